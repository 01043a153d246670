"""Measuring: measures applied to a network, and what comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, cast

from casegraph.errors import QueryError, did_you_mean
from casegraph.network.graph import AnyNetwork
from casegraph.network.measures.base import Measure, Number, Result
from casegraph.network.measures.subject import Subject
from casegraph.network.parameters import Value, values_of

__all__ = ["Measured", "apply", "parameters_for"]


@dataclass
class Measured:
    """What measures found, by id of the measure; nothing in it is ever None or not a number.

    `nodes` has values by node, `edges` by tie as the network names it, `network` one value each;
    `refused` has the reasons of those that do not apply; `parameters` the values they used.
    """

    nodes: dict[str, dict[Any, Number]] = field(default_factory=dict)
    edges: dict[str, dict[tuple[Any, Any], Number]] = field(default_factory=dict)
    network: dict[str, Number] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, dict[str, Value]] = field(default_factory=dict)

    def on(self, network: AnyNetwork) -> AnyNetwork:
        """A copy of the network whose nodes, ties and whole carry the values as attributes."""
        made = network.copy()
        for name, by_node in self.nodes.items():
            for node, value in by_node.items():
                made.nodes[node][name] = value
        for name, by_edge in self.edges.items():
            for ends, value in by_edge.items():
                made.edges[ends][name] = value
        made.graph.update(self.network)
        return cast("AnyNetwork", made)

    def _repr_html_(self) -> str:
        from casegraph.network.measures.showing import measured_html

        return measured_html(self)


def apply(
    measures: Sequence[Measure],
    network: AnyNetwork,
    parameters: Mapping[str, Mapping[str, Value]],
    *,
    strict: bool,
) -> Measured:
    """What the measures find in the network.

    One that does not apply is an error if `strict`, else it is noted with its reason.
    """
    subject, found = Subject(network), Measured()
    for measure in measures:
        values = parameters[measure.id]
        try:
            measure.check(subject, values)
            _note(found, measure, subject, measure.function(subject, values))
        except QueryError as error:
            if strict:
                raise
            found.refused[measure.id] = str(error)
        else:
            found.parameters[measure.id] = dict(values)
    return found


def _note(found: Measured, measure: Measure, subject: Subject, result: Result) -> None:
    kind = int if measure.type == "integer" else float
    if not isinstance(result, Mapping):
        if not isfinite(result):
            raise measure.refusal("its value is not defined there")
        found.network[measure.id] = kind(result)
    else:
        names: Any = subject.names if measure.of == "node" else subject.ends
        kept = {names[key]: kind(value) for key, value in result.items() if isfinite(value)}
        (found.nodes if measure.of == "node" else found.edges)[measure.id] = kept


def parameters_for(
    measures: Sequence[Measure], given: Mapping[str, Value]
) -> dict[str, dict[str, Value]]:
    """By measure a value for each of its parameters.

    `resolution` is for all measures that take it, `communities.resolution` for that one alone.
    QueryError for one that none of them takes, or a bad value.
    """
    takes = {(one.id, parameter.name) for one in measures for parameter in one.parameters}
    known = sorted({name for _, name in takes} | {".".join(pair) for pair in takes})
    for name in given:
        if name not in known:
            plain = ", ".join(sorted({name for _, name in takes}))
            use = f"Use: {plain}." if plain else "They take none."
            hint = did_you_mean(name, known) or use
            raise QueryError(f"None of the measures asked for has a parameter {name!r}. {hint}")
    return {one.id: _values(one, given) for one in measures}


def _values(measure: Measure, given: Mapping[str, Value]) -> dict[str, Value]:
    own = {}
    for name in (parameter.name for parameter in measure.parameters):
        for key in (f"{measure.id}.{name}", name):
            if key in given and name not in own:
                own[name] = given[key]
    return values_of(f"The measure {measure.id!r}", measure.parameters, own)
