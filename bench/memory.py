"""Memory of a process and all that it started, shared pages counted once."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

__all__ = ["megabytes", "tree"]

_GONE = (FileNotFoundError, ProcessLookupError)


def tree(pid: int) -> Iterator[int]:
    """The process and its descendants."""
    yield pid
    with suppress(*_GONE):
        for task in Path(f"/proc/{pid}/task").iterdir():
            with suppress(*_GONE):
                for child in (task / "children").read_text().split():
                    yield from tree(int(child))


def megabytes(pid: int) -> float:
    """What the process and its descendants hold together."""
    return sum(_held(process) for process in tree(pid)) / 1000


def _held(pid: int) -> int:
    """Kilobytes of a process, of shared pages its share."""
    with suppress(*_GONE):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
