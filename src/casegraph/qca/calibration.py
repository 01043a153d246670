"""Calibration: raw values as memberships, with a record of what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, floor, isfinite, log
from typing import Literal

from casegraph.errors import InputError

__all__ = ["Calibrated", "Calibration", "quantile"]

Method = Literal["none", "crisp", "multivalue", "fuzzy"]
_FULL = 0.95  # degree of membership at the anchor for inclusion, Ragin (2008, ch. 5)
_LOGIT = log(_FULL / (1 - _FULL))
_ANCHORS, _MOST_THRESHOLDS = 3, 9


@dataclass(frozen=True)
class Calibrated:
    """The memberships, the anchors as they were used, and both told in a sentence."""

    scores: tuple[float, ...]
    anchors: tuple[float, ...]
    told: str


@dataclass(frozen=True)
class Calibration:
    """How raw values become memberships.

    none: they are memberships already. crisp: 1 from the one threshold on, else 0. multivalue: the
    number of thresholds reached. fuzzy: the direct method with three anchors: exclusion,
    crossover, inclusion; ascending, or descending so that low values are in the set.
    With *by_quantile*, thresholds and anchors are quantiles (0 to 1) of the raw values.
    InputError if anchors are out of order, of the wrong number, or no numbers.
    """

    method: Method = "none"
    anchors: tuple[float, ...] = ()
    by_quantile: bool = False

    def __post_init__(self) -> None:
        wanted = {"none": (0, 0), "crisp": (1, 1), "fuzzy": (_ANCHORS, _ANCHORS)}
        low, high = wanted.get(self.method, (1, _MOST_THRESHOLDS))
        if not low <= len(self.anchors) <= high:
            number = str(low) if low == high else f"{low} to {high}"
            raise InputError(
                f"{self.method} calibration has {len(self.anchors)} anchors. Expected {number}."
            )
        if not all(map(isfinite, self.anchors)):
            raise InputError(f"The anchors {_listed(self.anchors)} are not all numbers.")
        if self.by_quantile and not all(0 <= anchor <= 1 for anchor in self.anchors):
            raise InputError(f"The quantiles {_listed(self.anchors)} are not all from 0 to 1.")
        self._ordered(self.anchors)

    def _ordered(self, anchors: Sequence[float]) -> None:
        rising = all(one < two for one, two in pairwise(anchors))
        falling = all(one > two for one, two in pairwise(anchors))
        if self.method == "fuzzy" and not (rising or falling):
            raise InputError(
                f"The anchors {_listed(anchors)} are out of order. Expected exclusion, crossover, "
                "inclusion, each above the one before, or each below it."
            )
        if self.method == "multivalue" and not rising:
            raise InputError(
                f"The thresholds {_listed(anchors)} are out of order. Expected each above the "
                "one before."
            )

    def apply(self, values: Sequence[float]) -> Calibrated:
        """The memberships of raw values, in their order; InputError if quantiles fall together."""
        anchors = self.anchors
        if self.by_quantile:
            anchors = tuple(quantile(values, share) for share in self.anchors)
            self._ordered(anchors)
        match self.method:
            case "none":
                scores = tuple(map(float, values))
            case "fuzzy":
                scores = tuple(_logistic(value, *anchors) for value in values)
            case _:
                scores = tuple(float(sum(value >= one for one in anchors)) for value in values)
        return Calibrated(scores, anchors, self._told(anchors))

    def _told(self, anchors: tuple[float, ...]) -> str:
        source = f" (quantiles {_listed(self.anchors)})" if self.by_quantile else ""
        match self.method:
            case "none":
                return "as it is"
            case "crisp":
                return f"crisp: 1 from {anchors[0]:g} on, else 0{source}"
            case "multivalue":
                return f"multi-value: thresholds {_listed(anchors)}{source}"
            case _:
                return (
                    f"fuzzy, direct method, logistic: exclusion {anchors[0]:g}, crossover "
                    f"{anchors[1]:g}, inclusion {anchors[2]:g}, idm {_FULL:g}{source}"
                )


def _listed(numbers: Sequence[float]) -> str:
    return ", ".join(f"{number:g}" for number in numbers)


def _logistic(value: float, out: float, cross: float, full: float) -> float:
    """The direct method: log odds grow linearly from the crossover to each outer anchor.

    They are ln(0.95 / 0.05) at inclusion and its negative at exclusion: Ragin (2008), Redesigning
    Social Inquiry, ch. 5, with the exact logarithm where the book rounds it to 3, as
    `QCA::calibrate(idm = 0.95)` has it.
    """
    upper = (value > cross) == (full > cross)
    width = full - cross if upper else cross - out
    odds = _LOGIT * (value - cross) / width
    return 1 / (1 + exp(-max(-500.0, min(500.0, odds))))


def quantile(values: Sequence[float], share: float) -> float:
    """The quantile at *share* (0 to 1), linear between order statistics: type 7, the default of R.

    Hyndman and Fan (1996). InputError if there are no values.
    """
    if not values:
        raise InputError("There are no values to take quantiles of.")
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
