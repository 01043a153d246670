"""Engines: what a full-text engine has to offer, and what a search answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from casegraph.html import html_table
from casegraph.model.wording import span
from casegraph.search.catalogue import FacetValue
from casegraph.search.entries import AlsoSearched
from casegraph.search.facets import IndexInput
from casegraph.search.highlights import Highlight, Wanted
from casegraph.search.query import SearchQuery
from casegraph.search.syntax import Node

__all__ = ["Engine", "Hit", "Index", "Matches", "SearchResult", "TextIndex"]


@dataclass(frozen=True)
class Hit:
    """One case found. `matched` names the sections that hold words looked for."""

    id: str
    title: str
    summary: str
    place: str
    country: str
    start: int
    end: int | None
    status: str
    score: float
    imported: bool = False
    highlights: tuple[Highlight, ...] = ()
    matched: tuple[str, ...] = ()


@dataclass(frozen=True)
class SearchResult:
    """A page of hits, the facets of all hits, and what else there is to say about the search.

    `also_searched` are concepts that words of the text name. `searched_instead` is the corrected
    text whose hits these are, where nothing was found for the text itself.
    `sparql` finds the same cases, all of them; where it would be too long, `sparql_note` says so.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    did_you_mean: str | None = None
    next_offset: int | None = None
    notes: tuple[str, ...] = ()
    also_searched: tuple[AlsoSearched, ...] = ()
    searched_instead: str | None = None
    sparql: str | None = None
    sparql_note: str = ""

    def remarks(self) -> Iterator[str]:
        """What there is to say about the search, in sentences."""
        if self.searched_instead:
            yield f"No case has it; these are for: {self.searched_instead}"
        for also in self.also_searched:
            yield f"Also searched: {also.phrase} → {also.label}"
        yield from self.notes
        if self.did_you_mean:
            yield f"Did you mean: {self.did_you_mean}?"

    def _repr_html_(self) -> str:
        """The hits of this page for a notebook, a row each."""
        head = ("case", "title", "place", "country", "years", "status", "score")
        rows = (
            (one.id, one.title, one.place, one.country, span(one.start, one.end, one.status),
             one.status, f"{one.score:.2f}")
            for one in self.hits
        )  # fmt: skip
        return html_table(f"{len(self.hits)} of {self.total:,} cases", head, rows, self.remarks())


@dataclass(frozen=True)
class Matches:
    """What an engine found: scores by the numbers of cases, and what to highlight in them."""

    scores: Mapping[int, float]
    wanted: Wanted


class TextIndex(Protocol):
    """The part of an index that differs between engines; used by many threads at once."""

    def match(self, node: Node) -> Matches:
        """All cases that a parsed query asks for, with scores above zero where words count."""

    def suggest(self, word: str) -> str | None:
        """A word of the cases near to one that none of them has; None for a word they have."""

    def close(self) -> None:
        """Give up files."""


class Index(Protocol):
    """An open index; used by many threads at once."""

    def search(self, query: SearchQuery) -> SearchResult:
        """The answer to a query; QueryError where it asks for a facet value that is not."""

    def ids(self, query: SearchQuery) -> tuple[str, ...]:
        """The ids of all cases that the query finds, in order; pages and limits aside."""

    def close(self) -> None:
        """Give up files; the index cannot be used any more."""


class Engine(Protocol):
    """A full-text engine: writes the index of a snapshot and opens it for reading."""

    name: str

    def write(self, folder: Path, content: IndexInput) -> None:
        """Make a new index in a folder that is empty or does not exist."""

    def open(self, folder: Path) -> Index:
        """Open an index for reading; SnapshotError where it is missing or cannot be read."""
