"""One CSV table in: its rows by the names of its columns, or a message that says what is wrong."""

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from casegraph.errors import InputError, did_you_mean

__all__ = ["Row", "clean", "read_table"]

_MOST_BYTES = 200_000_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class Row:
    """One row, with the line of the file that it begins on."""

    line: int
    cells: dict[str, str]


def clean(text: str) -> str:
    """A cell as text of one line: control characters become blanks, and blanks single ones."""
    return " ".join(_CONTROL.sub(" ", text).split())


def read_table(file: Path, needed: Collection[str]) -> Iterator[Row]:
    """The rows of a CSV file in UTF-8 that has at least the columns needed.

    Raises InputError for a file that cannot be read as such, with the line where there is one.
    """
    reader = csv.reader(io.StringIO(_text(file), newline=""), strict=True)
    try:
        header = [clean(name) for name in next(reader, [])]
        _check_header(file, header, needed)
        line = reader.line_num + 1
        for cells in reader:
            if any(cells):
                yield Row(line, _row(file, line, header, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            f"{file}:{reader.line_num}: This is not a row of CSV: {error}. Save the table as CSV."
        ) from error


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise InputError(f"{file} has more than {_MOST_BYTES:,} bytes. Split the table.")
        content = file.read_bytes()
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}. Check the path.") from error
    if not content.strip():
        raise InputError(f"{file} is empty. Expected a table in CSV with a row of column names.")
    try:
        return content.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line, byte = content.count(b"\n", 0, error.start) + 1, content[error.start]
        message = f"{file}:{line}: Byte 0x{byte:02x} is not valid UTF-8."
        raise InputError(f"{message} Save the table as CSV in UTF-8.") from error


def _check_header(file: Path, header: list[str], needed: Collection[str]) -> None:
    twice = next((name for name in header if name and header.count(name) > 1), None)
    if twice:
        raise InputError(f"{file}:1: The column {twice!r} is there twice. Keep one.")
    missing = [name for name in needed if name not in header]
    if len(missing) > len(needed) // 2:
        names = ", ".join(map(repr, missing[:3]))
        found = ", ".join(repr(name[:40]) for name in header[:5])
        raise InputError(
            f"{file}:1: This is another table: {len(missing)} of the {len(needed)} columns needed "
            f"are not there, such as {names}. Found {found}."
        )
    if missing:
        told = (f"{name!r}. {did_you_mean(name, header)}".rstrip() for name in missing)
        raise InputError("\n".join(f"{file}:1: There is no column {one}" for one in told))


def _row(file: Path, line: int, header: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) != len(header):
        raise InputError(
            f"{file}:{line}: The row has {len(cells)} cells, the header {len(header)}. "
            "A cell that holds a comma or a line break needs quotes."
        )
    return dict(zip(header, cells, strict=True))
