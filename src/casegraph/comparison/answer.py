"""Answers: comparable cases with the reasons, the differences and how much is known of each."""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = [
    "ClaimBehind",
    "Contrast",
    "Coverage",
    "Difference",
    "Reason",
    "SharedConcept",
    "SimilarCase",
    "SimilarResult",
    "Understood",
]


@dataclass(frozen=True)
class Understood:
    """A concept that a text was taken to mean, by which of its words, and how surely (0 to 1)."""

    scheme: str
    slug: str
    label: str
    phrase: str
    strength: float


@dataclass(frozen=True)
class SharedConcept:
    """A concept that both have; `share` is its part of the reason, 0 to 1."""

    scheme: str
    slug: str
    label: str
    share: float


@dataclass(frozen=True)
class ClaimBehind:
    """A claim that something rests on, of the case named, with the addresses of its sources."""

    case: str
    kind: str
    key: str
    text: str
    sources: Mapping[str, str]


@dataclass(frozen=True)
class Reason:
    """Likeness in one dimension (0 to 1), its weight, and its share of the whole score."""

    dimension: str
    label: str
    score: float
    weight: float
    share: float
    shared: tuple[SharedConcept, ...]
    words: tuple[str, ...]
    claims: tuple[ClaimBehind, ...]


@dataclass(frozen=True)
class Difference:
    """Of one dimension the main concepts that only the case found has, or only the asker."""

    dimension: str
    label: str
    only_there: tuple[SharedConcept, ...]
    only_here: tuple[SharedConcept, ...]


@dataclass(frozen=True)
class Coverage:
    """The dimensions asked about of which the case says something, and those of which it does not.

    An unknown dimension counts as the mean of the cases that are known in it.
    """

    share: float
    known: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Contrast:
    """How two cases that are alike ended differently: a sentence, and the claims behind it."""

    sentence: str
    here: tuple[ClaimBehind, ...]
    there: tuple[ClaimBehind, ...]


@dataclass(frozen=True)
class SimilarCase:
    """A comparable case; `contrast` is there only where contrasts were asked for."""

    id: str
    title: str
    score: float
    reasons: tuple[Reason, ...]
    differences: tuple[Difference, ...]
    coverage: Coverage
    contrast: Contrast | None = None


@dataclass(frozen=True)
class SimilarResult:
    """Comparable cases, the most alike first, what was understood, and the weights used."""

    hits: tuple[SimilarCase, ...]
    understood: tuple[Understood, ...]
    weights: Mapping[str, float]

    def _repr_html_(self) -> str:
        from casegraph.comparison.showing import similar_html

        return similar_html(self)
