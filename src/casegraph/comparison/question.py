"""Questions: what somebody wants comparable cases for, checked when it is made."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from casegraph.comparison.dimensions import DIMENSIONS
from casegraph.comparison.profile import Feature
from casegraph.errors import QueryError, did_you_mean

__all__ = [
    "LONGEST_TEXT",
    "MOST_FEATURES",
    "MOST_SIMILAR",
    "MOST_WEIGHT",
    "SimilarQuery",
    "feature_of",
    "weights_of",
]

LONGEST_TEXT = 10_000
MOST_FEATURES = 40
MOST_SIMILAR = 50
MOST_WEIGHT = 100
_NUMBER = re.compile(r"-?[0-9]{1,6}(\.[0-9]{1,6})?|-?inf|nan", re.ASCII)


@dataclass(frozen=True)
class SimilarQuery:
    """A case, a situation in plain words, concepts as `scheme/slug`, or several of them.

    `without` names concepts that a text seems to mean and does not. With `contrast`, only cases
    that ended otherwise are given; a text and concepts alone have not ended. Cases that were
    imported are given only where they are asked for.
    """

    case: str | None = None
    text: str = ""
    features: Sequence[str] = ()
    without: Sequence[str] = ()
    weights: Mapping[str, float] = field(default_factory=dict)
    contrast: bool = False
    limit: int = 10
    imported: bool = False

    def __post_init__(self) -> None:
        """QueryError where something cannot be meant."""
        if not (self.case or self.text.strip() or self.features):
            raise QueryError("There is nothing to compare with. Give a case, a text or a feature.")
        if len(self.text) > LONGEST_TEXT:
            raise QueryError(
                f"The text has {len(self.text):,} characters; give at most {LONGEST_TEXT:,}."
            )
        if not 1 <= self.limit <= MOST_SIMILAR:
            raise QueryError(f"limit is {self.limit}; give a whole number, 1 to {MOST_SIMILAR}.")
        for name in ("features", "without"):
            _few(name, getattr(self, name))
            object.__setattr__(self, name, tuple(dict.fromkeys(getattr(self, name))))
        object.__setattr__(self, "weights", _checked(self.weights))

    def __hash__(self) -> int:
        return hash((self.case, self.text, self.features, tuple(self.weights.values())))


def _few(name: str, given: Sequence[str]) -> None:
    if len(given) > MOST_FEATURES:
        raise QueryError(f"{name} has {len(given)} values; give at most {MOST_FEATURES}.")


def _checked(given: Mapping[str, float]) -> Mapping[str, float]:
    """The weight of every dimension; those not given are as by default."""
    for name, weight in given.items():
        if name not in DIMENSIONS:
            hint = did_you_mean(name, tuple(DIMENSIONS)) or f"Known are: {', '.join(DIMENSIONS)}."
            raise QueryError(f"There is no dimension {name[:80]!r} to weigh. {hint}")
        if not (math.isfinite(weight) and 0 <= weight <= MOST_WEIGHT):
            raise QueryError(
                f"The weight of {name} is {weight}; give a number from 0 to {MOST_WEIGHT}."
            )
    weights = {name: float(given.get(name, one.weight)) for name, one in DIMENSIONS.items()}
    if not any(weights.values()):
        raise QueryError("All weights are 0. Let at least one dimension count.")
    return MappingProxyType(weights)


def weights_of(words: Iterable[str]) -> dict[str, float]:
    """Weights that are written `dimension=number`; QueryError where one is not."""
    weights: dict[str, float] = {}
    for word in words:
        name, equals, number = word.partition("=")
        if not equals or not _NUMBER.fullmatch(number):
            raise QueryError(f"The weight {word[:80]!r} is not of the form problem=0.5.")
        if name in weights:
            raise QueryError(f"The weight of {name[:80]!r} is given twice. Keep one.")
        weights[name] = float(number)
    return weights


def feature_of(text: str, known: Mapping[Feature, int]) -> Feature:
    """The concept that is written `scheme/slug`; QueryError with near ones if there is none."""
    scheme, _, slug = text.partition("/")
    if (scheme, slug) not in known:
        names = [f"{one}/{other}" for one, other in known]
        hint = did_you_mean(text[:120], names) or "Write scheme/slug, such as barrier/silos."
        raise QueryError(f"There is no concept {text[:120]!r} to compare by. {hint}")
    return scheme, slug
