"""Countries: which are tied by what their cases are about, by actors, or by relations of cases."""

from collections.abc import Callable, Iterator, Mapping

from casegraph.network.attributes import joined
from casegraph.network.coded import ABOUT, Feature, features_of
from casegraph.network.graph import AnyNetwork
from casegraph.network.parameters import Parameter, Value
from casegraph.network.projection import NetworkInput, Projection
from casegraph.network.sharing import shared_by
from casegraph.network.spans import Span, span_of_case
from casegraph.network.things import add_country, add_participant, country_node
from casegraph.network.ties import Notes, Ties, met

__all__ = ["PROJECTION"]

_MOST_REASONS = 10


def _build(network: AnyNetwork, given: NetworkInput, values: Mapping[str, Value]) -> None:
    notes = Notes(network)
    for case in given.cases:
        for code in {place.country for place in case.place}:
            notes.add(add_country(network, code), span_of_case(case), cases=[case.id])
    notes.note()
    _WAYS[str(values["by"])](network, given, values)


def _by_concepts(network: AnyNetwork, given: NetworkInput, values: Mapping[str, Value]) -> None:
    holdings: dict[str, dict[Feature, None]] = {}
    for case in given.cases:
        for place in case.place:
            about = features_of(case, frozenset(ABOUT))
            holdings.setdefault(country_node(place.country), {}).update(about)
    nodes, label = list(holdings), given.vocabulary.label
    for pair in shared_by(list(holdings.values()), "jaccard", int(values["neighbours"])):
        reasons = joined([label(*one) for one in pair.features][:_MOST_REASONS])
        count = len(pair.features)
        one, other = nodes[pair.one], nodes[pair.other]
        network.add_edge(one, other, weight=pair.score, shared=count, reasons=reasons)


def _by_actors(network: AnyNetwork, given: NetworkInput, values: Mapping[str, Value]) -> None:  # noqa: ARG001
    names: dict[str, str] = {}
    tied: dict[str, dict[str, None]] = {}
    scratch = type(network)()
    for case in given.cases:
        for part in case.actors:
            node = add_participant(scratch, given, part.actor)
            names[node] = scratch.nodes[node]["label"]
            tied.setdefault(node, {}).update(_where(scratch, node, network))
            tied[node].update(dict.fromkeys(country_node(place.country) for place in case.place))
    actors = list(tied)
    for (one, other), numbers in met(list(tied.values())).items():
        reasons = [names[actors[number]] for number in numbers]
        count = len(numbers)
        network.add_edge(
            one, other, weight=float(count), shared=count, reasons=joined(reasons[:_MOST_REASONS])
        )


def _where(actors: AnyNetwork, node: str, network: AnyNetwork) -> Iterator[tuple[str, None]]:
    """The country that an actor is from, which is put into the network if no case is there."""
    code = actors.nodes[node].get("country")
    if code:
        yield add_country(network, code), None


def _by_relations(network: AnyNetwork, given: NetworkInput, values: Mapping[str, Value]) -> None:  # noqa: ARG001
    ties = Ties(network)
    known = {case.id: case for case in given.cases}
    told = {
        (case.id, claim.case)
        for case in given.cases
        for claim in case.relations
        if claim.case is not None and claim.case in known
    }
    for one, other in sorted(told):
        # Both may tell of the same relation, each in its own record.
        if other < one and (other, one) in told:
            continue
        span = Span.joined(span_of_case(known[one]), span_of_case(known[other]))
        for here in {place.country for place in known[one].place}:
            for there in {place.country for place in known[other].place}:
                pair = country_node(here), country_node(there)
                ties.add(*pair, span=span, cases=[one, other])
    ties.tie()


_WAYS: Mapping[str, Callable[[AnyNetwork, NetworkInput, Mapping[str, Value]], None]] = {
    "concepts": _by_concepts,
    "actors": _by_actors,
    "relations": _by_relations,
}

PROJECTION = Projection(
    id="countries",
    label="Countries",
    node="a country in which a case happened or, by actors, from which one came",
    edge="by concepts: one is among the nearest neighbours of the other by what their cases are "
    "about; by actors: someone took part in cases of both, or came from one and took part "
    "in a case of the other; by relations: a case of one is related to a case of the other",
    weight="by concepts: information of the concepts of both over that of either (0 to 1), so that "
    "countries with many cases are not tied by their number alone; by actors: number of such "
    "actors; by relations: number of pairs of related cases",
    kinds=("country",),
    build=_build,
    parameters=(
        Parameter("by", "What ties countries", "concepts", choices=tuple(_WAYS)),
        Parameter("neighbours", "Nearest of each by concepts, 0 for all", 5, least=0, most=100),
    ),
)
