"""Results: what the list, the table and the map of a search have in common on their pages."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from casegraph.search import FACETS, SearchResult
from casegraph_api.links import Pairs, address
from casegraph_api.pages.facets import FacetGroup, facet_group
from casegraph_api.parameters import Search
from casegraph_api.site import Site

__all__ = ["results"]

_OPEN_FACETS = 3
_ORDERS = {
    "relevance": "Best match",
    "title": "Title",
    "start": "Earliest start",
    "-start": "Latest start",
    "country": "Country",
    "status": "Status",
}
_TURNED = {
    "-title": "Title, from Z",
    "-country": "Country, from Z",
    "-status": "Status, from Z",
}
_FILES = {"json": "JSON", "csv": "CSV", "geojson": "GeoJSON"}
# What servers in front of others commonly take for an address.
_LONGEST_LINK = 8000


class _Way(NamedTuple):
    """One way to look at what was found: its name, its address, and whether it is this one."""

    label: str
    address: str
    current: bool


def results(site: Site, asked: Search, found: SearchResult, way: str) -> dict[str, Any]:
    """What the pages of a search show; *way* is `list`, `table` or `map`."""
    page = "map" if way == "map" else "search"
    corrected = found.did_you_mean

    def turned(**changes: Any) -> str:
        return address(page, query=asked.pairs(offset=0, **changes))

    return {
        "way": way,
        "page": page,
        "asked": asked,
        "found": found,
        "ways": tuple(_ways(asked, way)),
        "groups": tuple(_groups(asked, found)),
        "chips": tuple(_chips(asked, found, page)),
        "unfiltered": address(page, query=_unfiltered(asked)),
        "open_facets": _OPEN_FACETS,
        "orders": _ORDERS | {key: word for key, word in _TURNED.items() if key == asked.sort},
        "imported": site.imported,
        "with_imported": turned(imported=True),
        "corrected": turned(q=corrected),
        "instead": turned(q=found.searched_instead),
        "words_only": turned(expand=False),
        "with_concepts": turned(expand=True),
        "twins": {form: (label, _twin(asked, form)) for form, label in _FILES.items()},
        "sparql": _sparql(found),
    }


def _ways(asked: Search, way: str) -> Iterator[_Way]:
    """List, table and map of the same cases; the first two begin anew where the map was."""
    whole = Search.model_validate(_plain(asked)).pairs(offset=0)
    yield _Way("List", address("search", query=whole), way == "list")
    yield _Way("Table", address("search", query=[*whole, ("view", "table")]), way == "table")
    yield _Way("Map", address("map", query=whole), way == "map")


def _plain(asked: Search) -> dict[str, Any]:
    """What is asked, without how it is shown."""
    return {name: getattr(asked, name) for name in Search.model_fields}


def _unfiltered(asked: Search) -> Pairs:
    """The words alone."""
    kept = ("q", "view", "expand")
    return [(name, value) for name, value in asked.pairs() if name in kept]


def _groups(asked: Search, found: SearchResult) -> Iterator[FacetGroup]:
    """The facets with something to choose."""
    for name, facet in FACETS.items():
        if values := found.facets[name]:
            yield facet_group(name, facet.label, values, asked.where.get(name, ()))


def _chips(asked: Search, found: SearchResult, page: str) -> Iterator[tuple[str, str, str]]:
    """Each active filter: its name, its value in words, and the address without it."""
    for name, values in asked.where.items():
        labels = {value.value: value.label for value in found.facets[name]}
        for value in values:
            others = [other for other in values if other != value]
            without = asked.pairs(**{name: others}, offset=0)
            label = labels.get(value, value)
            yield FACETS[name].label, label, address(page, query=without)
    if asked.imported:
        without = asked.pairs(imported=False, offset=0)
        yield "Imported cases", "included", address(page, query=without)
    for name, words in (("start_from", "Began in or after"), ("start_to", "Began in or before")):
        year = getattr(asked, name)
        if year is not None:
            without = asked.pairs(**{name: None}, offset=0)
            yield words, str(year), address(page, query=without)


def _sparql(found: SearchResult) -> str | None:
    """The page of the endpoint with the query that finds the same cases, if it fits an address."""
    there = address("sparql", query=[("query", found.sparql or "")])
    return there if found.sparql and len(there) <= _LONGEST_LINK else None


def _twin(asked: Search, form: str) -> str:
    """The address of the same answer for a program."""
    plain = Search.model_validate(_plain(asked))
    given = plain.pairs(format=None if form == "json" else form)
    return address("api", "v1", "search", query=given)
