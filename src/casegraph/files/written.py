"""Writing: a file that takes its name only when it is whole."""

from pathlib import Path

__all__ = ["written"]


def written(to: Path, content: bytes) -> Path:
    """Write a file and give it; OSError leaves what stood there before."""
    new = to.with_name(f".{to.name}.new")
    try:
        new.write_bytes(content)
        return new.replace(to)
    finally:
        new.unlink(missing_ok=True)
