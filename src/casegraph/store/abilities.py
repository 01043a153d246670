"""What an endpoint can do, found out by asking it."""

from dataclasses import dataclass

__all__ = ["Abilities"]


@dataclass(frozen=True)
class Abilities:
    """How to ask an endpoint so that its answers are whole and true.

    `table` and `graph` name the formats in which it gives back what was put in. `merged` names the
    graph that stands in for a default graph, where its own is not all graphs merged. It is known to
    give tables of `rows` rows whole; `limited` says that larger ones are cut. `escapes` says that
    it reads escapes within IRIs.
    """

    table: str = "json"
    graph: str = "nt"
    merged: str | None = None
    rows: int = 1000
    limited: bool = True
    escapes: bool = False
