"""Vectors: all cases as sparse matrices, made with the snapshot and read with it.

Three views of a case are kept:

* `concepts`: which concepts it has, broader ones included; each weighs its information content
  -ln((n + 1) / (N + 1)) over the n of N cases that have it, or a narrower one. Content from use
  in the corpus: Resnik 1995, "Using information content to evaluate semantic similarity in a
  taxonomy", IJCAI, arXiv:cmp-lg/9511007.
* `words`: the weights of its stems by BM25. Robertson and Zaragoza 2009, "The probabilistic
  relevance framework: BM25 and beyond", doi:10.1561/1500000019.
* `topics`: its place in a space of few dimensions, in which words that occur together lie near
  each other (latent semantic analysis: Deerwester and others 1990, JASIS 41(6), 391-407). The
  labels and definitions of all concepts are documents here as well, so that the vocabulary
  teaches which words belong together.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from casegraph.comparison.dimensions import DIMENSION_OF, DIMENSIONS, TEXT
from casegraph.comparison.profile import Feature
from casegraph.errors import SnapshotError

__all__ = ["CODED", "Floats", "Vectors", "unit", "unreadable"]

Floats = NDArray[np.float32]
CODED = tuple(name for name in DIMENSIONS if name != TEXT)
"""The dimensions that consist of concepts, in the order of their columns."""

_FORMAT = 1
_NUMBERS, _NAMES = "vectors.npz", "names.json"
_LISTS = ("features", "labels", "above", "stems", "forms")
_ARRAYS = ("content", "rarity", "basis", "topics")
_MATRICES = {
    "concepts": sparse.csc_matrix,
    "words": sparse.csc_matrix,
    "glosses": sparse.csr_matrix,
}
_PARTS = ("data", "indices", "indptr")
_TINY = 1e-9


@dataclass(frozen=True)
class Vectors:
    """The matrices, a row a case, and what their columns mean.

    `above` gives for each concept the columns of its broader ones. `glosses` has a row for each
    concept: the words of its labels and its definition. `forms` are the stems as people write
    them.
    """

    features: Sequence[Feature]
    labels: Sequence[str]
    above: Sequence[Sequence[int]]
    stems: Sequence[str]
    forms: Sequence[str]
    content: Floats
    rarity: Floats
    basis: Floats
    topics: Floats
    concepts: Any
    words: Any
    glosses: Any

    @cached_property
    def place_of(self) -> Mapping[Feature, int]:
        """The column of each concept."""
        return {feature: place for place, feature in enumerate(self.features)}

    @cached_property
    def stem_at(self) -> Mapping[str, int]:
        """The column of each stem."""
        return {word: place for place, word in enumerate(self.stems)}

    @cached_property
    def _column(self) -> NDArray[np.int64]:
        names = [CODED.index(DIMENSION_OF[scheme]) for scheme, _ in self.features]
        return np.array(names, dtype=np.int64)

    @cached_property
    def known(self) -> Floats:
        """For each case and dimension of `CODED` the content of all its concepts."""
        return self.having(dict.fromkeys(range(len(self.features)), 1.0))

    def with_broader(self, own: Mapping[int, float]) -> Mapping[int, float]:
        """Concepts with their strengths, and each broader one as strong as its strongest."""
        found = dict(own)
        for place, strength in own.items():
            for above in self.above[place]:
                found[above] = max(found.get(above, 0.0), strength)
        return found

    def having(self, asked: Mapping[int, float]) -> Floats:
        """For each case and dimension the content of those concepts asked for that it has."""
        return np.asarray(self.concepts[:, list(asked)] @ self._spread(asked))

    def asked(self, asked: Mapping[int, float]) -> Floats:
        """For each dimension the content of the concepts asked for, by their strengths."""
        return np.asarray(self._spread(asked).sum(axis=0))

    def _spread(self, asked: Mapping[int, float]) -> Floats:
        places = np.fromiter(asked, dtype=np.int64)
        weights = self.content[places] * np.fromiter(asked.values(), dtype=np.float32)
        spread = np.zeros((len(asked), len(CODED)), dtype=np.float32)
        spread[np.arange(len(asked)), self._column[places]] = weights
        return spread

    def weighed(self, counts: Mapping[str, float]) -> Floats:
        """Stems with their counts as a tf-idf vector of length one."""
        vector = np.zeros(len(self.stems), dtype=np.float32)
        for word, count in counts.items():
            place = self.stem_at.get(word)
            if place is not None:
                vector[place] = min(count, 1 + np.log(max(count, 1))) * self.rarity[place]
        return unit(vector)

    def among_topics(self, weighed: Floats) -> Floats:
        """The place of a tf-idf vector among the topics; only the words it has are looked at."""
        places = np.flatnonzero(weighed)
        return np.asarray(weighed[places] @ self.basis[places])

    def bm25(self, counts: Mapping[str, float]) -> Floats:
        """The BM25 score of every case for some stems with their weights."""
        found = {self.stem_at[word]: n for word, n in counts.items() if word in self.stem_at}
        weights = np.fromiter(found.values(), dtype=np.float32)
        return np.asarray(self.words[:, list(found)] @ weights)

    def save(self, folder: Path) -> None:
        """Write everything into a folder."""
        arrays = {name: getattr(self, name) for name in _ARRAYS}
        for name in _MATRICES:
            arrays |= {f"{name}_{part}": getattr(getattr(self, name), part) for part in _PARTS}
        np.savez(folder / _NUMBERS, **arrays)
        named = {name: getattr(self, name) for name in _LISTS} | {"format": _FORMAT}
        (folder / _NAMES).write_text(json.dumps(named, ensure_ascii=False), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> "Vectors":
        """Read what was saved; SnapshotError where it is missing or cannot be read."""
        try:
            named = json.loads((folder / _NAMES).read_text("utf-8"))
            if named.pop("format") != _FORMAT:
                raise ValueError("it has another format")
            named["features"] = [(scheme, slug) for scheme, slug in named["features"]]
            with np.load(folder / _NUMBERS, allow_pickle=False) as arrays:
                return cls(**named, **_read(arrays, len(named["features"]), len(named["stems"])))
        except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
            raise unreadable(folder, error) from error


def _read(arrays: Any, features: int, stems: int) -> dict[str, Any]:
    found: dict[str, Any] = {name: arrays[name] for name in _ARRAYS}
    cases = len(found["topics"])
    shapes = {"concepts": (cases, features), "words": (cases, stems), "glosses": (features, stems)}
    for name, kind in _MATRICES.items():
        parts = tuple(arrays[f"{name}_{part}"] for part in _PARTS)
        found[name] = kind(parts, shape=shapes[name])
    return found


def unit(vector: Floats) -> Floats:
    """A vector, or each row of a matrix, of length one; nothing stays nothing."""
    lengths = np.linalg.norm(vector, axis=-1, keepdims=True)
    return np.asarray(vector / np.maximum(lengths, _TINY))


def unreadable(folder: Path, error: Exception) -> SnapshotError:
    """The error for a part of the snapshot that is damaged."""
    return SnapshotError(f"The vectors in {folder} cannot be read ({error}). Build them again.")
