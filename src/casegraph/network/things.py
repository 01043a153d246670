"""Nodes: the things that networks are made of, with what each carries."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from casegraph.countries import country_name
from casegraph.model import Actor, Case, Place, Source, Vocabulary
from casegraph.network.attributes import ATTRIBUTES, joined
from casegraph.network.graph import AnyNetwork
from casegraph.network.projection import NetworkInput
from casegraph.network.spans import span_of_case
from casegraph.store.iris import (
    BASE,
    actor_iri,
    case_iri,
    concept_iri,
    place_iri,
    scheme_iri,
    source_iri,
)

__all__ = [
    "add_actor",
    "add_case",
    "add_concept",
    "add_country",
    "add_mentioned",
    "add_node",
    "add_participant",
    "add_place",
    "add_publisher",
    "add_scheme",
    "add_source",
    "country_node",
    "mentioned_node",
    "node_of",
    "publisher_node",
]

_LONGEST_DEFINITION = 300


def node_of(iri: str) -> str:
    """The node that stands for a thing: the end of its IRI."""
    return iri.removeprefix(BASE)


def add_node(network: AnyNetwork, iri: str, kind: str, label: str, **more: Any) -> str:
    """Put a thing into the network unless it is there; gives its node, the end of its IRI.

    What is None or empty is left out; several values are joined.
    """
    return _put(network, node_of(iri), kind, label, iri=iri, **more)


def _put(network: AnyNetwork, node: str, kind: str, label: str, **more: Any) -> str:
    if node not in network:
        told = {name: _flat(name, value) for name, value in more.items()}
        kept = {name: value for name, value in told.items() if value not in (None, "")}
        network.add_node(node, label=label, kind=kind, **kept)
    return node


def _flat(name: str, value: Any) -> Any:
    return joined(_texts(value)) if ATTRIBUTES[name].several and value is not None else value


def _texts(value: str | Iterable[str]) -> Iterable[str]:
    return (value,) if isinstance(value, str) else value


def add_case(network: AnyNetwork, case: Case, given: NetworkInput | None = None) -> str:
    """A case, with where, when, at which level, on what and what became of it.

    With what the network is made from, also how strong its best evidence is.
    """
    return add_node(
        network,
        case_iri(case.id),
        "case",
        case.title,
        country=[place.country for place in case.place],
        **span_of_case(case).years,
        status=case.period.status,
        level=case.level,
        policy_area=case.policy_areas,
        challenge=case.challenges,
        type=[given_type.type for given_type in case.types],
        imported=case.is_imported,
        strength_rank=max(given.ranks(case), default=None) if given else None,
    )


def add_actor(network: AnyNetwork, actor: Actor) -> str:
    """An actor, with its sector, its types and its country."""
    return add_node(
        network,
        actor_iri(actor.id),
        "actor",
        actor.name,
        sector=actor.sector,
        actor_kind=actor.kind,
        actor_type=actor.types,
        country=actor.country,
    )


def add_participant(network: AnyNetwork, given: NetworkInput, name: str) -> str:
    """The actor of that id; one that no registry knows bears its id as its label."""
    node = node_of(actor_iri(name))
    if node in network:
        return node
    actor = given.actors.get(name)
    if actor is None:
        return add_node(network, actor_iri(name), "actor", name)
    return add_actor(network, actor)


def add_concept(
    network: AnyNetwork, vocabulary: Vocabulary, scheme: str, slug: str, kind: str = ""
) -> str:
    """A concept; its kind is the name of its scheme unless another is given."""
    node = node_of(concept_iri(scheme, slug))
    if node in network:
        return node
    known = vocabulary.by_id.get(scheme)
    concept = known.by_slug.get(slug) if known else None
    return add_node(
        network,
        concept_iri(scheme, slug),
        kind or scheme,
        vocabulary.label(scheme, slug),
        scheme=scheme,
        definition=_short(concept.definition) if concept else None,
        grouping=concept.grouping if concept else None,
    )


def _short(text: str) -> str:
    if len(text) <= _LONGEST_DEFINITION:
        return text
    return f"{text[: _LONGEST_DEFINITION - 1].rstrip()}…"


def add_scheme(network: AnyNetwork, vocabulary: Vocabulary, name: str) -> str:
    """A concept scheme: the root of its concepts."""
    scheme = vocabulary.by_id.get(name)
    label = scheme.title if scheme else name
    definition = _short(scheme.definition) if scheme else None
    return add_node(network, scheme_iri(name), "scheme", label, definition=definition)


def add_source(network: AnyNetwork, source: Source) -> str:
    """A document, with its publisher and the year in which it came out."""
    return add_node(
        network,
        source_iri(source.url),
        "source",
        source.title,
        publisher=source.publisher,
        source_kind=source.kind,
        standing=source.standing,
        start=source.year,
        url=source.url,
    )


def add_place(network: AnyNetwork, place: Place) -> str:
    """A place, with its country."""
    return add_node(network, place_iri(place.id), "place", place.name, country=place.country)


# What follows has no address of its own in the knowledge graph, and so no IRI.


def country_node(code: str) -> str:
    """The node of a country."""
    return f"country/{code}"


def add_country(network: AnyNetwork, code: str) -> str:
    """A country by its code."""
    return _put(network, country_node(code), "country", country_name(code), country=code)


def publisher_node(name: str) -> str:
    """The node of a publisher; names that differ only in size and spaces are one."""
    return f"publisher/{_digest(name)}"


def add_publisher(network: AnyNetwork, name: str) -> str:
    """Who published sources, by name."""
    return _put(network, publisher_node(name), "publisher", name)


def mentioned_node(name: str) -> str:
    """The node of a case outside the collection; the same rule for names as of publishers."""
    return f"mentioned/{_digest(name)}"


def add_mentioned(network: AnyNetwork, name: str) -> str:
    """A case outside the collection, of which only the name is known."""
    return _put(network, mentioned_node(name), "mentioned-case", name)


def _digest(name: str) -> str:
    # A name may hold anything; its digest is safe as an id in every format.
    return sha256(" ".join(name.casefold().split()).encode()).hexdigest()[:16]
