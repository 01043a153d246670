"""The page types: one address of each kind of page there is, for tests and screenshots."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

__all__ = ["PAGE_TYPES"]

_ANSWERED = """SELECT ?barrier (COUNT(DISTINCT ?case) AS ?cases)
{ ?case cg:hasBarrier/cg:barrier ?barrier } GROUP BY ?barrier ORDER BY DESC(?cases) LIMIT 12"""
_ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
PAGE_TYPES: Final[Mapping[str, str]] = {
    "start": "/",
    "search": "/search?q=homeless&barrier=silos",
    "table": "/search?view=table",
    "search-empty": "/search?q=zzzzzz",
    "case": "/case/heading-home-hennepin",
    "case-source": "/case/heading-home-hennepin#_S9_1",
    "record": "/record/heading-home-hennepin.html",
    "similar": "/similar?text=our+shelters+are+full+and+agencies+do+not+share+data",
    "map": "/map",
    "network": "/network",
    "network-node": "/network?kind=barriers#node=vocab/barrier/silos",
    "compare-choose": "/compare",
    "compare": "/compare?case=heading-home-hennepin&case=houston-the-way-home",
    "briefing": "/compare?case=heading-home-hennepin&case=houston-the-way-home&view=briefing",
    "barriers": "/barriers",
    "barrier": "/barriers?barrier=silos",
    "vocabulary": "/vocab",
    "vocabulary-alphabet": "/vocab?view=alphabetical",
    "vocabulary-search": "/vocab?q=silo",
    "scheme": "/vocab/barrier",
    "scheme-alphabet": "/vocab/mechanism?view=alphabetical",
    "concept": "/vocab/barrier/silos",
    "mechanism": "/vocab/mechanism/participatory-budgeting",
    "outcome": "/vocab/outcome/housing-outcome",
    "enabler": "/vocab/enabler/trust",
    "actors": "/actors",
    "actor": "/actor/hennepin-county",
    "source": "/source/20693f21466cd1b2",
    "place": "/place/london-united-kingdom",
    "indicator": "/indicator/people-homeless-on-one-night",
    "questions": "/questions",
    "question": "/questions/barrier-responses?barrier=silos",
    "sparql": "/sparql",
    "sparql-answer": f"/sparql?query={quote(_ANSWERED)}",
    "about": "/about",
    "ontology": "/ns",
    "api": "/docs",
    "dumps": "/dumps/",
    "not-found": "/case/heading-home-henepin",
    "bad-request": "/search?limit=many",
    "unavailable": f"/sparql?query={quote(_ENDLESS)}&timeout=0.1",
}
