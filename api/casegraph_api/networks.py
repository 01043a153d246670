"""Networks over HTTP: what may be asked, how much is made of it, what is told of the register."""

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from fastapi import Request

from casegraph.errors import QueryError, ResultTooLargeError
from casegraph.network import PROJECTIONS, AnyNetwork, Parameter, Projection, Value
from casegraph.network.appearance import Look, check_look
from casegraph.network.formats import NETWORK_FORMATS, NetworkFormat
from casegraph.network.layout import settle
from casegraph.network.measures import MEASURES, Measure, measure
from casegraph.network.query import BEGUN, FILTERS, MANY
from casegraph.search import FACETS
from casegraph_api.links import address
from casegraph_api.parameters import IMPORTED
from casegraph_api.site import Site

__all__ = [
    "MOST_EDGES",
    "MOST_MEASURED",
    "MOST_NODES",
    "Asked",
    "names_of",
    "openapi_parameters",
    "register_record",
]

MOST_NODES, MOST_EDGES = 20_000, 100_000
MOST_MEASURED = 5_000
_MOST_MEASURES = 12
_LONGEST_TEXT = 1_000
_APART = {"actor": "sector", "case": "status"}
_SMALL = 5_000
"""Nodes and ties that are written sooner than a turn would come."""

_FACETS = tuple(name for name in FACETS if name not in FILTERS)
_LOOK = ("measure", "colour", "size", "format")
_IMPORTED = Parameter("imported", IMPORTED, default=False)

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Asked:
    """A network that an address asks for: its kind, its values by name, measures and look."""

    kind: str
    values: tuple[tuple[str, tuple[str, ...]], ...] = ()
    measures: tuple[str, ...] = ()
    colour: str = ""
    size: str = "degree"
    format: str = ""

    @classmethod
    def of(cls, request: Request, one: Projection) -> "Asked":
        """What the address says; blank is absent. QueryError for what cannot be meant."""
        given = request.query_params
        several = {name: tuple(filter(None, given.getlist(name))) for name in names_of(one)}
        for name, told in several.items():
            if len(told) > 1 and name not in (*_FACETS, *MANY, "measure"):
                raise QueryError(f"{name} is given more than once. Keep one.")
        if len("".join(several["q"])) > _LONGEST_TEXT:
            raise QueryError(f"The words have more than {_LONGEST_TEXT:,} characters.")
        values = tuple((n, told) for n, told in several.items() if told and n not in _LOOK)
        look = {name: several[name][0] for name in _LOOK if name != "measure" and several[name]}
        shown = (look[name] for name in ("colour", "size") if _is_measured(look.get(name, "")))
        return cls(one.id, values, _measures_of((*several["measure"], *shown)), **look)

    @property
    def pairs(self) -> Pairs:
        """Names and values as they stand in an address, without what is so by default."""
        told = [(name, value) for name, several in self.values for value in several]
        told += [("measure", name) for name in self.measures]
        look = (("colour", self.colour, ""), ("size", self.size, "degree"))
        return told + [(name, value) for name, value, default in look if value != default]

    def link(self, form: str) -> str:
        """The address of the network in a format."""
        return address("api", "v1", "networks", self.kind, query=[*self.pairs, ("format", form)])

    def look(self, made: AnyNetwork) -> Look:
        """How it is to be coloured and sized: by kind if there are several, else by what tells
        its nodes apart."""
        kinds = {told.get("kind") for _, told in made.nodes(data=True)}
        apart = _APART.get(kinds.pop(), "kind") if len(kinds) == 1 else "kind"
        known = any(apart in told for _, told in made.nodes(data=True))
        return Look(self.colour or (apart if known else "kind"), self.size)

    def network(self, site: Site) -> AnyNetwork:
        """The network with what its measures find; ResultTooLargeError, BusyError.

        QueryError if it is to be coloured or sized by what none of its nodes has.
        """
        key = (self.kind, self.values, self.measures)
        made = site.workshop.network(key, lambda: self._made(site))
        check_look(made, self.look(made))
        return made

    def _made(self, site: Site) -> AnyNetwork:
        made = site.repository.networks.network(self.kind, **self._given())
        _bounded(made, MOST_NODES, "to be shown")
        settle(made)
        if not self.measures:
            return made
        _bounded(made, MOST_MEASURED, "to be measured")
        return made.with_measures(self.measures)

    def _given(self) -> dict[str, Any]:
        told = dict(self.values)
        found: dict[str, Any] = {
            name: list(several) if name in _FACETS else ",".join(several)
            for name, several in told.items()
        }
        found["text"] = found.pop("q", "")
        found["imported"] = _IMPORTED.read(found.get("imported", False))
        return found

    def bytes(self, site: Site, form: NetworkFormat) -> bytes:
        """The network in a format; as `network`."""
        made = self.network(site)
        small = len(made) + made.number_of_edges() <= _SMALL
        with nullcontext() if small else site.workshop.turn():
            return form.to_bytes(
                made, self.look(made), most_nodes=MOST_NODES, most_edges=MOST_EDGES
            )


