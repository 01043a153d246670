"""The page types: one address of each kind of page there is, for tests and screenshots."""

from collections.abc import Mapping
from typing import Final

__all__ = ["PAGE_TYPES"]

PAGE_TYPES: Final[Mapping[str, str]] = {
    "start": "/",
    "search": "/search?q=homeless&barrier=silos",
    "search-empty": "/search?q=zzzzzz",
    "case": "/case/heading-home-hennepin",
    "case-source": "/case/heading-home-hennepin#source-S9",
    "record": "/record/heading-home-hennepin.html",
    "similar": "/similar?text=our+shelters+are+full+and+agencies+do+not+share+data",
    "compare-choose": "/compare",
    "compare": "/compare?case=heading-home-hennepin&case=houston-the-way-home",
    "briefing": "/compare?case=heading-home-hennepin&case=houston-the-way-home&view=briefing",
    "barriers": "/barriers",
    "barrier": "/barriers?barrier=silos",
    "vocabulary": "/vocab",
    "scheme": "/vocab/barrier",
    "concept": "/vocab/barrier/silos",
    "actor": "/actor/hennepin-county",
    "source": "/source/20693f21466cd1b2",
    "place": "/place/london-united-kingdom",
    "indicator": "/indicator/people-homeless-on-one-night",
    "questions": "/questions",
    "question": "/questions/barrier-responses?barrier=silos",
    "sparql": "/sparql",
    "about": "/about",
    "ontology": "/ns",
    "api": "/docs",
    "dumps": "/dumps/",
    "not-found": "/case/heading-home-henepin",
    "bad-request": "/search?limit=many",
}
