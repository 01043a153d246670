"""A folder that appears only when all its files are in it."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from casegraph.errors import InputError

__all__ = ["write_folder"]


def write_folder(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write files beside the place of the folder, then put the whole there by one rename.

    A folder with files of the same names only is replaced; InputError if there are others, or if
    the place cannot be written.
    """
    try:
        others = (
            sorted({one.name for one in folder.iterdir()} - set(files)) if folder.exists() else []
        )
        if others:
            raise InputError(
                f"{folder} holds other files, such as {others[0]}. Name a new or empty folder."
            )
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as aside:
            new = Path(aside) / "new"
            new.mkdir()
            for name, content in files.items():
                (new / name).write_bytes(content)
            _put(new, folder, Path(aside) / "old")
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error.strerror or error}.") from error
    return [folder / name for name in files]


def _put(new: Path, folder: Path, old: Path) -> None:
    """Rename the new folder into its place; what stood there comes back if that fails."""
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            shutil.move(old, folder)
        raise
