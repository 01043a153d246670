"""Small cases to make networks of, with a small vocabulary."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from casegraph.model import Actor, Case
from casegraph.network import PROJECTIONS, AnyNetwork, NetworkInput
from tests.vocabularies import Concepts, small_vocabulary

CONCEPTS: Concepts = {
    "barrier": {
        "culture": ("Cultural barrier", {"grouping": True}),
        "risk-aversion": ("Risk aversion", {"broader": "culture"}),
        "silos": ("Silos", {}),
    },
    "challenge": {"homelessness": ("Homelessness", {}), "congestion": ("Congestion", {})},
    "mechanism": {"pooled-funding": ("Pooled funding", {}), "training": ("Training", {})},
    "outcome": {"housing": ("Housing", {})},
    "barrier-resolution": {"resolved": ("Resolved", {}), "unresolved": ("Unresolved", {})},
    "actor-sector": {
        "third-sector": ("Third sector", {}),
        "faith": ("Faith", {"broader": "third-sector"}),
        "public": ("Public", {}),
    },
    "actor-role": {"convener": ("Convener", {}), "funder": ("Funder", {})},
    "evidence-strength": {f"sms-{n}": (f"SMS level {n}", {"rank": n}) for n in range(6)},
    "case-relation": {"inspired-by": ("Inspired by", {})},
}
VOCABULARY = small_vocabulary(CONCEPTS)


def actor(id: str, sector: str | None = None, **more: Any) -> Actor:  # noqa: A002
    return Actor(id=id, name=more.pop("name", id), kind="organisation", sector=sector, **more)


ACTORS = {
    one.id: one
    for one in (
        actor("city", "public", country="US"),
        actor("church", "faith", country="US"),
        actor("bank", "public", country="GB"),
    )
}


def part(actor: str, role: str = "convener", **more: Any) -> dict[str, Any]:
    return {"actor": actor, "role": role, "did": "It did.", **more}


def outcome(direction: str, **more: Any) -> dict[str, Any]:
    evidence = {"design": "monitoring", "independence": "self"}
    head = {"outcome": "housing", "direction": direction, "target": "no-target", "text": "So."}
    return {**head, "evidence": evidence, **more}


def barrier(slug: str, resolution: str = "resolved", **more: Any) -> dict[str, Any]:
    return {"barrier": slug, "resolution": resolution, "text": "It was met.", **more}


def small_case(id: str, *, start: int = 2000, end: int | None = None, **more: Any) -> Case:  # noqa: A002
    """A case; each claim of `more` gets a key and a source of its own unless it has them."""
    sections = {
        name: [{"key": f"k{place}", "source": "S1", "text": "It was so.", **one} for place, one in
               enumerate(more.pop(name, ()))]
        for name in ("actors", "barriers", "mechanisms", "outcomes", "relations", "types")
    }  # fmt: skip
    for one in sections["actors"]:
        del one["text"]
    source = {"url": "https://example.org/a", "title": "A report", "publisher": "The Press",
              "kind": "press"}  # fmt: skip
    country = more.pop("country", "US")
    record = {"status": "published", "created": date(2026, 1, 1),
              "modified": date(2026, 1, 1), "curators": "Us"}  # fmt: skip
    case = Case.model_validate(
        {
            "id": id,
            "name": more.pop("name", id.title()),
            "summary": "A case.",
            "place": {"id": f"place-{country.lower()}", "name": "Here", "country": country},
            "level": "local",
            "period": {"start": start, "end": end, "status": more.pop("status", "running")},
            "policy_areas": "housing",
            "problem": [{"key": "p", "source": "S1", "text": "It was bad."}],
            "sources": {"S1": source},
            "record": record,
            **sections,
            "actors": sections["actors"] or [{"key": "k0", "source": "S1", **part("city")}],
            **more,
        }
    )
    return case if sections["actors"] else case.model_copy(update={"actors": ()})


def given(*cases: Case, strengths: Mapping[str, Mapping[str, str]] | None = None) -> NetworkInput:
    return NetworkInput(cases, ACTORS, VOCABULARY, strengths or {})


def network(kind: str, *cases: Case, **parameters: Any) -> AnyNetwork:
    return PROJECTIONS[kind].network(given(*cases), parameters)


def edges(made: AnyNetwork) -> dict[tuple[str, str], float]:
    """The weights of the edges, by their ends in order where they have no direction."""
    found: Sequence[tuple[str, str, float]] = list(made.edges(data="weight"))
    if made.is_directed():
        return {(one, other): weight for one, other, weight in found}
    return {(min(one, other), max(one, other)): weight for one, other, weight in found}
