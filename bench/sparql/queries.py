"""The ten questions that every server is asked, read from `queries/`.

The first line of a file is `# class: label`. A line `# name: a b c` gives values that stand for
`{name}` in turn, so that no server can answer a look-up from memory of the last one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

__all__ = ["AGGREGATE", "LOOK_UP", "MIX", "Query", "read_queries", "request"]

LOOK_UP, AGGREGATE = "look-up", "aggregate"
MIX = ("01-case", "02-country-and-type", "03-count", "04-barrier-facets", "05-barriers-together",
       "08-order")  # fmt: skip
"""The six of which design's target against rdflib-endpoint speaks."""

_FOLDER = Path(__file__).parent / "queries"
_VALUES = re.compile(r"^# (\w+): (.+)\n", re.MULTILINE)
_ROWS = "application/sparql-results+json"
_STATEMENTS = "application/n-triples"


@dataclass(frozen=True)
class Query:
    """A question: its class, its label, and the texts in which it is asked in turn."""

    name: str
    kind: str
    label: str
    texts: tuple[str, ...]

    @property
    def media_type(self) -> str:
        """What its answer is asked for as."""
        return _STATEMENTS if "CONSTRUCT" in self.texts[0] else _ROWS

    @property
    def cut(self) -> bool:
        """Whether any rows will do, so that two right answers may differ."""
        return "LIMIT" in self.texts[0] and "ORDER BY" not in self.texts[0]


def read_queries() -> tuple[Query, ...]:
    """All queries, in the order of their file names."""
    return tuple(_read(file) for file in sorted(_FOLDER.glob("*.rq")))


def _read(file: Path) -> Query:
    first, _, rest = file.read_text("utf-8").partition("\n")
    kind, _, label = first.removeprefix("# ").partition(": ")
    values = _VALUES.match(rest)
    if values is None:
        return Query(file.stem, kind, label, (rest,))
    text = rest[values.end() :]
    spelled = (text.replace(f"{{{values[1]}}}", value) for value in values[2].split())
    return Query(file.stem, kind, label, tuple(spelled))


def request(path: str, text: str, media_type: str, more: Mapping[str, str]) -> bytes:
    """The bytes of a GET that keeps its connection."""
    asked = urlencode({"query": text, **more})
    head = f"GET {path}?{asked} HTTP/1.1\r\nHost: localhost\r\nAccept: {media_type}\r\n\r\n"
    return head.encode()
