"""Negotiation: which of the media types on offer a request would rather have."""

import re
from collections.abc import Sequence

from starlette.datastructures import Headers

from casegraph.formats import FORMATS

__all__ = [
    "CSV",
    "GEOJSON",
    "HTML",
    "JSON",
    "MARKDOWN",
    "SPARQL_JSON",
    "acceptable",
    "accepted",
    "preferred",
]

HTML, JSON, CSV = "text/html", "application/json", "text/csv"
GEOJSON, MARKDOWN = "application/geo+json", "text/markdown"
SPARQL_JSON = FORMATS["json"].media_type
_LONGEST = 1000
_WEIGHT = re.compile(r"0(\.\d*)?|1(\.0*)?", re.ASCII)


def accepted(headers: Headers) -> str:
    """The Accept header as far as it is read, whole where it came in several lines."""
    return ",".join(headers.getlist("accept"))[:_LONGEST].lower()


def preferred(accept: str, offers: Sequence[str]) -> str:
    """The offer that an Accept header ranks highest; the first one where it has no wish."""
    wishes = dict(_wish(part) for part in accept[:_LONGEST].lower().split(","))
    return max(offers, key=lambda offer: (_rank(offer, wishes), -offers.index(offer)))


def acceptable(accept: str, offers: Sequence[str]) -> str | None:
    """The offer ranked highest, or None where an Accept header rules all of them out."""
    best = preferred(accept, offers)
    wishes = dict(_wish(part) for part in accept[:_LONGEST].lower().split(","))
    return best if not accept.strip() or _rank(best, wishes) > 0 else None


def _wish(part: str) -> tuple[str, float]:
    media_type, *parameters = (piece.strip() for piece in part.split(";"))
    weight = next((text[2:] for text in parameters if text.startswith("q=")), "1")
    return media_type, float(weight) if _WEIGHT.fullmatch(weight) else 0.0


def _rank(offer: str, wishes: dict[str, float]) -> float:
    for pattern in (offer, f"{offer.partition('/')[0]}/*", "*/*"):
        if pattern in wishes:
            return wishes[pattern]
    return 0.0
