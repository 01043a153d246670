"""Neighbourhood: everything around one thing, up to so many steps away."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from casegraph.errors import NotFoundError
from casegraph.model import Case
from casegraph.network.coded import coded
from casegraph.network.graph import AnyNetwork
from casegraph.network.parameters import Parameter, Value
from casegraph.network.projection import NetworkInput, Projection
from casegraph.network.spans import span_of_case
from casegraph.network.things import (
    add_case,
    add_concept,
    add_country,
    add_mentioned,
    add_participant,
    add_place,
    add_source,
    country_node,
    mentioned_node,
    node_of,
)
from casegraph.network.ties import Ties
from casegraph.store.iris import actor_iri, case_iri, concept_iri, place_iri, source_iri

__all__ = ["PROJECTION"]

# What is told first of a thing, in the order in which sorts take turns: six at once, then the next.
_TELLING = {
    sort: place
    for place, sort in enumerate(
        ("barrier", "mechanism", "outcome", "actor", "case", "challenge",
         "innovation-type", "context-factor", "enabler", "technology", "place", "policy-area")
    )
}  # fmt: skip
_AT_ONCE = 6
_SEEN_APART = ("barrier", "mechanism", "outcome")
"""Schemes whose concepts are kinds of their own, with a colour of their own."""

_Maker = Callable[[AnyNetwork], str]


class _World:
    """The graph of everything, as far as it is needed: who is next to whom, and how each is made.

    A node is described only when it is put into a network, so that a large world costs little.
    """

    def __init__(self, given: NetworkInput) -> None:
        self._given = given
        self.makers: dict[str, _Maker] = {}
        self.next_to: dict[str, dict[str, dict[str, None]]] = {}
        for case in given.cases:
            self.makers[node_of(case_iri(case.id))] = partial(add_case, case=case, given=given)
        for case in given.cases:
            for other, maker, tie in self._around(case):
                self.makers.setdefault(other, maker)
                self._join(node_of(case_iri(case.id)), other, tie)
        self._hierarchy()

    def _around(self, case: Case) -> Iterator[tuple[str, _Maker, str]]:
        """Each thing that a case is tied to: its node, how it is made, what ties it."""
        given = self._given
        for part in case.actors:
            maker: _Maker = partial(add_participant, given=given, name=part.actor)
            yield node_of(actor_iri(part.actor)), maker, "took part"
        for source in case.sources.values():
            yield node_of(source_iri(source.url)), partial(add_source, source=source), "cites"
        for place in case.place:
            node = node_of(place_iri(place.id))
            yield node, partial(add_place, place=place), "happened in"
            self.makers.setdefault(
                country_node(place.country), partial(add_country, code=place.country)
            )
            self._join(node, country_node(place.country), "lies in")
        for scheme, slug in dict.fromkeys(feature for feature, _ in coded(case)):
            yield *self._concept(scheme, slug), "is coded with"
        yield from self._related(case)

    def _related(self, case: Case) -> Iterator[tuple[str, _Maker, str]]:
        for told in case.relations:
            tie = self._given.vocabulary.label("case-relation", told.relation).lower()
            if told.mentions is not None:
                node = mentioned_node(told.mentions)
                yield node, partial(add_mentioned, name=told.mentions), tie
            elif (node := node_of(case_iri(told.case or ""))) in self.makers:
                yield node, self.makers[node], tie

    def _concept(self, scheme: str, slug: str) -> tuple[str, _Maker]:
        node, words = node_of(concept_iri(scheme, slug)), self._given.vocabulary
        kind = scheme if scheme in _SEEN_APART else "concept"
        maker = self.makers.get(node) or partial(
            add_concept, vocabulary=words, scheme=scheme, slug=slug, kind=kind
        )
        return node, maker

    def _hierarchy(self) -> None:
        """Tie each concept in use to the one above it."""
        for scheme in self._given.vocabulary.schemes:
            for concept in scheme.concepts:
                node, _ = self._concept(scheme.id, concept.slug)
                if node in self.makers and concept.broader:
                    for above in scheme.ancestors(concept.slug):
                        other, maker = self._concept(scheme.id, above.slug)
                        self.makers.setdefault(other, maker)
                        self._join(node, other, "is narrower than")
                        node = other

    def _join(self, one: str, other: str, tie: str) -> None:
        if one != other:
            self.next_to.setdefault(one, {}).setdefault(other, {})[tie] = None
            self.next_to.setdefault(other, {}).setdefault(one, {})[tie] = None


def _build(network: AnyNetwork, given: NetworkInput, values: Mapping[str, Value]) -> None:
    world = _World(given)
    middle = node_of(str(values["node"]))
    if middle not in world.makers:
        raise NotFoundError("node", middle, tuple(world.makers))
    steps, left_out = _within(world, middle, int(values["depth"]), int(values["most"]))
    for node, distance in steps.items():
        world.makers[node](network)
        network.nodes[node]["distance"] = distance
    network.graph["left_out"] = left_out
    network.graph["label"] = f"Around {network.nodes[middle]['label']}"
    _tie(network, world, steps)
    _spans(network, given)


def _within(world: _World, middle: str, depth: int, most: int) -> tuple[Mapping[str, int], int]:
    """The nodes up to so many steps away with their distance, and how many were left out.

    If a step finds more than may be taken, a choice is made among them (`_ranked`), and no
    further step is made.
    """
    steps = {middle: 0}
    last: Iterable[str] = (middle,)
    for distance in range(1, depth + 1):
        found: dict[str, int] = {}
        for node in last:
            for other in world.next_to.get(node, {}):
                if other not in steps:
                    found[other] = found.get(other, 0) + 1
        ranked = _ranked(world, found)
        last = ranked[: most - len(steps)]
        steps.update(dict.fromkeys(last, distance))
        if len(last) < len(ranked):
            return steps, len(ranked) - len(last)
    return steps, 0


def _ranked(world: _World, found: Mapping[str, int]) -> list[str]:
    """The nodes found, those first that tell most of what is in the middle.

    Some of each sort, what happened before what it is filed under and where that was read; of one
    sort those that are tied to most nodes taken before, then to most things of the whole.
    """
    sorts: dict[str, list[str]] = {}
    for node in sorted(found, key=lambda node: (-found[node], -len(world.next_to[node]), node)):
        sorts.setdefault(_sort(node), []).append(node)
    turns = [
        (_TELLING.get(sort, len(_TELLING)) // _AT_ONCE, turn, _TELLING.get(sort, 0), node)
        for sort, nodes in sorts.items()
        for turn, node in enumerate(nodes)
    ]
    return [node for *_, node in sorted(turns)]


def _sort(node: str) -> str:
    """The scheme of a concept, `case` of a case and so on."""
    first, _, rest = node.partition("/")
    return rest.partition("/")[0] if first == "vocab" else first


def _tie(network: AnyNetwork, world: _World, nodes: Iterable[str]) -> None:
    ties = Ties(network)
    for one in nodes:
        for other, told in world.next_to.get(one, {}).items():
            if other in network and one < other:
                ties.add(one, other, tie=told)
    ties.tie()


def _spans(network: AnyNetwork, given: NetworkInput) -> None:
    """Give the ties of each case its years."""
    for case in given.cases:
        node = node_of(case_iri(case.id))
        if node in network:
            for other in network[node]:
                network.edges[node, other].update(span_of_case(case).years)


PROJECTION = Projection(
    id="neighbourhood",
    label="Neighbourhood of one thing",
    node="a case, an actor, a concept, a source, a place, a country or a case only mentioned",
    edge="they are next to each other in the graph of everything; tie says by what",
    weight="1",
    kinds=(
        "case",
        "actor",
        *_SEEN_APART,
        "concept",
        "source",
        "place",
        "country",
        "mentioned-case",
    ),
    build=_build,
    parameters=(
        Parameter("node", "Node in the middle", "", needed=True, example="case/gov-uk"),
        Parameter("depth", "Steps from it", 1, least=1, most=4),
        Parameter("most", "Most nodes", 300, least=1, most=5000),
    ),
)
