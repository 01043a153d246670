"""Concepts: the hierarchy of a scheme or of all, with how often each concept is used."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import chain, pairwise

from casegraph.errors import NotFoundError, QueryError
from casegraph.model import Case, Scheme, Vocabulary
from casegraph.network.coded import coded
from casegraph.network.graph import AnyNetwork
from casegraph.network.parameters import Parameter, Value
from casegraph.network.projection import NetworkInput, Projection
from casegraph.network.spans import span_of_case
from casegraph.network.things import add_concept, add_scheme
from casegraph.network.ties import Notes

__all__ = ["PROJECTION"]

_ALL = "any"


def _build(network: AnyNetwork, given: NetworkInput, values: Mapping[str, Value]) -> None:
    schemes = _schemes(given.vocabulary, str(values["scheme"]))
    if values["unused"]:
        for scheme in schemes.values():
            for concept in scheme.concepts:
                _branch(network, given.vocabulary, scheme, concept.slug)
    notes = Notes(network)

    @cache
    def branch(scheme: str, slug: str) -> tuple[str, ...]:
        return _branch(network, given.vocabulary, schemes[scheme], slug)

    for case in given.cases:
        used = Counter(feature for feature, _ in coded(case) if feature[0] in schemes)
        _note(notes, case, {branch(*feature): count for feature, count in used.items()})
    notes.note()
    for one, other in network.edges:
        cases = network.nodes[one].get("case_count", 0)
        network.edges[one, other]["weight"] = float(max(cases, 1))


def _note(notes: Notes, case: Case, used: Mapping[tuple[str, ...], int]) -> None:
    """What a case is coded with, noted of the concepts themselves and of all above them."""
    span = span_of_case(case)
    for (own, *_), count in used.items():
        notes.add(own, span, uses=count)
    for node in dict.fromkeys(chain.from_iterable(used)):
        notes.add(node, span, cases=[case.id])


def _branch(
    network: AnyNetwork, vocabulary: Vocabulary, scheme: Scheme, slug: str
) -> tuple[str, ...]:
    """A concept, those above it and the scheme, put into the network and tied upwards."""
    known = slug in scheme.by_slug
    above = [concept.slug for concept in scheme.ancestors(slug)] if known else []
    nodes = [add_concept(network, vocabulary, scheme.id, one, "concept") for one in (slug, *above)]
    path = (*nodes, add_scheme(network, vocabulary, scheme.id))
    for one, other in pairwise(path):
        network.add_edge(one, other)
    return path


def _schemes(vocabulary: Vocabulary, name: str) -> Mapping[str, Scheme]:
    if name == _ALL:
        return vocabulary.by_id
    try:
        return {name: vocabulary.scheme(name)}
    except NotFoundError as error:
        hint = error.hint or f"Use {_ALL} or one of: {', '.join(vocabulary.by_id)}."
        raise QueryError(f"There is no scheme {name!r}. {hint}") from None


PROJECTION = Projection(
    id="concepts",
    label="Hierarchy of concepts",
    node="a concept, with how often it is used and by how many cases, narrower ones included; "
    "at the top of each tree its scheme",
    edge="from a concept to the next broader one, from the broadest to the scheme",
    weight="number of cases that use the concept or a narrower one, at least 1",
    kinds=("concept", "scheme"),
    build=_build,
    parameters=(
        Parameter("scheme", "Scheme, or any", _ALL, example="barrier"),
        Parameter("unused", "With concepts that no case uses", default=False),
    ),
    directed=True,
)
