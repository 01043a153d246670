"""Seals: a list of the files of an index with their checksums, so that damage shows on opening."""

import json
from pathlib import Path
from zlib import crc32

from casegraph.errors import SnapshotError

__all__ = ["check_seal", "seal", "unreadable"]

_FILE = "seal.json"


def seal(folder: Path) -> None:
    """List all files that are in a folder now."""
    (folder / _FILE).write_text(json.dumps(_checksums(folder), indent=1), encoding="utf-8")


def check_seal(folder: Path) -> None:
    """SnapshotError where a file of the list is missing or is not what it was."""
    try:
        listed = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        found = _checksums(folder)
        wrong = sorted(name for name, sums in listed.items() if found.get(name) != sums)
    except (OSError, ValueError, AttributeError) as error:
        raise unreadable(folder, error) from error
    if wrong:
        raise unreadable(folder, f"damaged: {', '.join(wrong)}")


def _checksums(folder: Path) -> dict[str, list[int]]:
    """Size and CRC-32 of each file below a folder."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    contents = ((file.relative_to(folder).as_posix(), file.read_bytes()) for file in files)
    return {name: [len(content), crc32(content)] for name, content in contents}


def unreadable(folder: Path, why: object) -> SnapshotError:
    """What to say of an index that is missing or damaged, and why."""
    return SnapshotError(f"The search index in {folder} cannot be read ({why}). Build it again.")
