"""Citations: works to be cited, in any of the formats."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from casegraph.citations.formats import FORMATS, Format, format_of
from casegraph.citations.formats.text import reference
from casegraph.citations.work import Work
from casegraph.errors import InputError
from casegraph.files.written import written
from casegraph.html import html_list

__all__ = ["Citations"]


@dataclass(frozen=True)
class Citations:
    """Works in an order; as text it is a list of references."""

    works: tuple[Work, ...]

    def __iter__(self) -> Iterator[Work]:
        return iter(self.works)

    def __len__(self) -> int:
        return len(self.works)

    def __str__(self) -> str:
        return self.to("text")

    def to(self, form: str) -> str:
        """The works as `text`, `bibtex`, `ris` or `csl`; InputError for another format."""
        return format_of(form).write(self.works)

    def write(self, path: str | Path, form: str | None = None) -> Path:
        """Write a file; without a format its ending says which (.bib, .ris, .json, .txt).

        InputError for another ending, or if the place cannot be written.
        """
        file = Path(path)
        chosen = format_of(form) if form else _by_name(file)
        try:
            return written(file, chosen.write(self.works).encode())
        except OSError as error:
            raise InputError(f"{file} cannot be written: {error.strerror or error}.") from error

    def _repr_html_(self) -> str:
        return html_list(map(reference, self.works))


def _by_name(file: Path) -> Format:
    for form in FORMATS.values():
        if file.suffix == f".{form.suffix.rpartition('.')[2]}":
            return form
    endings = ", ".join(f".{form.suffix}" for form in FORMATS.values())
    raise InputError(f"{file.name!r} says no format. Use one of the endings {endings}.")