def _is_measured(name: str) -> bool:
    """Whether nodes are to look by a measure, which then need not be asked for besides."""
    return name in MEASURES and MEASURES[name].of == "node" and name != "degree"


def _measures_of(given: tuple[str, ...]) -> tuple[str, ...]:
    """The measures that are asked for, each once; NotFoundError, QueryError for too many."""
    ids = tuple(dict.fromkeys(measure(name).id for name in given))
    if len(ids) > _MOST_MEASURES:
        raise QueryError(f"{len(ids)} measures are asked for; ask for at most {_MOST_MEASURES}.")
    return ids


def _bounded(made: AnyNetwork, most: int, what: str) -> None:
    if len(made) > most or made.number_of_edges() > MOST_EDGES:
        raise ResultTooLargeError(
            f"The network has {len(made):,} nodes and {made.number_of_edges():,} ties. At most "
            f"{most:,} nodes and {MOST_EDGES:,} ties are few enough {what}. Choose fewer cases, "
            "ties above a weight (min_weight) or a backbone, or use casegraph network."
        )


def names_of(one: Projection) -> tuple[str, ...]:
    """The names that an address of a kind of network may have."""
    own = (parameter.name for parameter in one.parameters)
    return ("q", *_FACETS, *BEGUN, "imported", *FILTERS, *own, *_LOOK)


def openapi_parameters(one: Projection) -> list[dict[str, Any]]:
    """What a route of a kind of network takes, as OpenAPI describes parameters."""
    several = {"type": "array", "items": {"type": "string"}, "maxItems": 40}
    year = {"type": "integer", "minimum": 0, "maximum": 9999}
    words = {"type": "string", "maxLength": _LONGEST_TEXT}
    return [
        _told("q", "Only cases that these words find, as the search understands them.", words),
        *(_told(name, f"Only cases with it: {FACETS[name].label}.", several) for name in _FACETS),
        *(_told(name, f"{one.label}.", year) for name, one in BEGUN.items()),
        _told("imported", IMPORTED, {"type": "boolean", "default": False}),
        *(_parameter(filter_, several) for filter_ in FILTERS.values()),
        *(_parameter(parameter, several) for parameter in one.parameters),
        _told("measure", "What to measure too; may be repeated.", _measures()),
        _told("colour", "Attribute or measure by which nodes are coloured.", {"type": "string"}),
        _told("size", "Attribute or measure by which nodes are sized.", {"type": "string"}),
        _told("format", "Format of the answer.", {"type": "string", "enum": [*NETWORK_FORMATS]}),
    ]


def _told(name: str, about: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": about, "schema": schema}


def _parameter(one: Parameter, several: Mapping[str, Any]) -> dict[str, Any]:
    types = {"double": "number"}
    schema: dict[str, Any] = {"type": types.get(one.type, one.type)}
    if one.name in MANY:
        schema = dict(several)
    elif not one.needed:
        schema["default"] = one.default
    schema |= {"enum": list(one.choices)} if one.choices else {}
    schema |= {"minimum": one.least} if one.least is not None else {}
    schema |= {"maximum": one.most} if one.most is not None else {}
    told = _told(one.name, f"{one.label}.", schema) | {"required": one.needed}
    return told | ({"example": one.example} if one.example else {})


def _measures() -> dict[str, Any]:
    return {
        "type": "array",
        "items": {"type": "string", "enum": list(MEASURES)},
        "maxItems": _MOST_MEASURES,
    }


def register_record() -> dict[str, Any]:
    """What there is: kinds of network, filters, measures and formats."""
    return {
        "networks": [_kind(one) for one in PROJECTIONS.values()],
        "filters": [_value(filter_) for filter_ in FILTERS.values()],
        "measures": [_measure(one) for one in MEASURES.values()],
        "formats": [_format(one) for one in NETWORK_FORMATS.values()],
    }


def _kind(one: Projection) -> dict[str, Any]:
    told = {name: getattr(one, name) for name in ("id", "label", "node", "edge", "weight")}
    needed: Pairs = [(p.name, p.example) for p in one.parameters if p.needed]
    return told | {
        "kinds": list(one.kinds),
        "directed": one.directed,
        "bipartite": one.bipartite,
        "parameters": [_value(parameter) for parameter in one.parameters],
        "link": address("api", "v1", "networks", one.id, query=needed),
    }


def _value(one: Parameter) -> dict[str, Any]:
    default: Value | None = None if one.needed else one.default
    return {
        "name": one.name,
        "label": one.label,
        "type": one.type,
        "default": default,
        "choices": list(one.choices),
        "least": one.least,
        "most": one.most,
        "several": one.name in MANY,
        "example": one.example or None,
    }


def _measure(one: Measure) -> dict[str, Any]:
    told = ("id", "label", "description", "of", "type", "weight", "reference")
    return {name: getattr(one, name) for name in told} | {
        "needs": list(one.needs),
        "cost": one.cost.id,
        "parameters": [_value(parameter) for parameter in one.parameters],
    }


def _format(one: NetworkFormat) -> dict[str, Any]:
    told = ("id", "label", "media_type", "ending", "keeps", "readers")
    return {name: getattr(one, name) for name in told}
