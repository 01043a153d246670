"""Glances: what lists tell by shape: how a case and its claims ended, how well that is known."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from casegraph.repository import Repository

__all__ = ["Glance", "Verdict", "glances"]

_ENDS = """
SELECT ?claim ?resolution ?direction WHERE {
  { ?claim cg:resolution ?resolution } UNION { ?claim cg:direction ?direction }
}"""
_OUTCOME = "outcome-"


class Verdict(NamedTuple):
    """How what a claim tells ended, by slug: a barrier's `resolution`, an outcome's `direction`.

    The `strength` of evidence is that of an outcome, where it is derived.
    """

    resolution: str | None
    direction: str | None
    strength: str | None


class Glance(NamedTuple):
    """A case: its number of barriers, of outcomes by direction, and its strongest evidence.

    `verdicts` are those of its claims by fragment: `outcome-3`.
    """

    barriers: int
    directions: Mapping[str, int]
    strength: str | None
    verdicts: Mapping[str, Verdict]


def glances(repository: Repository, ranks: Mapping[str, int]) -> Mapping[str, Glance]:
    """One for each case that met a barrier or has an outcome; *ranks* are of evidence by slug."""
    found: dict[str, dict[str, Verdict]] = defaultdict(dict)
    for row in repository.sparql(_ENDS):
        case, _, fragment = _slug(row["claim"]).partition("#")
        key = fragment.removeprefix(_OUTCOME) if fragment.startswith(_OUTCOME) else ""
        strength = repository.strengths(case).get(key)
        resolution, direction = (_slug(row[what]) or None for what in ("resolution", "direction"))
        found[case][fragment] = Verdict(resolution, direction, strength)
    return {case: _glance(verdicts, ranks) for case, verdicts in found.items()}


def _glance(verdicts: Mapping[str, Verdict], ranks: Mapping[str, int]) -> Glance:
    strengths = (one.strength for one in verdicts.values())
    rated = {step for step in strengths if step is not None and step in ranks}
    return Glance(
        sum(1 for one in verdicts.values() if one.resolution),
        Counter(one.direction for one in verdicts.values() if one.direction),
        max(rated, key=lambda slug: ranks[slug], default=None),
        verdicts,
    )


def _slug(iri: str | None) -> str:
    return (iri or "").rpartition("/")[2]
