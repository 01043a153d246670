"""The page of the endpoint: a query, the form to send it, and what came of it."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from fastapi.responses import Response

from casegraph.formats import formats_of
from casegraph.settings import Limits
from casegraph.sparql.engine import Reply
from casegraph.sparql.guard import Checked
from casegraph.store.iris import BASE
from casegraph_api.links import address
from casegraph_api.site import Site
from casegraph_api.sparql.protocol import Asked

__all__ = ["contents", "query_page"]

_JSON = json.JSONDecoder()
_COLUMNS = re.compile(r'"vars"\s*:\s*(?=\[)')
_ROWS = re.compile(r'"bindings"\s*:\s*\[\s*')
_BETWEEN = re.compile(r"[\s,]*")
# While a page is made nobody else is served, so what goes into it is bounded in each direction.
_MOST_SHOWN, _MOST_CELLS, _LONGEST_CELL = 500, 10_000, 2_000
_LONGEST_SHOWN = 50_000
_FIRST = """SELECT ?barrier (COUNT(DISTINCT ?case) AS ?cases)
WHERE {
  ?case cg:hasBarrier/cg:barrier ?barrier .
}
GROUP BY ?barrier
ORDER BY DESC(?cases)
LIMIT 20
"""


class _Cell(NamedTuple):
    """A value of a table: its text, where it leads, and what sort of value it is."""

    text: str
    link: str | None
    note: str


def query_page(
    site: Site, limits: Limits, asked: Asked, checked: Checked | None, reply: Reply | None
) -> Response:
    """The page with a query and its answer, or with an example to begin from."""
    found: dict[str, Any] = {"columns": (), "rows": (), "truth": None, "graph": None}
    if checked is not None and reply is not None:
        found |= contents(checked, reply)
    kind = checked.kind if checked else "table"
    return site.page(
        "sparql.html",
        query=asked.query or _FIRST,
        limits=limits,
        reply=reply,
        downloads=[
            (form.label, address("sparql", query=[*asked.pairs(), ("format", form.name)]))
            for form in formats_of(kind)
        ],
        **found,
    )


def contents(checked: Checked, reply: Reply) -> dict[str, Any]:
    """What of an answer is shown."""
    text = reply.body.decode(errors="replace")
    if checked.kind == "graph":
        return {"graph": text[:_LONGEST_SHOWN], "longer": len(text) > _LONGEST_SHOWN}
    if checked.kind == "truth":
        return {"truth": json.loads(text)["boolean"]}
    columns = _columns(text)
    most = max(1, min(_MOST_SHOWN, _MOST_CELLS // max(1, len(columns))))
    rows = [[_cell(row.get(name)) for name in columns] for row in islice(_bindings(text), most)]
    return {"columns": columns, "rows": rows}


def _columns(text: str) -> Sequence[str]:
    found = _COLUMNS.search(text)
    columns: Sequence[str] = _JSON.raw_decode(text, found.end())[0] if found else ()
    return columns


def _bindings(text: str) -> Iterator[Mapping[str, Mapping[str, Any]]]:
    """The rows, read one by one: few are shown of what may be megabytes."""
    found = _ROWS.search(text)
    place = found.end() if found else len(text)
    while text.startswith("{", place):
        row, end = _JSON.raw_decode(text, place)
        yield row
        between = _BETWEEN.match(text, end)
        place = between.end() if between else end


def _cell(term: Mapping[str, Any] | None) -> _Cell:
    if term is None:
        return _Cell("", None, "unbound")
    value = str(term["value"])
    if term["type"] == "uri" and len(value) <= _LONGEST_CELL:
        ours = value.startswith(BASE)
        link = f"/{value.removeprefix(BASE).lstrip('/')}" if ours else value
        return _Cell(value.removeprefix(BASE), link, "ours" if ours else "iri")
    return _Cell(_short(value), None, str(term.get("xml:lang", term["type"])))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else f"{text[:_LONGEST_CELL]} …"
