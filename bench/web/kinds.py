"""Kinds of pages, and the addresses that stand for each."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote_plus

from bench.service import QUERIES

__all__ = ["SEARCHED", "page_kinds"]

SEARCHED = "search"
_SITUATION = "people sleep rough in our city and the agencies do not share data"


def page_kinds(cases: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """The addresses of each kind of page; every case and twenty searches are asked for."""
    two, situation = "&".join(f"case={case}" for case in cases[:2]), quote_plus(_SITUATION)
    return {
        "start": ["/"],
        "case": [f"/case/{case}" for case in cases],
        SEARCHED: [f"/search?q={quote_plus(words)}" for words in QUERIES],
        "search for a situation": [f"/search?q={situation}"],
        "search as a table": ["/search?view=table"],
        "map": ["/map"],
        "similar": [f"/similar?text={situation}"],
        "compare": [f"/compare?{two}"],
        "briefing": [f"/compare?{two}&view=briefing"],
        "barriers": ["/barriers"],
        "barrier": ["/barriers?barrier=silos"],
        "concept": ["/vocab/barrier/silos"],
        "vocabulary": ["/vocab"],
        "actors": ["/actors"],
        "actor": ["/actor/world-bank"],
        "questions": ["/questions"],
        "question, asked": ["/questions/barrier-responses?barrier=silos"],
        "network": ["/network?kind=barriers"],
        "network, the largest": ["/network"],
        "SPARQL": ["/sparql"],
        "about": ["/about"],
        "ontology": ["/ns"],
        "API": ["/docs"],
    }
