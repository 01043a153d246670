"""Situations: a text in a search that tells of a problem, and the cases that are like it."""

import re
from dataclasses import dataclass

from casegraph.comparison import SimilarQuery, SimilarResult
from casegraph.words import tokens
from casegraph_api.comparing import MOST_IN_ADDRESS
from casegraph_api.links import address
from casegraph_api.site import Site

__all__ = ["LikeCases", "is_situation", "like_cases", "situation_address"]

# In `bench/relevance/` what is looked for has up to three words, a situation twenty-one or more; a
# short sentence lies between.
_FEWEST_WORDS = 6
_SHOWN = 3
# What only somebody writes who means the search: fields, phrases, years, operators.
_SYNTAX = re.compile(r'\w:\S|"|\d\.\.|\.\.\d|\b(?:AND|OR|NOT)\b|\*')


@dataclass(frozen=True)
class LikeCases:
    """The cases most like a situation, and where all of them are."""

    found: SimilarResult
    address: str


def is_situation(text: str) -> bool:
    """Whether a text reads like the telling of a problem rather than like words to look for."""
    if len(text) > MOST_IN_ADDRESS or _SYNTAX.search(text):
        return False
    return sum(1 for _ in tokens(text)) >= _FEWEST_WORDS


def situation_address(text: str, *, imported: bool = False) -> str:
    """The page of cases that are like a situation."""
    more = [("imported", "true")] if imported else []
    return address("similar", query=[("text", text), *more])


def like_cases(site: Site, text: str, *, imported: bool) -> LikeCases | None:
    """The cases most like a situation; None where the text tells of none or none is like it."""
    if not is_situation(text):
        return None
    found = site.repository.comparable(SimilarQuery(text=text, limit=_SHOWN, imported=imported))
    return LikeCases(found, situation_address(text, imported=imported)) if found.hits else None
