"""Reasons: why a case was found, how it differs, and how much of it is known."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray

from casegraph.comparison.answer import (
    Contrast,
    Coverage,
    Difference,
    Reason,
    SharedConcept,
    SimilarCase,
)
from casegraph.comparison.dimensions import DIMENSION_OF, DIMENSIONS, TEXT
from casegraph.comparison.dossiers import Dossier, Told
from casegraph.comparison.likeness import Asked, Likeness
from casegraph.comparison.vectors import Floats, Vectors

__all__ = ["Explainer"]

_MOST_SHARED = 5
_MOST_WORDS = 8
_MOST_CLAIMS = 2
_MOST_APART = 3
_LEAST_SHARE = 0.005
_MONTHS = frozenset(
    ("january", "february", "march", "april", "may", "june",
     "july", "august", "september", "october", "november", "december")
)  # fmt: skip


def _tells(word: str) -> bool:
    """Whether a word may stand as a reason: dates are shared by chance."""
    return word not in _MONTHS and not any(map(str.isdigit, word))


class Explainer:
    """Explains the hits of one question."""

    def __init__(self, vectors: Vectors, asked: Asked, alike: Likeness) -> None:
        self._vectors = vectors
        self._asked = asked
        self._alike = alike
        self._by_dimension: dict[str, list[int]] = defaultdict(list)
        for place in asked.concepts:
            self._by_dimension[self._dimension(place)].append(place)

    def case(self, number: int, there: Dossier, contrast: Contrast | None = None) -> SimilarCase:
        """A case found, with everything that is to be said about it."""
        told = _Case(self._vectors, there)
        total = float(self._alike.total[number])
        return SimilarCase(
            id=there.id,
            title=there.title,
            score=round(total, 4),
            reasons=tuple(self._reasons(number, told, total)),
            differences=tuple(self._differences(told)),
            coverage=self._coverage(number),
            contrast=contrast,
        )

    def _reasons(self, number: int, told: "_Case", total: float) -> Iterator[Reason]:
        """The dimensions with a part in the score, the largest part first."""
        weights = self._alike.weights
        whole = total * sum(weights.values())
        parts = {
            name: float(self._alike.scores[name][number]) * weight
            for name, weight in weights.items()
            if self._alike.known[name][number]
        }
        for name in sorted(parts, key=lambda name: -parts[name]):
            share = parts[name] / whole if whole else 0.0
            if share >= _LEAST_SHARE:
                yield self._reason(name, number, told, share)

    def _reason(self, name: str, number: int, told: "_Case", share: float) -> Reason:
        shared = self._shared(name, told)
        words = self._words(told) if name == TEXT else ()
        claims = self._claims(name, shared, told)
        weight = self._alike.weights[name]
        return Reason(
            dimension=name,
            label=DIMENSIONS[name].label,
            score=round(float(self._alike.scores[name][number]), 4),
            weight=weight,
            share=round(share, 4),
            shared=self._concepts(shared),
            words=words,
            claims=tuple(map(told.dossier.claim, claims)),
        )

    def _shared(self, name: str, told: "_Case") -> list[int]:
        """The concepts that both have, without the broader ones of others, the weightiest first."""
        both = [place for place in self._by_dimension[name] if place in told.having]
        broader = {above for place in both for above in self._vectors.above[place]}
        narrow = [place for place in both if place not in broader and self._weight(place) > 0]
        return sorted(narrow, key=lambda place: (-self._weight(place), place))

    def _concepts(self, places: Sequence[int]) -> tuple[SharedConcept, ...]:
        whole = sum(map(self._weight, places))
        return tuple(
            self._concept(place, self._weight(place) / whole) for place in places[:_MOST_SHARED]
        )

    def _concept(self, place: int, share: float) -> SharedConcept:
        scheme, slug = self._vectors.features[place]
        return SharedConcept(scheme, slug, self._vectors.labels[place], round(share, 4))

    def _weight(self, place: int) -> float:
        return float(self._vectors.content[place]) * self._asked.concepts.get(place, 1.0)

    def _dimension(self, place: int) -> str:
        return DIMENSION_OF[self._vectors.features[place][0]]

    def _words(self, told: "_Case") -> tuple[str, ...]:
        """The words asked for that say most and are said most often, as people write them."""
        own, times = told.stems
        weights = self._literal[own] * times / (times + 1)
        best = np.argsort(-np.round(weights, 6), kind="stable")
        words = (self._vectors.forms[own[place]] for place in best if weights[place] > 0)
        return tuple(islice(filter(_tells, words), _MOST_WORDS))

    @cached_property
    def _literal(self) -> Floats:
        return self._vectors.weighed(self._asked.stems)

    def _claims(self, name: str, shared: Sequence[int], told: "_Case") -> list[Told]:
        if name == TEXT:
            return told.wording(self._literal, self._vectors.basis, self._asked.place)
        return told.carrying(shared)

    def _differences(self, told: "_Case") -> Iterator[Difference]:
        apart: dict[str, list[int]] = defaultdict(list)
        for place in told.counts:
            apart[self._dimension(place)].append(place)
        for name in self._alike.weights:
            there, here = apart[name], self._by_dimension[name]
            if there and here:
                yield self._difference(name, there, here, told)

    def _difference(
        self, name: str, there: Iterable[int], here: Iterable[int], told: "_Case"
    ) -> Difference:
        """What only one side has; what many claims of a case are coded with is a main thing."""
        content, asked = self._vectors.content, self._asked.concepts
        only_there = {p: content[p] * told.counts[p] for p in there if p not in asked}
        broader = {above for place in here for above in self._vectors.above[place]}
        only_here = {
            p: content[p] * asked[p] for p in here if p not in told.having and p not in broader
        }
        return Difference(
            name, DIMENSIONS[name].label, self._main(only_there), self._main(only_here)
        )

    def _main(self, weighed: dict[int, float]) -> tuple[SharedConcept, ...]:
        whole = sum(weighed.values()) or 1.0
        best = sorted(weighed, key=lambda place: (-weighed[place], place))[:_MOST_APART]
        return tuple(self._concept(place, float(weighed[place] / whole)) for place in best)

    def _coverage(self, number: int) -> Coverage:
        names = tuple(self._alike.weights)
        known = tuple(name for name in names if self._alike.known[name][number])
        unknown = tuple(name for name in names if name not in known)
        weights = self._alike.weights
        share = sum(weights[name] for name in known) / sum(weights.values())
        return Coverage(round(share, 4), known, unknown)


class _Case:
    """What is told of a case, by the concepts that carry it."""

    def __init__(self, vectors: Vectors, dossier: Dossier) -> None:
        self.dossier = dossier
        self.claims = [told for told in dossier.told if told.kind]
        self.counts = Counter(chain.from_iterable(told.concepts for told in dossier.told))
        self.having = set(self.counts)
        for place in self.counts:
            self.having.update(vectors.above[place])
        self._above = vectors.above

    @cached_property
    def _carriers(self) -> dict[int, list[Told]]:
        """For each concept the claims that are coded with it or a narrower one, in order."""
        found: dict[int, list[Told]] = defaultdict(list)
        for told in self.claims:
            own = set(told.concepts).union(*(self._above[place] for place in told.concepts))
            for place in own:
                found[place].append(told)
        return found

    def carrying(self, shared: Sequence[int]) -> list[Told]:
        """The first claim with each of some concepts that no other has shown yet."""
        found: list[Told] = []
        for place in shared:
            fresh = (told for told in self._carriers.get(place, ()) if told not in found)
            found += islice(fresh, 1)
            if len(found) == _MOST_CLAIMS:
                break
        return found

    @cached_property
    def _columns(self) -> NDArray[np.int64]:
        return np.fromiter(chain.from_iterable(t.stems for t in self.claims), dtype=np.int64)

    @cached_property
    def stems(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The columns of the stems of all claims, and the number of claims with each."""
        return np.unique(self._columns, return_counts=True)

    def wording(self, literal: Floats, basis: Floats, place: Floats) -> list[Told]:
        """The claims whose words count most: those asked for, and those near among topics."""
        own, _ = self.stems
        wanted = literal[own] + basis[own] @ place
        scores = [
            float(wanted[np.searchsorted(own, told.stems)].sum()) if told.stems else 0.0
            for told in self.claims
        ]
        best = sorted(range(len(scores)), key=lambda number: -round(scores[number], 6))
        return [self.claims[number] for number in best[:_MOST_CLAIMS] if scores[number] > 0]
