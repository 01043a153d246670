"""The page of the endpoint: a query, the form to send it, and what came of it."""

import json
from collections.abc import Iterator, Mapping, Sequence
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

__all__ = ["query_page"]

_MOST_SHOWN = 500
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
        found |= _found(checked, reply)
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
        most_shown=_MOST_SHOWN,
        **found,
    )


def _found(checked: Checked, reply: Reply) -> dict[str, Any]:
    text = reply.body.decode(errors="replace")
    if checked.kind == "graph":
        return {"graph": text[:_LONGEST_SHOWN], "longer": len(text) > _LONGEST_SHOWN}
    answer = json.loads(text)
    if checked.kind == "truth":
        return {"truth": answer["boolean"]}
    columns = answer["head"]["vars"]
    return {"columns": columns, "rows": list(_rows(columns, answer["results"]["bindings"]))}


def _rows(
    columns: Sequence[str], bindings: Sequence[Mapping[str, Mapping[str, Any]]]
) -> Iterator[list[_Cell]]:
    for binding in bindings[:_MOST_SHOWN]:
        yield [_cell(binding.get(column)) for column in columns]


def _cell(term: Mapping[str, Any] | None) -> _Cell:
    if term is None:
        return _Cell("", None, "unbound")
    value = str(term["value"])
    if term["type"] == "uri":
        ours = value.startswith(BASE)
        link = f"/{value.removeprefix(BASE).lstrip('/')}" if ours else value
        return _Cell(value.removeprefix(BASE), link, "ours" if ours else "iri")
    return _Cell(value, None, str(term.get("xml:lang", term["type"])))
