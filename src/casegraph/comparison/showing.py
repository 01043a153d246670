"""Showing: what a notebook displays of comparable cases, encounters and cases side by side."""

from casegraph.comparison.answer import Reason, SimilarCase, SimilarResult, Understood
from casegraph.comparison.barriers import Encounters
from casegraph.comparison.side_by_side import SideBySide
from casegraph.comparison.tables import short_cells
from casegraph.html import html_table

__all__ = ["encounters_html", "side_by_side_html", "similar_html"]

_MOST_REASONS, _MOST_SHARED = 3, 3


def similar_html(found: SimilarResult) -> str:
    """A row a case with its main reasons; below, how a text was understood."""
    head = ("case", "title", "score", "why", "known of what was asked", "contrast")
    contrasted = any(hit.contrast for hit in found.hits)
    columns = head if contrasted else head[:-1]
    rows = (_similar_row(hit)[: len(columns)] for hit in found.hits)
    notes = [f"Understood as: {', '.join(map(_meant, found.understood))}."]
    return html_table("Comparable cases", columns, rows, notes if found.understood else ())


def encounters_html(found: Encounters) -> str:
    """A row an encounter, in their order, and above all how they ended."""
    head = ("case", "barrier", "what was done", "by", "end", "basis", "sources")
    rows = (
        (met.case, met.barrier, met.response, ", ".join(met.mechanisms), met.resolution, met.basis,
         len(met.sources))
        for met in found
    )  # fmt: skip
    return html_table(found.summary.sentence, head, rows)


def side_by_side_html(found: SideBySide) -> str:
    """Rows by dimension, each claim cut down to what heads it; below, where the cases part."""
    head = ("dimension", "concept", "recorded of", *(case.title for case in found.cases))
    notes = [one.sentence for one in found.apart]
    return html_table(f"{len(found.cases)} cases side by side", head, short_cells(found), notes)


def _similar_row(hit: SimilarCase) -> tuple[object, ...]:
    told = sorted(hit.reasons, key=lambda reason: -reason.share)[:_MOST_REASONS]
    contrast = hit.contrast.sentence if hit.contrast else ""
    why = "; ".join(map(_reason, told))
    return hit.id, hit.title, f"{hit.score:.2f}", why, f"{hit.coverage.share:.0%}", contrast


def _reason(reason: Reason) -> str:
    shared = [concept.label for concept in reason.shared] or reason.words
    named = f": {', '.join(shared[:_MOST_SHARED])}" if shared else ""
    return f"{reason.label} ({reason.share:.0%}){named}"


def _meant(one: Understood) -> str:
    return f"{one.label} ({one.phrase})" if one.phrase else one.label
