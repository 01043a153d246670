"""The validation process: it runs our modules, whatever lies in the user's folder."""

from pathlib import Path

import pytest

from casegraph.building import build_snapshot
from casegraph.settings import Settings


def test_a_module_in_the_users_folder_is_not_run(
    tiny: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("open('was-run', 'w').close()\nraise SystemExit(0)\n")
    monkeypatch.chdir(tmp_path)
    assert build_snapshot(tiny).fresh
    assert not (tmp_path / "was-run").exists()
