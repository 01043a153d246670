"""The command line as a person calls it, on the real corpus, already built."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from casegraph.cli import main
from casegraph.repository import Repository


@dataclass(frozen=True)
class Said:
    """What a command printed and how it ended."""

    out: str
    err: str
    code: int


Run = Callable[..., Said]


@pytest.fixture
def run(
    repository: Repository,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Call the command line with words; standard output is wide enough for any table."""
    monkeypatch.setenv("CASEGRAPH_SNAPSHOTS", str(repository.snapshot.parent))
    monkeypatch.setenv("COLUMNS", "250")

    def call(*words: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["casegraph", *words])
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        else:
            code = 0
        printed = capsys.readouterr()
        return Said(printed.out, printed.err, code)

    return call
