"""Networks of a collection: what cases a search chose, what is asked of them, year by year."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Protocol

from casegraph.model import Actor, Case, Vocabulary
from casegraph.network.graph import AnyNetwork
from casegraph.network.layout import read_positions
from casegraph.network.making import Positions, network_of
from casegraph.network.projection import NetworkInput, Projection, Tie
from casegraph.network.projections import PROJECTIONS, projection
from casegraph.network.query import FILTERS, Given, NetworkQuery, year_begun
from casegraph.network.slices import Slices

__all__ = ["CaseCollection", "Networks"]

Near = tuple[str, str, float, tuple[str, ...]]


class CaseCollection(Protocol):
    """What networks need to know of a repository."""

    @property
    def case_ids(self) -> tuple[str, ...]:
        """The ids of all cases."""

    @property
    def curated_ids(self) -> tuple[str, ...]:
        """The ids of the cases that curators wrote."""

    @property
    def actors(self) -> Mapping[str, Actor]:
        """All actors by id."""

    @property
    def vocabulary(self) -> Vocabulary:
        """All concept schemes."""

    @property
    def facets(self) -> Collection[str]:
        """By what a search can be narrowed down."""

    def case(self, name: str) -> Case:
        """The case of that id."""

    def strengths(self, case: str) -> Mapping[str, str]:
        """Evidence strength of each outcome of a case by its key."""

    def found(
        self,
        text: str,
        where: Mapping[str, Any],
        start_from: int | None,
        start_to: int | None,
        *,
        imported: bool,
    ) -> tuple[str, ...]:
        """The ids of the cases that a search finds."""

    def nearest(self, cases: Sequence[str], number: int) -> Iterable[Near]:
        """Of some cases, each with so many nearest among them."""


class Networks(Mapping[str, Projection]):
    """The kinds of network by id, in the order of the register, and what is made of them."""

    def __init__(self, collection: CaseCollection, laid_out: Path | None = None) -> None:
        self._collection = collection
        self._laid_out = laid_out
        self.positions = cache(self._positions)

    def _positions(self, kind: str) -> Positions:
        """Where the nodes of a kind lie, so that its pictures stay alike; empty if not laid out."""
        return read_positions(self._laid_out, kind) if self._laid_out else {}

    def __getitem__(self, kind: str) -> Projection:
        return PROJECTIONS[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(PROJECTIONS)

    def __len__(self) -> int:
        return len(PROJECTIONS)

    def query(
        self,
        kind: str,
        *,
        text: str = "",
        cases: str | Iterable[str] | None = None,
        imported: bool = False,
        start_from: Given | None = None,
        start_to: Given | None = None,
        **given: Any,
    ) -> NetworkQuery:
        """A query from words of a search, search facets, filters and parameters of the kind.

        `start_from` and `start_to` bound the years in which cases began, as in a search. What a
        search finds is told by the ids of its cases. `sector`, `role` and `strength` are filters
        here (what of the cases), not facets (which cases).
        """
        known = {*FILTERS, *(one.name for one in projection(kind).parameters)}
        facets = [name for name in given if name in self._collection.facets and name not in known]
        where = {name: given.pop(name) for name in facets}
        names = None if cases is None else tuple(dict.fromkeys(_ids(cases)))
        start_from = year_begun("start_from", start_from)
        start_to = year_begun("start_to", start_to)
        if text or where or start_from is not None or start_to is not None:
            find = self._collection.found
            found = find(text, where, start_from, start_to, imported=imported)
            names = found if names is None else tuple(sorted({*names} & {*found}))
        return NetworkQuery.made(kind, given, names)

    def network(
        self,
        kind: str,
        *,
        imported: bool = False,
        positions: Positions | None = None,
        **given: Any,
    ) -> AnyNetwork:
        """The network of a kind; what is *given* is as for `query`."""
        query = self.query(kind, imported=imported, **given)
        return self.make(query, imported=imported, positions=positions)

    def make(
        self, query: NetworkQuery, *, imported: bool = False, positions: Positions | None = None
    ) -> AnyNetwork:
        """The network that a query asks for."""
        places = self.positions(query.kind) if positions is None else positions
        return network_of(self.input(imported=imported), query, places)

    def slices(
        self, kind: str, *, cumulative: bool = False, imported: bool = False, **given: Any
    ) -> Slices:
        """The network year by year: what was in force, or all up to the year."""
        query = self.query(kind, imported=imported, **given)
        return Slices(self.input(imported=imported), query, cumulative=cumulative)

    def input(self, *, imported: bool = False) -> NetworkInput:
        """What networks are made from: the curated cases, on request the imported ones too."""
        # Imported cases are not kept: they may be many thousands.
        return self._of(self._collection.case_ids) if imported else self._curated

    @cached_property
    def _curated(self) -> NetworkInput:
        return self._of(self._collection.curated_ids)

    def _of(self, names: Iterable[str]) -> NetworkInput:
        collection = self._collection
        cases = tuple(map(collection.case, names))
        strengths = {case.id: collection.strengths(case.id) for case in cases}
        return NetworkInput(
            cases, collection.actors, collection.vocabulary, strengths, self._likeness
        )

    @property
    def _likeness(self) -> Callable[[Sequence[str], int], Iterator[Tie]]:
        nearest = self._collection.nearest
        return lambda cases, number: (Tie(*near) for near in nearest(cases, number))


def _ids(cases: str | Iterable[str]) -> Iterable[str]:
    """Ids given one by one or in a text with commas between them."""
    return filter(None, map(str.strip, cases.split(","))) if isinstance(cases, str) else cases
