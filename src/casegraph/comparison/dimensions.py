"""Dimensions: in which respects cases are compared, what each weighs, and its concept schemes."""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["DIMENSIONS", "DIMENSION_OF", "OUTCOMES", "TEXT", "Dimension"]

TEXT, OUTCOMES = "text", "outcomes"


@dataclass(frozen=True)
class Dimension:
    """One respect: its name, its label, its weight by default, the schemes of its concepts."""

    name: str
    label: str
    weight: float
    schemes: tuple[str, ...] = ()


# The weights were chosen on one half of the judged set: docs/comparison.md gives the figures.
_ALL = (
    Dimension(TEXT, "Wording", 1.0),
    Dimension("problem", "Problem and challenge", 0.2, ("challenge", "policy-area", "sdg")),
    Dimension("barriers", "Barriers", 0.1, ("barrier",)),
    Dimension("mechanisms", "Mechanisms and responses", 0.2, ("mechanism", "enabler")),
    Dimension(
        "type",
        "Type of innovation",
        0.1,
        ("innovation-type", "innovation-facet", "innovation-approach", "governance-paradigm",
         "technology"),
    ),
    Dimension(
        "actors",
        "Actors and roles",
        0.05,
        ("actor-role", "actor-type", "actor-sector", "leadership-kind"),
    ),
    Dimension(
        "context",
        "Context",
        0.05,
        ("context-factor", "government-level", "governance-tradition", "country", "size",
         "innovation-phase"),
    ),
    Dimension(OUTCOMES, "Outcomes", 0.1, ("outcome",)),
)  # fmt: skip

DIMENSIONS: Mapping[str, Dimension] = {dimension.name: dimension for dimension in _ALL}
DIMENSION_OF = {scheme: dimension.name for dimension in _ALL for scheme in dimension.schemes}
