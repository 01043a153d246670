"""The page of networks: choose one, see it, read it as tables, take it along."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

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
from casegraph_api.networks import Asked, names_of
from casegraph_api.origin import origin
from casegraph_api.site import OpenSite, Site

router = APIRouter()

_FIRST = "cases-actors"
_SHOWN = 200
_DRAWN = 3_000
_GEPHI = "https://gephi.org/gephi-lite/?gexf="
_PLAIN = ("from_year", "to_year", "sector", "role", "min_weight")
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

    source: str
    target: str
    weight: str
    told: str


@router.get("/network")
def network(request: Request, site: OpenSite) -> Response:
    """A network of the cases with its form; without a kind, cases and actors."""
    one = projection(request.query_params.get("kind") or _FIRST)
    _refuse_unknown(request, (*names_of(one), "kind"))
    needed = [p for p in one.parameters if p.needed and not request.query_params.get(p.name)]
    asked = Asked.of(request, one)
    context: dict[str, Any] = {"asked": asked, "one": one, "kinds": PROJECTIONS.values()}
    context |= _form(site, request, asked)
    if needed:
        return site.page("network.html", made=None, needed=needed, **context)
    made = asked.network(site)
    gexf = origin(request.scope, site.public_url) + asked.link("gexf")
    return site.page(
        "network.html",
        made=made,
        needed=(),
        ties=made.number_of_edges(),
        picture=asked.link("svg") if 0 < len(made) <= _DRAWN else None,
        source=asked.link("json"),
        nodes=tuple(_nodes(made, asked)),
        edges=tuple(_edges(made)),
        shown=_SHOWN,
        columns=[MEASURES[name] for name in asked.measures if MEASURES[name].of == "node"],
        figures=[(MEASURES[n], made.graph[n]) for n in asked.measures if n in made.graph],
        formats=[(form, asked.link(form.id)) for form in NETWORK_FORMATS.values()],
        gephi=_GEPHI + quote(gexf, safe=""),
        palette=palette(),
        labels=json.dumps(_labels(site, made, asked)),
        **context,
    )


def _refuse_unknown(request: Request, known: tuple[str, ...]) -> None:
    for name in request.query_params:
        if name not in known:
            hint = did_you_mean(name, known)
            raise QueryError(f"A network has no field {name[:80]!r}. {hint}".rstrip())


def _form(site: Site, request: Request, asked: Asked) -> dict[str, Any]:
    given = request.query_params
    own = [_field(site, parameter, given.getlist(parameter.name)) for parameter in
           PROJECTIONS[asked.kind].parameters]  # fmt: skip
    plain = [_field(site, FILTERS[name], given.getlist(name)) for name in _PLAIN]
    rest = [n for n in FILTERS if n not in _PLAIN]
    return {
        "words": given.get("q", ""),
        "own": own,
        "plain": plain,
        "rest": [_field(site, FILTERS[name], given.getlist(name)) for name in rest],
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
    value = given[0] if given else ""
    choices = tuple((choice, choice.replace("-", " ")) for choice in one.choices)
    if one.name in _SCHEMES:
        scheme = site.vocabulary.scheme(_SCHEMES[one.name])
        choices = tuple((c.slug, c.label) for c in scheme.concepts if not c.deprecated)
    if one.type == "boolean":
        choices = (("true", "yes"), ("false", "no"))
    shown = value or ("" if one.needed or one.name in FILTERS else str(one.default).lower())
    kind = "number" if one.type in ("integer", "double") else "text"
    return _Field(one.name, one.label, shown, kind, choices, one.least, one.most)


def _attributes(asked: Asked) -> list[tuple[str, str]]:
    """By what nodes may be coloured: what they commonly carry, and what is measured."""
    common = ("kind", "sector", "country", "status", "level", "start", "case_count")
    listed = [(name, ATTRIBUTES[name].label) for name in common]
    found = [(n, MEASURES[n].label) for n in asked.measures if MEASURES[n].of == "node"]
    told = {name for name, _ in (*listed, *found)}
    extra = [(n, n) for n in (asked.colour, asked.size) if n not in told]
    return [*listed, ("degree", "Degree"), *found, *(e for e in extra if e[0] != "degree")]


def _nodes(made: AnyNetwork, asked: Asked) -> Iterator[_Node]:
    names = [name for name in asked.measures if MEASURES[name].of == "node"]
    degrees: Mapping[str, int] = dict(made.degree)
    ranked = sorted(made, key=lambda node: (*_rank(made.nodes[node], names), -degrees[node], node))
    for node in ranked[:_SHOWN]:
        told = made.nodes[node]
        link = f"/{quote(node)}" if str(told.get("iri", "")).endswith(node) else None
        measured = tuple(_number(told.get(name)) for name in names)
        label, kind = str(told.get("label", node)), str(told.get("kind", ""))
        yield _Node(node, label, kind.replace("-", " "), link, degrees[node], measured)


def _rank(told: Mapping[str, Any], names: list[str]) -> tuple[float, ...]:
    """Those with most of the first measure come first."""
    return (-float(told.get(names[0], 0)),) if names else ()


def _edges(made: AnyNetwork) -> Iterator[_Tie]:
    ranked = sorted(
        made.edges(data=True), key=lambda tie: (-float(tie[2].get("weight", 1)), tie[0], tie[1])
    )
    for one, other, told in ranked[:_SHOWN]:
        said = next((str(told[n]) for n in ("reasons", "role", "relation", "tie") if n in told), "")
        source, target = (str(made.nodes[end].get("label", end)) for end in (one, other))
        yield _Tie(source, target, _number(told.get("weight")), said)


def _number(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, int | float) else ""


def _labels(site: Site, made: AnyNetwork, asked: Asked) -> dict[str, str]:
    """Names for attributes and measures, and for the coded values that nodes carry."""
    found = {name: one.label for name, one in ATTRIBUTES.items()}
    found |= {name: MEASURES[name].label for name in asked.measures}
    for name, scheme in (("sector", "actor-sector"), ("status", "case-status")):
        slugs = {str(told[name]) for _, told in made.nodes(data=True) if name in told}
        found |= {slug: site.vocabulary.label(scheme, slug) for slug in sorted(slugs)}
    return found
