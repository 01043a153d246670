"""Nodes: the things that networks are made of, with what each carries."""

from collections.abc import Iterable
from typing import Any

from casegraph.model import Actor, Case, Vocabulary
from casegraph.network.attributes import ATTRIBUTES, joined
from casegraph.network.graph import AnyNetwork
from casegraph.store.iris import BASE, actor_iri, case_iri, concept_iri

__all__ = ["add_actor", "add_case", "add_concept", "add_node"]


def add_node(network: AnyNetwork, iri: str, kind: str, label: str, **more: Any) -> str:
    """Put a thing into the network unless it is there; gives its node, the end of its IRI.

    What is None or empty is left out; several values are joined.
    """
    node = iri.removeprefix(BASE)
    if node not in network:
        told = {name: _flat(name, value) for name, value in more.items()}
        kept = {name: value for name, value in told.items() if value not in (None, "")}
        network.add_node(node, label=label, kind=kind, iri=iri, **kept)
    return node


def _flat(name: str, value: Any) -> Any:
    return joined(_texts(value)) if ATTRIBUTES[name].several and value is not None else value


def _texts(value: str | Iterable[str]) -> Iterable[str]:
    return (value,) if isinstance(value, str) else value


def add_case(network: AnyNetwork, case: Case) -> str:
    """A case, with where, when, at which level and what became of it."""
    return add_node(
        network,
        case_iri(case.id),
        "case",
        case.title,
        country=[place.country for place in case.place],
        start=case.period.start,
        end=case.period.end,
        status=case.period.status,
        level=case.level,
    )


def add_actor(network: AnyNetwork, actor: Actor) -> str:
    """An actor, with its sector and country."""
    return add_node(
        network,
        actor_iri(actor.id),
        "actor",
        actor.name,
        sector=actor.sector,
        country=actor.country,
    )


def add_concept(network: AnyNetwork, vocabulary: Vocabulary, scheme: str, slug: str) -> str:
    """A concept; its kind is the name of its scheme."""
    label = vocabulary.label(scheme, slug)
    return add_node(network, concept_iri(scheme, slug), scheme, label)
