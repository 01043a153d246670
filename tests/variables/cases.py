"""Small cases to read variables from, made of the few claims that a test is about."""

from typing import Any

from casegraph.model import Actor, Case, Vocabulary
from casegraph.variables import CaseTable, Content, case_table

ACTORS = {
    "city": Actor(id="city", name="The city", kind="organisation", sector="public"),
    "firm": Actor(id="firm", name="A firm", kind="organisation", sector="private"),
}


def case(name: str = "a-case", /, **parts: Any) -> Case:
    """A case with one source, one participant, and the parts given."""
    source = {"url": f"https://example.org/{name}", "title": "T", "publisher": "P", "kind": "press"}
    whole = {
        "id": name,
        "name": name.title(),
        "summary": "What it was.",
        "place": {"id": "p", "name": "P", "country": "GB"},
        "level": "local",
        "period": {"start": 2010, "status": "running"},
        "policy_areas": "cofog-01.3",
        "problem": [{"key": "p", "text": "Wrong.", "source": "S1"}],
        "actors": [part("city")],
        "sources": {"S1": source, "S2": source | {"url": f"https://example.org/{name}/2"}},
        "record": {
            "status": "draft",
            "created": "2026-01-01",
            "modified": "2026-01-02",
            "curators": "Editors",
        },
    }
    return Case.model_validate(whole | parts, strict=False)


def part(actor: str, role: str = "implementer") -> dict[str, Any]:
    """A participation, its key the actor and the role."""
    return {"key": f"{actor}-{role}", "actor": actor, "role": role, "did": "Did.", "source": "S1"}


def met(barrier: str, resolution: str = "unresolved", /, **more: Any) -> dict[str, Any]:
    """A barrier, its key the concept."""
    told = {"key": barrier, "barrier": barrier, "resolution": resolution, "text": "Met."}
    return told | {"source": "S1"} | more


def seen(key: str, outcome: str, direction: str = "improved", /, **more: Any) -> dict[str, Any]:
    """An outcome told by a descriptive study, with no target."""
    told = {"key": key, "outcome": outcome, "direction": direction, "text": "Seen."}
    evidence = {"design": "descriptive", "independence": "independent"}
    return told | {"target": "no-target", "evidence": evidence, "source": "S1"} | more


def table(
    vocabulary: Vocabulary, variables: str | list[str], *cases: Case, **content: Any
) -> CaseTable:
    """A table of these cases."""
    return case_table(cases, variables, Content(ACTORS, vocabulary, **content))
