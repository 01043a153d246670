"""Reasons: why a case was found, how it differs, and how much of it is known."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from casegraph.comparison.answer import (
    Contrast,
    Coverage,
    Difference,
    Reason,
    SharedConcept,
    SimilarCase,
)
from casegraph.comparison.dimensions import DIMENSION_OF, DIMENSIONS, TEXT
from casegraph.comparison.dossiers import Dossier
from casegraph.comparison.likeness import Asked, Likeness
from casegraph.comparison.profile import Passage
from casegraph.comparison.stems import stems
from casegraph.comparison.vectors import Floats, Vectors

__all__ = ["Explainer"]

_MOST_SHARED = 5
_MOST_WORDS = 8
_MOST_CLAIMS = 2
_MOST_APART = 3
_LEAST_SHARE = 0.005


class Explainer:
    """Explains the hits of one question."""

    def __init__(self, vectors: Vectors, asked: Asked, alike: Likeness) -> None:
        self._vectors = vectors
        self._asked = asked
        self._alike = alike

    def case(self, number: int, there: Dossier, contrast: Contrast | None = None) -> SimilarCase:
        """A case found, with everything that is to be said about it."""
        told = _Told(self._vectors, there)
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

    def _reasons(self, number: int, told: "_Told", total: float) -> Iterator[Reason]:
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

    def _reason(self, name: str, number: int, told: "_Told", share: float) -> Reason:
        shared = self._shared(name, told)
        words = self._words(number) if name == TEXT else ()
        claims = told.wording(self._wanted) if name == TEXT else told.carrying(shared)
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

    def _shared(self, name: str, told: "_Told") -> list[int]:
        """The concepts that both have, without the broader ones of others, the weightiest first."""
        both = [
            place
            for place in self._asked.concepts
            if place in told.having and self._dimension(place) == name
        ]
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

    @cached_property
    def _matched(self) -> tuple[list[str], Any]:
        """The stems asked for that cases have, and their BM25 weights a row a case."""
        names = [name for name in self._asked.stems if name in self._vectors.stem_at]
        columns = [self._vectors.stem_at[name] for name in names]
        return names, self._vectors.words[:, columns].tocsr()

    def _words(self, number: int) -> tuple[str, ...]:
        """The words asked for that count most for a case, as people write them."""
        names, weights = self._matched
        row = weights[number]
        scored = {
            names[column]: float(value) * self._asked.stems[names[column]]
            for column, value in zip(row.indices, row.data, strict=True)
        }
        best = sorted(scored, key=lambda name: (-scored[name], name))[:_MOST_WORDS]
        return tuple(self._vectors.forms[self._vectors.stem_at[name]] for name in best)

    @cached_property
    def _wanted(self) -> Floats:
        """How much each stem counts: the words asked for, and those near them among topics."""
        literal = self._vectors.weighed(self._asked.stems)
        return np.asarray(literal + self._vectors.basis @ self._asked.place)

    def _differences(self, told: "_Told") -> Iterator[Difference]:
        for name in self._alike.weights:
            there = [p for p in told.counts if self._dimension(p) == name]
            here = [p for p in self._asked.concepts if self._dimension(p) == name]
            if there and here:
                yield self._difference(name, there, here, told)

    def _difference(
        self, name: str, there: Iterable[int], here: Iterable[int], told: "_Told"
    ) -> Difference:
        """What only one side has; what many claims of a case are coded with is a main thing."""
        content, asked = self._vectors.content, self._asked.concepts
        only_there = {p: content[p] * told.counts[p] for p in there if p not in asked}
        broader = {above for place in asked for above in self._vectors.above[place]}
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


class _Told:
    """The passages of a case with the columns of their concepts."""

    def __init__(self, vectors: Vectors, dossier: Dossier) -> None:
        self._vectors = vectors
        self.dossier = dossier
        self._claims = [passage for passage in dossier.passages if passage.kind]
        self.counts: dict[int, int] = {}
        for passage in dossier.passages:
            for place in self._places(passage):
                self.counts[place] = self.counts.get(place, 0) + 1
        self.having = self.counts.keys() | {
            above for place in self.counts for above in vectors.above[place]
        }

    def _places(self, passage: Passage) -> list[int]:
        place_of = self._vectors.place_of
        return [place_of[feature] for feature in passage.features if feature in place_of]

    def carrying(self, shared: Sequence[int]) -> list[Passage]:
        """The first claims with each of some concepts or a narrower one, the weightiest first."""
        found: list[Passage] = []
        for wanted in shared:
            for claim in self._claims:
                own = self._places(claim)
                if claim not in found and any(
                    wanted == place or wanted in self._vectors.above[place] for place in own
                ):
                    found.append(claim)
                    break
        return found[:_MOST_CLAIMS]

    def wording(self, wanted: Floats) -> list[Passage]:
        """The claims whose words count most."""
        scored = [(self._score(claim, wanted), -place) for place, claim in enumerate(self._claims)]
        best = sorted(scored, reverse=True)[:_MOST_CLAIMS]
        return [self._claims[-place] for score, place in best if score > 0]

    def _score(self, claim: Passage, wanted: Floats) -> float:
        stem_at = self._vectors.stem_at
        return sum(
            float(wanted[stem_at[w]]) for w in dict.fromkeys(stems(claim.text)) if w in stem_at
        )
