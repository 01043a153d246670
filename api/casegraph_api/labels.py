"""Labels: slugs, numbers and years in the words that people read, and kinds of claim besides."""

from casegraph.model.wording import Labels, number, span, years

__all__ = ["Labels", "claim_name", "number", "span", "years"]

_NAMES = {
    "type": "Type of innovation",
    "step": "Step",
    "participation": "Participant",
    "cost": "Cost",
}


def claim_name(kind: str) -> str:
    """A kind of claim as a word at the head of a reference."""
    return _NAMES.get(kind, kind.capitalize())
