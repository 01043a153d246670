"""The search page: words, facets, hits."""

from collections.abc import Collection, Iterator, Sequence
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from casegraph.errors import QueryError, did_you_mean
from casegraph.model import Vocabulary
from casegraph.search import FACETS, FacetValue, SearchResult
from casegraph_api.links import address
from casegraph_api.parameters import Search
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


class _Group(NamedTuple):
    """One facet as the page lists it: the first values, and those that open on demand."""

    name: str
    label: str
    chosen: Collection[str]
    first: Sequence[FacetValue]
    rest: Sequence[FacetValue]


@router.get("/search")
def search(request: Request, site: OpenSite, asked: Annotated[Search, Query()]) -> Response:
    """Cases by words, facets and years."""
    _check_names(request)
    found = site.repository.find(asked.query())
    corrected = found.did_you_mean
    return site.page(
        "search.html",
        asked=asked,
        found=found,
        groups=tuple(_groups(site.vocabulary, asked, found)),
        chips=tuple(_chips(asked, found)),
        open_facets=_OPEN_FACETS,
        orders=_ORDERS,
        imported=site.imported,
        with_imported=address("search", query=asked.pairs(imported=True, offset=0)),
        corrected=address("search", query=asked.pairs(q=corrected, offset=0)),
        previous=_before(asked),
        following=_after(asked, found),
        twins={form: _twin(asked, form) for form in ("json", "csv")},
    )


def _check_names(request: Request) -> None:
    known = tuple(Search.model_fields)
    for name in request.query_params:
        if name not in known:
            hint = did_you_mean(name, known)
            raise QueryError(f"The search has no field {name[:80]!r}. {hint}".rstrip())


def _groups(vocabulary: Vocabulary, asked: Search, found: SearchResult) -> Iterator[_Group]:
    """The facets with something to choose; a grouping concept is listed only if it is chosen."""
    for name, facet in FACETS.items():
        scheme, chosen = vocabulary.by_id.get(facet.scheme or ""), asked.where.get(name, ())
        values = [
            value
            for value in found.facets[name]
            if value.value in chosen or scheme is None or value.value in scheme.usable
        ]
        values.sort(key=lambda value: value.value not in chosen)
        shown = max(_SHOWN_VALUES, len(chosen))
        if values:
            yield _Group(name, facet.label, chosen, values[:shown], values[shown:])


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


def _twin(asked: Search, form: str) -> str:
    """The address of the same answer for a program."""
    given = asked.pairs(format="csv" if form == "csv" else None)
    return address("api", "v1", "search", query=given)
