"""RIS: a line a field, ended by carriage return and line feed, as its specification has it."""

from collections.abc import Iterator, Sequence

from casegraph.citations.formats.base import Format, one_line
from casegraph.citations.kinds import KINDS, OTHER
from casegraph.citations.work import Work

__all__ = ["RIS"]


def _write(works: Sequence[Work]) -> str:
    return "".join(_line(tag, value) for work in works for tag, value in _fields(work))


def _line(tag: str, value: str) -> str:
    return f"{tag}  - {one_line(value)}\r\n"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", KINDS.get(work.kind, OTHER).ris
    yield from ((tag, value) for tag, value in _filled(work) if value)
    yield "ER", ""


def _filled(work: Work) -> Iterator[tuple[str, str]]:
    kind = KINDS.get(work.kind, OTHER)
    yield "ID", work.key
    yield "TI", work.title
    yield from (("AU", name) for name in work.authors)
    yield "T2", work.publisher if kind.periodical else work.within
    yield "PB", work.publisher
    yield "PY", str(work.year or "")
    yield "DA", f"{work.issued:%Y/%m/%d}" if work.issued else ""
    yield "ET", work.version
    yield "DO", work.doi
    yield "UR", work.url
    yield "Y2", f"{work.accessed:%Y/%m/%d}" if work.accessed else ""
    yield "LA", work.language
    yield "N1", work.note


RIS = Format("ris", "RIS", "application/x-research-info-systems", "ris", _write)
