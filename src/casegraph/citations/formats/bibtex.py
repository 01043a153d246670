"""BibTeX: entries in UTF-8, for BibTeX and for biblatex.

Every brace of a text is written by name, since BibTeX counts braces even behind a backslash, and an
entry with an odd one would swallow those after it. A title stands in braces of its own, so that no
style changes its capitals, and so does the name of a body, so that it is not split as a person's.
"""

from collections.abc import Iterator, Sequence

from casegraph.citations.formats.base import Format, one_line
from casegraph.citations.kinds import KINDS, OTHER
from casegraph.citations.work import Work

__all__ = ["BIBTEX"]

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)
_IN_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})


def _write(works: Sequence[Work]) -> str:
    return "\n".join(_entry(work) for work in works)


def _entry(work: Work) -> str:
    kind = KINDS.get(work.kind, OTHER)
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(work) if value)
    return f"@{kind.bibtex}{{{work.key},\n{fields}}}\n"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{_text(work.title)}}}"
    yield "author", " and ".join(f"{{{_text(name)}}}" for name in work.authors)
    yield _place_of_publisher(work), _text(work.publisher)
    yield "howpublished", f"In: {_text(work.within)}" if work.within else ""
    yield "year", str(work.year or "")
    yield "month", _month(work)
    yield "version", _text(work.version)
    yield "doi", _address(work.doi)
    yield "url", _address(work.url)
    yield "urldate", work.accessed.isoformat() if work.accessed else ""
    yield "language", _text(work.language)
    yield "note", _text(_edition(work))


def _place_of_publisher(work: Work) -> str:
    kind = KINDS.get(work.kind, OTHER)
    if kind.bibtex == "article":
        return "journal"
    return "institution" if kind.bibtex == "techreport" else "publisher"


def _month(work: Work) -> str:
    return str(work.issued.month) if work.issued else ""


def _edition(work: Work) -> str:
    """The edition stands in the note as well: the standard styles print no version."""
    return f"Edition {work.version}. {work.note}".strip() if work.version else work.note


def _text(text: str) -> str:
    return one_line(text).translate(_ESCAPES)


def _address(text: str) -> str:
    """Addresses are read as they are, without escapes."""
    return one_line(text).translate(_IN_ADDRESS)


BIBTEX = Format("bibtex", "BibTeX", "application/x-bibtex", "bib", _write)
