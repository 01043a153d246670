"""What files are called in messages."""

from pathlib import Path

__all__ = ["shown"]


def shown(file: Path) -> Path:
    """The path as a user would type it from where they are."""
    here = Path.cwd()
    absolute = file.absolute()
    return absolute.relative_to(here) if absolute.is_relative_to(here) else file
