"""Wording: slugs, numbers and years in the words that people read."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from casegraph.countries import country_name
from casegraph.model.case import Period
from casegraph.model.claims import CostItem, OutcomeObservation
from casegraph.model.vocabulary import Vocabulary

__all__ = ["STILL_GOING", "Labels", "number", "small", "span", "years"]

_MINUS, _DASH, _THIN = "\u2212", "\u2013", "\u202f"
_CHANGES = {"absolute-change", "relative-change", "point-change", "effect-estimate"}
_LARGE = ((1_000_000_000, "billion"), (1_000_000, "million"))
_MONEY = {"usd": "US$", "eur": "€", "gbp": "£", "aud": "A$", "cad": "C$", "sgd": "S$"}
STILL_GOING = {"planned", "active", "pilot", "running", "scaled", "institutionalised"}


def number(value: Decimal | int) -> str:
    """A number as it is printed in Britain: 1,234.5; 4.2 million."""
    size = abs(Decimal(value))
    sign = _MINUS if value < 0 else ""
    for step, word in _LARGE:
        part = size / step
        if size >= step and part == round(part, 3):
            return f"{sign}{part.normalize():,f}\u00a0{word}"
    return f"{sign}{size:,f}"


def years(first: int | None, last: int | None) -> str:
    """The span of a figure: `2014 to 2015`, or one year."""
    if first is not None and last is not None and first != last:
        return f"{first} to {last}"
    return f"since {first}" if last is None and first is not None else str(last or "")


def span(start: int, end: int | None, status: str) -> str:
    """The years of a case: both, `since 2013`, or `from 2004` where the end is unknown."""
    if end is not None:
        return str(start) if start == end else f"{start}{_DASH}{end}"
    return f"since {start}" if status in STILL_GOING else f"from {start}"


@dataclass(frozen=True)
class Labels:
    """Labels of one vocabulary."""

    vocabulary: Vocabulary

    def concept(self, slug: str, scheme: str) -> str:
        """The label of a concept."""
        return self.vocabulary.label(scheme, slug)

    def phrase(self, slugs: Sequence[str] | str, scheme: str) -> str:
        """Labels within a sentence: small first letters, joined by commas and `and`."""
        names = [slugs] if isinstance(slugs, str) else slugs
        *first, last = [small(self.concept(slug, scheme)) for slug in names] or [""]
        return f"{', '.join(first)} and {last}" if first else last

    def country(self, code: str) -> str:
        """The name of a country."""
        return country_name(code)

    def span(self, period: Period) -> str:
        """The years of a case."""
        return span(period.start, period.end, period.status)

    def figure(self, claim: OutcomeObservation | CostItem) -> str:
        """The figure of an outcome or a cost: `£4.2 million`, `32 to 40 days`."""
        if claim.value_low is not None and claim.value_high is not None and claim.value is None:
            low, high = number(claim.value_low), number(claim.value_high)
            return self._united(f"{low} to {high}", claim.unit or "")
        kind = claim.value_kind if isinstance(claim, OutcomeObservation) else None
        return self.amount(claim.value or Decimal(0), claim.unit or "", kind or "")

    def amount(self, value: Decimal, unit: str, kind: str = "") -> str:
        """A number with its unit; a change upwards bears a plus sign."""
        plus = "+" if value > 0 and kind in _CHANGES else ""
        return self._united(f"{plus}{number(value)}", unit)

    def _united(self, figure: str, unit: str) -> str:
        if unit in _MONEY:
            bare = figure.lstrip(f"+{_MINUS}")
            return f"{figure[: len(figure) - len(bare)]}{_MONEY[unit]}{bare}"
        if unit == "percent":
            return f"{figure}{_THIN}%"
        return figure if unit in {"count", "ratio"} else f"{figure} {self.concept(unit, 'unit')}"


def small(label: str) -> str:
    """The label for use within a sentence; names, abbreviations and codes stay as they are."""
    head = label.split(" ", 1)[0]
    return label if head[1:] != head[1:].lower() else label[:1].lower() + label[1:]
