"""Text: a line a work, to be put in a list of references as it is."""

from collections.abc import Iterator, Sequence

from casegraph.citations.formats.base import Format, one_line
from casegraph.citations.kinds import CASE, COLLECTION
from casegraph.citations.work import Work

__all__ = ["TEXT", "reference"]

_SORTS = {CASE: "Case record", COLLECTION: "Data set"}


def reference(work: Work) -> str:
    """One work in a line: who, when, what, where, which edition, read when."""
    return " ".join(one_line(part) for part in _parts(work) if part)


def _parts(work: Work) -> Iterator[str]:
    names = "; ".join(work.authors) or work.publisher
    yield f"{names} ({work.year or 'n.d.'})."
    sort = f" [{_SORTS[work.kind]}]" if work.kind in _SORTS else ""
    yield _ended(f"{work.title}{sort}")
    yield _ended(f"In: {work.within}") if work.within else ""
    dated = f", {work.issued:%Y-%m-%d}" if work.issued else ""
    yield f"Edition {work.version}{dated}." if work.version else ""
    yield f"https://doi.org/{work.doi}" if work.doi else work.url
    yield f"(accessed {work.accessed:%Y-%m-%d})" if work.accessed else ""


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _write(works: Sequence[Work]) -> str:
    return "".join(f"{reference(work)}\n" for work in works)


TEXT = Format("text", "Text", "text/plain", "txt", _write)
