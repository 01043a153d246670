"""Comparison: the vectors of a snapshot, open, to find comparable cases."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path

import numpy as np

from casegraph.comparison.answer import SimilarCase, SimilarResult, Understood
from casegraph.comparison.contrast import contrasted
from casegraph.comparison.dimensions import DIMENSIONS, OUTCOMES
from casegraph.comparison.dossiers import Dossiers
from casegraph.comparison.entries import Entries
from casegraph.comparison.likeness import Asked, Likeness, likeness
from casegraph.comparison.nearest import Near, check_number, nearest
from casegraph.comparison.question import SimilarQuery, feature_of
from casegraph.comparison.reasons import Explainer
from casegraph.comparison.stems import expanded, stems
from casegraph.comparison.vectors import Floats, Vectors, unit
from casegraph.errors import NotFoundError
from casegraph.words import plain_text

__all__ = ["Comparison"]

_KEPT = 512
# Beyond so many of the cases most alike no contrast is looked for: they would not be alike.
_CONTRASTED = 40


class Comparison:
    """Finds comparable cases in a folder of vectors. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self._vectors = Vectors.load(folder)
        self._dossiers = Dossiers(folder)
        self._entries = Entries(folder, self._vectors)
        self._curated = np.ones(len(self._dossiers.ids), dtype=bool)
        self._curated[self._dossiers.imported] = False
        self._of_case = lru_cache(_KEPT)(self._asked_by_case)
        # The page of a case asks the same each time.
        self.similar = lru_cache(_KEPT)(self._similar)

    def _similar(self, query: SimilarQuery) -> SimilarResult:
        """Comparable cases with their reasons; NotFoundError for a case that there is not."""
        understood = self._understood(query)
        asked = self._asked(query, understood)
        weights = dict(query.weights)
        if query.contrast:
            hits = self._contrasts(asked, weights, query)
        else:
            alike, best = self._alike(asked, weights, query, query.limit)
            explain = Explainer(self._vectors, asked, alike)
            hits = [explain.case(number, self._dossiers.read(number)) for number in best]
        return SimilarResult(tuple(hits), understood, weights)

    def nearest(self, cases: Sequence[str], number: int) -> Iterator[Near]:
        """Of some cases, each with so many nearest among them; all dimensions by their weights.

        NotFoundError for a case that there is not, QueryError for more than 2,000.
        """
        check_number(len(cases))
        asked = {name: self._of_case(name) for name in cases}
        weights = {name: one.weight for name, one in DIMENSIONS.items()}
        return nearest(self._vectors, asked, weights, number)

    def _understood(self, query: SimilarQuery) -> tuple[Understood, ...]:
        struck = {feature_of(name, self._vectors.place_of) for name in query.without}
        found = self._entries.understood(plain_text(query.text)) if query.text.strip() else ()
        return tuple(one for one in found if (one.scheme, one.slug) not in struck)

    def _asked(self, query: SimilarQuery, understood: Iterable[Understood]) -> Asked:
        place_of = self._vectors.place_of
        own = self._of_case(query.case) if query.case else None
        meant = {place_of[one.scheme, one.slug]: one.strength for one in understood}
        picked = {place_of[feature_of(name, place_of)]: 1.0 for name in query.features}
        words = dict(expanded(stems(plain_text(query.text))))
        place = self._place(words)
        if own is not None:
            meant |= own.concepts
            words |= own.stems
            place = unit(place + own.place)
        concepts = self._vectors.with_broader(meant | picked)
        return Asked(words, place, concepts, own.case if own else None)

    def _place(self, words: Mapping[str, float]) -> Floats:
        return unit(self._vectors.among_topics(self._vectors.weighed(words)))

    def _asked_by_case(self, name: str) -> Asked:
        number = self._dossiers.number_of.get(name)
        if number is None:
            raise NotFoundError("case", name, self._dossiers.ids)
        dossier = self._dossiers.read(number)
        concepts = {place: 1.0 for told in dossier.told for place in told.concepts}
        return Asked(dossier.question, self._vectors.topics[number], concepts, number)

    def _contrasts(
        self, asked: Asked, weights: Mapping[str, float], query: SimilarQuery
    ) -> list[SimilarCase]:
        """Cases alike in all but their outcomes that ended otherwise than the one that asks.

        Where a text asks, the case most like it stands in for its end.
        """
        alike = likeness(self._vectors, asked, {**weights, OUTCOMES: 0.0})
        anchor = asked.case
        if anchor is None:
            anchor = next(iter(self._alike(asked, weights, query, 1)[1]), None)
        if anchor is None:
            return []
        near = [n for n in self._best(alike, asked, query, _CONTRASTED) if n != anchor]
        explain = Explainer(self._vectors, asked, alike)
        here = self._dossiers.read(anchor)
        found = contrasted(here, map(self._dossiers.read, near), alike.total[near], self._label)
        return [
            explain.case(self._dossiers.number_of[there.id], there, contrast)
            for there, contrast in islice(found, query.limit)
        ]

    def _alike(
        self, asked: Asked, weights: Mapping[str, float], query: SimilarQuery, limit: int
    ) -> tuple[Likeness, list[int]]:
        """How alike all cases are, and the numbers of the best."""
        alike = likeness(self._vectors, asked, weights)
        return alike, self._best(alike, asked, query, limit)

    def _label(self, scheme: str, slug: str) -> str:
        place = self._vectors.place_of.get((scheme, slug))
        return slug if place is None else self._vectors.labels[place]

    def _best(self, alike: Likeness, asked: Asked, query: SimilarQuery, limit: int) -> list[int]:
        """The numbers of the cases most alike, without the one that asks.

        Those that were imported are passed over unless the query asks for them.
        """
        if not alike.scores:
            return []
        total = np.round(alike.total, 6)
        if not query.imported:
            total[~self._curated] = 0
        order = np.argsort(-total, kind="stable")[: limit + 1]
        return [int(n) for n in order if n != asked.case and total[n] > 0][:limit]
