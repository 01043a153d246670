"""The page of networks: choose one, see it, read it as tables, take it along."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote
from weakref import WeakKeyDictionary

from fastapi import APIRouter, Request
from fastapi.responses import Response

from casegraph.errors import QueryError, did_you_mean
from casegraph.network import (
    ATTRIBUTES,
    PROJECTIONS,
    AnyNetwork,
    Parameter,
    Projection,
    projection,
)
from casegraph.network.appearance import palette
from casegraph.network.formats import NETWORK_FORMATS
from casegraph.network.measures import MEASURES, Measure
from casegraph.network.query import FILTERS
from casegraph_api.links import address
from casegraph_api.networks import Asked, names_of
from casegraph_api.origin import origin
from casegraph_api.site import OpenSite, Site

router = APIRouter()

_FIRST = "cases-actors"
_ROWS = 150
"""Rows of a table on a page, which so stays under 150 kB."""
_DIGITS = 9
_PAGES = ("nodes_page", "ties_page")
_TELLING = ("reasons", "role", "relation", "tie")
"""What a tie says of itself, by the first of these that it has."""
_COMMUNITIES = "communities-louvain"
_DRAWN = 3_000
_GEPHI = "https://gephi.org/gephi-lite/?gexf="
_YEARS, _PLAIN = ("from_year", "to_year"), ("min_weight",)
_SCHEMES = {"sector": "actor-sector", "role": "actor-role"}


class _Field(NamedTuple):
    """A field of the form: its name, its label, what stands in it, and what may be chosen."""

    name: str
    label: str
    value: str
    type: str
    choices: tuple[tuple[str, str], ...] = ()
    least: float | None = None
    most: float | None = None
    any: bool = False


class _Node(NamedTuple):
    """A row of the table of nodes."""

    id: str
    label: str
    kind: str
    link: str | None
    ties: int
    measured: tuple[str, ...]


class _Tie(NamedTuple):
    """A row of the table of ties."""

    one: str
    other: str
    source: str
    target: str
    weight: str
    told: str


class _Ranked(NamedTuple):
    """A network in the order of its tables, and the names of coded values."""

    nodes: tuple[str, ...]
    edges: tuple[tuple[str, str], ...]
    coded: Mapping[str, str]


class _Pager(NamedTuple):
    """The page of a table: which rows it has, and the addresses of the pages beside it."""

    number: int
    first: int
    last: int
    total: int
    previous: str | None
    following: str | None


_WORKED_OUT: WeakKeyDictionary[AnyNetwork, _Ranked] = WeakKeyDictionary()


@router.get("/network")
def network(request: Request, site: OpenSite) -> Response:
    """A network of the cases with its form; without a kind, cases and actors."""
    one = projection(_kind(request))
    _refuse_unknown(request, (*names_of(one), "kind", *_PAGES))
    needed = [p for p in one.parameters if p.needed and not request.query_params.get(p.name)]
    asked = Asked.of(request, one)
    context: dict[str, Any] = {"asked": asked, "one": one, "kinds": PROJECTIONS.values()}
    context |= _form(site, request, asked)
    if needed:
        return site.page("network.html", made=None, needed=needed, colour=asked.colour, **context)
    made = asked.network(site)
    ranked = _ranked(site, made, asked)
    pagers = _pagers(request, asked, ranked)
    of_nodes, of_ties = pagers.values()
    gexf = origin(request.scope, site.public_url) + asked.link("gexf")
    return site.page(
        "network.html",
        made=made,
        needed=(),
        ties=made.number_of_edges(),
        colour=asked.look(made).colour,
        picture=asked.link("svg") if 0 < len(made) <= _DRAWN else None,
        source=asked.link("json"),
        nodes=_nodes(made, ranked.nodes[of_nodes.first - 1 : of_nodes.last], asked),
        edges=_edges(made, ranked.edges[of_ties.first - 1 : of_ties.last]),
        pagers=pagers,
        rows=_ROWS,
        community=(_COMMUNITIES, MEASURES[_COMMUNITIES].label),
        columns=[MEASURES[name] for name in _columns(asked)],
        figures=[(MEASURES[n], made.graph[n]) for n in asked.measures if n in made.graph],
        formats=[(form, asked.link(form.id)) for form in NETWORK_FORMATS.values()],
        gephi=_GEPHI + quote(gexf, safe=""),
        palette=palette(),
        labels=json.dumps(_labels(ranked.coded, asked)),
        **context,
    )


def _kind(request: Request) -> str:
    told = list(filter(None, request.query_params.getlist("kind")))
    if len(told) > 1:
        raise QueryError("kind is given more than once. Keep one.")
    return told[0] if told else _FIRST


def _refuse_unknown(request: Request, known: tuple[str, ...]) -> None:
    for name in request.query_params:
        if name not in known:
            hint = did_you_mean(name, known)
            raise QueryError(f"A network has no field {name[:80]!r}. {hint}".rstrip())


def _form(site: Site, request: Request, asked: Asked) -> dict[str, Any]:
    given = request.query_params
    own = [_field(site, parameter, given.getlist(parameter.name)) for parameter in
           PROJECTIONS[asked.kind].parameters]  # fmt: skip
    fields = {name: _field(site, one, given.getlist(name)) for name, one in FILTERS.items()}
    shown = (*_YEARS, *_PLAIN)
    return {
        "words": given.get("q", ""),
        "own": own,
        "years": [fields[name] for name in _YEARS],
        "plain": [fields[name] for name in _PLAIN],
        "rest": [one for name, one in fields.items() if name not in shown],
        "kept": [(n, v) for n, several in asked.values for v in several if n not in _asked(asked)],
        "measures": [one for one in MEASURES.values() if _applies(one, PROJECTIONS[asked.kind])],
        "attributes": _attributes(asked),
    }


def _applies(measure: Measure, one: Projection) -> bool:
    """Whether a measure of nodes or of the whole can be had of a kind of network at all."""
    has = {
        "directed": one.directed,
        "undirected": not one.directed,
        "bipartite": one.bipartite,
        "one-mode": not one.bipartite,
    }
    return measure.of != "edge" and all(has.get(need, True) for need in measure.needs)


def _asked(asked: Asked) -> set[str]:
    """The names that the form has fields for; others it hands on unseen."""
    return {"q", *FILTERS, *(one.name for one in PROJECTIONS[asked.kind].parameters)}


def _field(site: Site, one: Parameter, given: list[str]) -> _Field:
    several = ",".join(filter(None, given))
    kind = "number" if one.type in ("integer", "double") else "text"
    # A filter that is not set narrows nothing; a parameter always has a value.
    free = one.needed or one.name in FILTERS
    shown = several or ("" if free else str(one.default).lower())
    choices = _choices(site, one, shown)
    return _Field(one.name, one.label, shown, kind, choices, one.least, one.most, any=free)


def _choices(site: Site, one: Parameter, shown: str) -> tuple[tuple[str, str], ...]:
    """What may be chosen; several values that the address has are one more choice."""
    if one.type == "boolean":
        return ("true", "yes"), ("false", "no")
    if one.name not in _SCHEMES:
        return tuple((choice, choice.replace("-", " ")) for choice in one.choices)
    scheme = site.vocabulary.scheme(_SCHEMES[one.name])
    found = {c.slug: c.label for c in scheme.concepts if not c.deprecated}
    if shown and shown not in found:
        found[shown] = " or ".join(found.get(slug, slug) for slug in shown.split(","))
    return tuple(found.items())


def _attributes(asked: Asked) -> list[tuple[str, str]]:
    """By what nodes may be coloured: what they commonly carry, communities, what is measured."""
    common = ("kind", "sector", "country", "status", "level", "start", "case_count")
    listed = {name: ATTRIBUTES[name].label for name in common} | {
        "degree": MEASURES["degree"].label
    }
    listed |= {n: MEASURES[n].label for n in (_COMMUNITIES, *_columns(asked))}
    extra = {name: name for name in (asked.colour, asked.size) if name and name not in listed}
    return [*listed.items(), *extra.items()]


def _ranked(site: Site, made: AnyNetwork, asked: Asked) -> _Ranked:
    """The order in which a network is read, worked out once for as long as it is kept."""
    found = _WORKED_OUT.get(made)
    if found is None:
        nodes, edges = _nodes_in_order(made, _columns(asked)), _edges_in_order(made)
        found = _WORKED_OUT[made] = _Ranked(nodes, edges, _coded(site, made))
    return found


def _columns(asked: Asked) -> list[str]:
    return [name for name in asked.measures if MEASURES[name].of == "node"]


def _nodes_in_order(made: AnyNetwork, names: list[str]) -> tuple[str, ...]:
    """Those with most of the first measure come first, then those with most ties."""
    degrees: Mapping[str, int] = dict(made.degree)

    def rank(node: str) -> tuple[float, int, str]:
        first = float(made.nodes[node].get(names[0], 0)) if names else 0.0
        return -first, -degrees[node], node

    return tuple(sorted(made, key=rank))


def _edges_in_order(made: AnyNetwork) -> tuple[tuple[str, str], ...]:
    """The heaviest come first."""

    def rank(tie: tuple[str, str, float]) -> tuple[float, str, str]:
        return -float(tie[2]), tie[0], tie[1]

    ties = sorted(made.edges(data="weight", default=1), key=rank)
    return tuple((one, other) for one, other, _ in ties)


def _pagers(request: Request, asked: Asked, ranked: _Ranked) -> dict[str, _Pager]:
    """The pages of both tables; turning one leaves the other where it is."""
    totals = dict(zip(_PAGES, (len(ranked.nodes), len(ranked.edges)), strict=True))
    now = {name: _page(request, name, total) for name, total in totals.items()}

    def link(name: str, number: int) -> str:
        told = [(n, str(page)) for n, page in (now | {name: number}).items() if page > 1]
        where = address("network", query=[("kind", asked.kind), *asked.pairs, *told])
        return f"{where}#{name.removesuffix('_page')}"

    return {
        name: _Pager(
            number=page,
            first=(page - 1) * _ROWS + 1,
            last=min(page * _ROWS, totals[name]),
            total=totals[name],
            previous=link(name, page - 1) if page > 1 else None,
            following=link(name, page + 1) if page * _ROWS < totals[name] else None,
        )
        for name, page in now.items()
    }


def _page(request: Request, name: str, total: int) -> int:
    """The page of a table that is asked for; the last one if the table ends before it."""
    told = request.query_params.get(name) or "1"
    if not (told.isascii() and told.isdigit() and len(told) <= _DIGITS and int(told)):
        raise QueryError(f"{name} has to be the number of a page, 1 or more.")
    return min(int(told), max(1, -(-total // _ROWS)))


def _nodes(made: AnyNetwork, nodes: Sequence[str], asked: Asked) -> Iterator[_Node]:
    names = _columns(asked)
    for node in nodes:
        told = made.nodes[node]
        link = f"/{quote(node)}" if str(told.get("iri", "")).endswith(f"/{node}") else None
        measured = tuple(_number(told.get(name)) for name in names)
        label, kind = str(told.get("label", node)), str(told.get("kind", ""))
        yield _Node(node, label, kind.replace("-", " "), link, made.degree(node), measured)


def _edges(made: AnyNetwork, edges: Sequence[tuple[str, str]]) -> Iterator[_Tie]:
    for one, other in edges:
        told = made.edges[one, other]
        said = next((str(told[n]) for n in _TELLING if n in told), "")
        source, target = (str(made.nodes[end].get("label", end)) for end in (one, other))
        yield _Tie(one, other, source, target, _number(told.get("weight")), said)


def _number(value: object) -> str:
    if not isinstance(value, int | float):
        return ""
    return str(int(value)) if value == int(value) else f"{value:.4g}"


def _labels(coded: Mapping[str, str], asked: Asked) -> dict[str, str]:
    """Names for attributes and measures, and for the coded values that nodes carry."""
    measured = {name: MEASURES[name].label for name in asked.measures}
    return {**{name: one.label for name, one in ATTRIBUTES.items()}, **measured, **coded}


def _coded(site: Site, made: AnyNetwork) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, scheme in (("sector", "actor-sector"), ("status", "case-status")):
        slugs = {str(told[name]) for _, told in made.nodes(data=True) if name in told}
        found |= {slug: site.vocabulary.label(scheme, slug) for slug in sorted(slugs)}
    return found
