"""The search page: words, facets, hits."""

from collections.abc import Collection, Iterator, Sequence
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from casegraph.search import FACETS, FacetValue, SearchResult
from casegraph_api.links import address
from casegraph_api.parameters import Search, known_fields
from casegraph_api.site import OpenSite

router = APIRouter()

_SHOWN_VALUES = 8
_ORDERS = (
    ("relevance", "Best match"),
    ("title", "Title"),
    ("start", "Earliest start"),
    ("-start", "Latest start"),
)
_OPEN_FACETS = 3
# What servers in front of others commonly take for an address.
_LONGEST_LINK = 8000


class _Choice(NamedTuple):
    """A value of a facet with the narrower ones; open where one of them is chosen."""

    value: FacetValue
    narrower: Sequence["_Choice"]
    chosen: bool
    open: bool


class _Group(NamedTuple):
    """One facet as the page lists it: the first values, and those that open on demand."""

    name: str
    label: str
    chosen: Collection[str]
    first: Sequence[_Choice]
    rest: Sequence[_Choice]


@router.get("/search")
def search(request: Request, site: OpenSite, asked: Annotated[Search, Query()]) -> Response:
    """Cases by words, facets and years."""
    known_fields(request, Search, "The search")
    found = site.repository.find(asked.query())
    corrected = found.did_you_mean
    return site.page(
        "search.html",
        asked=asked,
        found=found,
        groups=tuple(_groups(asked, found)),
        chips=tuple(_chips(asked, found)),
        open_facets=_OPEN_FACETS,
        orders=_ORDERS,
        imported=site.imported,
        with_imported=address("search", query=asked.pairs(imported=True, offset=0)),
        corrected=address("search", query=asked.pairs(q=corrected, offset=0)),
        previous=_before(asked),
        following=_after(asked, found),
        instead=address("search", query=asked.pairs(q=found.searched_instead, offset=0)),
        words_only=address("search", query=asked.pairs(expand=False, offset=0)),
        with_concepts=address("search", query=asked.pairs(expand=True, offset=0)),
        twins={form: _twin(asked, form) for form in ("json", "csv")},
        sparql=_sparql(found),
    )


def _groups(asked: Search, found: SearchResult) -> Iterator[_Group]:
    """The facets with something to choose, the chosen values first."""
    for name, facet in FACETS.items():
        chosen = asked.where.get(name, ())
        choices = _choices(found.facets[name], chosen, None)
        choices.sort(key=lambda choice: not (choice.chosen or choice.open))
        shown = max(_SHOWN_VALUES, sum(choice.chosen or choice.open for choice in choices))
        if choices:
            yield _Group(name, facet.label, chosen, choices[:shown], choices[shown:])


def _choices(
    values: Sequence[FacetValue], chosen: Collection[str], under: str | None
) -> list[_Choice]:
    """The values directly under one, each with those under it, in the order of the facet."""
    listed = {value.value for value in values}
    choices = []
    for value in values:
        if (value.broader if value.broader in listed else None) != under:
            continue
        narrower = _choices(values, chosen, value.value)
        opened = any(choice.chosen or choice.open for choice in narrower)
        choices.append(_Choice(value, narrower, value.value in chosen, opened))
    return choices


def _chips(asked: Search, found: SearchResult) -> Iterator[tuple[str, str, str]]:
    """Each active filter: its name, its value in words, and the address without it."""
    for name, values in asked.where.items():
        labels = {value.value: value.label for value in found.facets[name]}
        for value in values:
            others = [other for other in values if other != value]
            without = asked.pairs(**{name: others}, offset=0)
            label = labels.get(value, value)
            yield FACETS[name].label, label, address("search", query=without)
    if asked.imported:
        without = asked.pairs(imported=False, offset=0)
        yield "Imported cases", "included", address("search", query=without)
    for name, words in (("start_from", "Began in or after"), ("start_to", "Began in or before")):
        year = getattr(asked, name)
        if year is not None:
            without = asked.pairs(**{name: None}, offset=0)
            yield words, str(year), address("search", query=without)


def _before(asked: Search) -> str | None:
    offset = max(asked.offset - asked.limit, 0)
    return address("search", query=asked.pairs(offset=offset)) if asked.offset else None


def _after(asked: Search, found: SearchResult) -> str | None:
    offset = found.next_offset
    return address("search", query=asked.pairs(offset=offset)) if offset else None


def _sparql(found: SearchResult) -> str | None:
    """The page of the endpoint with the query that finds the same cases, if it fits an address."""
    there = address("sparql", query=[("query", found.sparql or "")])
    return there if found.sparql and len(there) <= _LONGEST_LINK else None


def _twin(asked: Search, form: str) -> str:
    """The address of the same answer for a program."""
    given = asked.pairs(format="csv" if form == "csv" else None)
    return address("api", "v1", "search", query=given)
