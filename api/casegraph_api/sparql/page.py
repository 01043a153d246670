"""The page of the endpoint: a query, the form to send it, and what came of it.

It is whole without a script; where the scripts of `web/` are built, they work on the same form.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from fastapi import Request
from fastapi.responses import Response

from casegraph.formats import formats_of
from casegraph.settings import Limits
from casegraph.sparql.engine import Reply
from casegraph.sparql.guard import Checked
from casegraph.store.iris import BASE, PREFIXES
from casegraph_api.links import address
from casegraph_api.origin import origin
from casegraph_api.schemas import Problem
from casegraph_api.site import Site
from casegraph_api.sparql.examples import EXAMPLE, example_query, examples
from casegraph_api.sparql.protocol import PARAMETERS, Asked
from casegraph_api.sparql.words import prefixes

__all__ = ["apology", "contents", "query_page"]

_JSON = json.JSONDecoder()
_COLUMNS = re.compile(r'"vars"\s*:\s*(?=\[)')
_ROWS = re.compile(r'"bindings"\s*:\s*\[\s*')
_BETWEEN = re.compile(r"[\s,]*")
# While a page is made nobody else is served, so what goes into it is bounded in each direction.
_MOST_SHOWN, _MOST_CELLS, _LONGEST_CELL = 500, 10_000, 2_000
_LONGEST_SHOWN = 50_000
_CARRIED = set(PARAMETERS) - {"query", "format", "timeout"}
_NOTHING: dict[str, Any] = {
    "problem": None,
    "reply": None,
    "downloads": (),
    "columns": (),
    "rows": (),
    "truth": None,
    "graph": None,
}
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
    site: Site,
    limits: Limits,
    request: Request,
    asked: Asked,
    checked: Checked | None,
    reply: Reply | None,
) -> Response:
    """The page with a query and its answer, or with an example to begin from."""
    found: dict[str, Any] = {}
    if checked is not None and reply is not None:
        found = contents(checked, reply)
    kind = checked.kind if checked else "table"
    downloads = [
        (form.label, address("sparql", query=[*asked.pairs(), ("format", form.name)]))
        for form in formats_of(kind)
    ]
    query = asked.query or _begun(site, request)
    return _page(site, limits, request, query=query, reply=reply, downloads=downloads, **found)


def apology(site: Site, limits: Limits, request: Request, problem: Problem) -> Response:
    """The page with a query that could not be answered, why, and what to do."""
    query = request.query_params.get("query", "")
    return _page(site, limits, request, problem.status, query=query, problem=problem)


def _begun(site: Site, request: Request) -> str:
    """The query to begin from: that of the example asked for, else the first one."""
    name = request.query_params.get(EXAMPLE)
    return example_query(site, name) if name else _FIRST


def _page(
    site: Site, limits: Limits, request: Request, status: int = 200, **found: Any
) -> Response:
    given = request.query_params
    lies_at = f"{origin(request.scope, site.public_url)}{address('sparql')}"
    return site.page(
        "sparql.html",
        status,
        lies_at="" if "query" in given else lies_at,  # handed on is the query, not this page
        **_NOTHING | found,
        limits=limits,
        seconds=given.get("timeout", ""),
        carried=[pair for pair in given.multi_items() if pair[0] in _CARRIED],
        topics=examples(site),
        example=given.get(EXAMPLE),
        prefixes=prefixes(site),
        declared=len(PREFIXES),
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
