"""The page of the actors: who took part, in how much, as what."""

from collections.abc import Iterator
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from casegraph_api.actors import ACTOR_FACETS, ActorsFound, find_actors
from casegraph_api.links import address
from casegraph_api.pages.facets import FacetGroup, facet_group
from casegraph_api.parameters import ActorForm, Actors, known_fields
from casegraph_api.site import OpenSite

router = APIRouter()

_COLUMNS = (("Actor", "name"), ("Sector", "sector"), ("Country", "country"), ("Cases", "cases"))
_ORDERS = {"-cases": "Most cases", "name": "Name", "sector": "Sector", "country": "Country"}
# Where numbers are put in order, most is wanted first.
_DOWNWARD = {"cases"}
_NAMED_CASES = 2
_NAMED_ROLES = 3


class _Column(NamedTuple):
    """A column of the table, the address that puts it in order, and the order it is in now."""

    label: str
    address: str
    order: str


class _Chip(NamedTuple):
    """A filter in use: its name, its value in words, and the address without it."""

    name: str
    value: str
    without: str


@router.get("/actors")
def actors(request: Request, site: OpenSite, asked: Annotated[ActorForm, Query()]) -> Response:
    """Actors by words, sector, role and country."""
    known_fields(request, ActorForm, "The list of actors")
    rows = site.actors(imported=asked.imported)
    found = find_actors(rows, site.vocabulary, asked.q, asked.where, asked.sort)
    end = asked.offset + asked.limit
    return site.page(
        "actors.html",
        asked=asked,
        total=len(found.rows),
        rows=found.rows[asked.offset : end],
        most=max((len(row.cases) for row in found.rows), default=1),
        named_cases=_NAMED_CASES,
        named_roles=_NAMED_ROLES,
        summaries=site.summaries,
        columns=[_column(asked, *column) for column in _COLUMNS],
        groups=tuple(_groups(asked, found)),
        chips=tuple(_chips(asked, found)),
        unfiltered=address("actors", query=[("q", asked.q)] if asked.q else []),
        orders=_ORDERS if asked.sort in _ORDERS else _ORDERS | {asked.sort: "As in the table"},
        imported=site.repository.info["imported_actors"],
        previous=_page(asked, max(asked.offset - asked.limit, 0)) if asked.offset else None,
        following=_page(asked, end) if end < len(found.rows) else None,
        twins={form: _twin(asked, form) for form in ("json", "csv")},
    )


def _column(asked: ActorForm, label: str, key: str) -> _Column:
    """A second choice of the same column turns it around."""
    up, down = key, f"-{key}"
    now = "ascending" if asked.sort == up else "descending" if asked.sort == down else ""
    first, second = (down, up) if key in _DOWNWARD else (up, down)
    turned = second if asked.sort == first else first
    return _Column(label, address("actors", query=asked.pairs(sort=turned, offset=0)), now)


def _groups(asked: ActorForm, found: ActorsFound) -> Iterator[FacetGroup]:
    for name, facet in ACTOR_FACETS.items():
        if values := found.facets[name]:
            yield facet_group(name, facet.label, values, asked.where.get(name, ()))


def _chips(asked: ActorForm, found: ActorsFound) -> Iterator[_Chip]:
    for name, values in asked.where.items():
        labels = {value.value: value.label for value in found.facets[name]}
        for value in values:
            others = [other for other in values if other != value]
            without = address("actors", query=asked.pairs(**{name: others}, offset=0))
            yield _Chip(ACTOR_FACETS[name].label, labels[value], without)


def _page(asked: ActorForm, offset: int) -> str:
    return address("actors", query=asked.pairs(offset=offset))


def _twin(asked: ActorForm, form: str) -> str:
    """The address of the same list for a program, which has other defaults."""
    fields = {name: getattr(asked, name) for name in Actors.model_fields}
    given = Actors.model_validate(fields).pairs(format=None if form == "json" else form)
    return address("api", "v1", "actors", query=given)
