"""Making: from cases to vectors, to their passages on disk and to the entry vocabulary."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from scipy.linalg import eigh

from casegraph.comparison.dimensions import DIMENSION_OF
from casegraph.comparison.dossiers import Dossier, write_dossiers
from casegraph.comparison.entries import write_entries
from casegraph.comparison.profile import (
    SIZES,
    ComparisonInput,
    Feature,
    Passage,
    closure,
    feature_label,
    passages,
    question_texts,
)
from casegraph.comparison.stems import stems
from casegraph.comparison.vectors import Floats, Vectors, unit
from casegraph.countries import country_codes, country_names
from casegraph.model import Case
from casegraph.stemming import stem
from casegraph.words import terms

__all__ = ["vectors_of", "write"]

_SATURATION, _LENGTH_COUNTS = 1.2, 0.75  # the customary constants of BM25, k1 and b
_TOPICS = 100
_MOST_STEMS = 250
# The space of topics is found from at most so many cases, spread evenly; others are put into it.
_MOST_TEACHERS = 1500

Counts = Mapping[str, float]


def write(folder: Path, content: ComparisonInput) -> None:
    """Make vectors, entries and dossiers of all cases in a folder that does not exist."""
    folder.mkdir(parents=True)
    said = [tuple(passages(case, content.actors)) for case in content.cases]
    vectors = vectors_of(content, said)
    vectors.save(folder)
    write_entries(folder, content, vectors)
    write_dossiers(
        folder,
        (
            Dossier.of(case, told, _question(case, vectors), vectors)
            for case, told in zip(content.cases, said, strict=True)
        ),
        {case.id for case in content.cases if case.is_imported},
    )


def _question(case: Case, vectors: Vectors) -> Counts:
    """The stems with which a case asks: those that count most, so that none asks too long."""
    counts = Counter(chain.from_iterable(map(stems, question_texts(case))))
    weighed = vectors.weighed(counts)
    order = np.argsort(-weighed, kind="stable")[:_MOST_STEMS]
    names = [vectors.stems[place] for place in order if weighed[place] > 0]
    return {name: counts[name] for name in names}


def vectors_of(content: ComparisonInput, told: Sequence[Sequence[Passage]]) -> Vectors:
    """The vectors of cases whose passages are given."""
    features = tuple(_features(content))
    counts = [Counter(chain.from_iterable(stems(p.text) for p in said)) for said in told]
    glosses = [Counter(stems(" ".join(_gloss(feature, content)))) for feature in features]
    names = sorted(set(chain(*counts, *glosses)))
    column = {name: place for place, name in enumerate(names)}
    raw = _matrix(counts, column)
    rarity = _rarity(raw)
    weighed, taught = _tfidf(raw, rarity), _tfidf(_matrix(glosses, column), rarity)
    basis = _basis(weighed, taught)
    concepts = _concepts(told, features, content)
    return Vectors(
        features=features,
        labels=[feature_label(feature, content.vocabulary) for feature in features],
        above=_above(features, content),
        stems=names,
        forms=_forms(told, names),
        content=_content(concepts),
        rarity=rarity,
        basis=basis,
        topics=unit(np.asarray(weighed @ basis, dtype=np.float32)),
        concepts=concepts,
        words=_bm25(raw, rarity),
        glosses=taught,
    )


def _features(content: ComparisonInput) -> Iterator[Feature]:
    """Every concept that may be compared: of the vocabulary, then countries and sizes."""
    for scheme in content.vocabulary.schemes:
        if scheme.id in DIMENSION_OF:
            yield from ((scheme.id, concept.slug) for concept in scheme.concepts)
    yield from (("country", code) for code in country_codes())
    yield from (("size", name) for name in SIZES)


def _above(features: Sequence[Feature], content: ComparisonInput) -> list[list[int]]:
    place = {feature: number for number, feature in enumerate(features)}
    return [[place[up] for up in closure(one, content.vocabulary)[1:]] for one in features]


def _gloss(feature: Feature, content: ComparisonInput) -> Iterator[str]:
    """The words that tell a concept: its labels twice, as they matter more, and its definition."""
    scheme = content.vocabulary.by_id.get(feature[0])
    if scheme is not None:
        names = content.labels.get(feature, (scheme.by_slug[feature[1]].label,))
        yield from (*names, *names, scheme.by_slug[feature[1]].definition)
    elif feature[0] == "country":
        yield from country_names(feature[1])


def _matrix(counts: Sequence[Counts], column: Mapping[str, int]) -> Any:
    values = np.fromiter(chain.from_iterable(c.values() for c in counts), dtype=np.float32)
    places = np.fromiter((column[word] for word in chain(*counts)), dtype=np.int32)
    ends = np.cumsum([0, *map(len, counts)])
    return sparse.csr_matrix((values, places, ends), shape=(len(counts), len(column)))


def _rarity(raw: Any) -> Floats:
    """The inverse document frequency ln(1 + (N - n + 0.5) / (n + 0.5)) of each stem."""
    having = np.bincount(raw.indices, minlength=raw.shape[1])
    rarity = np.log1p((raw.shape[0] - having + 0.5) / (having + 0.5))
    return np.asarray(rarity, dtype=np.float32)


def _tfidf(raw: Any, rarity: Floats) -> Any:
    """Rows of length one of (1 + ln count) times rarity."""
    weighed = raw.copy()
    weighed.data = ((1 + np.log(raw.data)) * rarity[raw.indices]).astype(np.float32)
    lengths = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1))).ravel()
    return sparse.csr_matrix(sparse.diags(1 / np.maximum(lengths, 1e-9)) @ weighed).astype(
        np.float32
    )


def _bm25(raw: Any, rarity: Floats) -> Any:
    lengths = np.asarray(raw.sum(axis=1)).ravel()
    relative = (
        1
        - _LENGTH_COUNTS
        + _LENGTH_COUNTS * lengths / max(float(lengths.sum()) / max(len(lengths), 1), 1.0)
    )
    norm = np.repeat(_SATURATION * relative, np.diff(raw.indptr))
    scored = raw.copy()
    scored.data = (rarity[raw.indices] * raw.data * (_SATURATION + 1) / (raw.data + norm)).astype(
        np.float32
    )
    return scored.tocsc()


def _basis(weighed: Any, taught: Any) -> Floats:
    """The words of each topic: the first right singular vectors of cases and concepts."""
    step = 1 + weighed.shape[0] // _MOST_TEACHERS
    documents = sparse.vstack([weighed[::step], taught]).tocsr()
    size = documents.shape[0]
    largest = (max(size - _TOPICS, 0), size - 1)
    products = (documents @ documents.T).toarray().astype(np.float64)
    values, vectors = eigh(products, subset_by_index=largest, overwrite_a=True)
    kept = values > 1e-6  # noqa: PLR2004 - what is left is rounding
    values, vectors = values[kept], vectors[:, kept]
    return np.asarray(documents.T @ (vectors / np.sqrt(values)), dtype=np.float32)


def _concepts(
    told: Sequence[Sequence[Passage]], features: Sequence[Feature], content: ComparisonInput
) -> Any:
    """A one for each case and concept that it has itself or by a narrower one."""
    place = {feature: number for number, feature in enumerate(features)}
    rows: list[int] = []
    columns: list[int] = []
    for row, said in enumerate(told):
        direct = frozenset().union(*(passage.features for passage in said))
        having = {above for own in direct for above in closure(own, content.vocabulary)}
        found = sorted(place[feature] for feature in having if feature in place)
        rows += [row] * len(found)
        columns += found
    ones = np.ones(len(rows), dtype=np.float32)
    return sparse.csc_matrix((ones, (rows, columns)), shape=(len(told), len(features)))


def _content(concepts: Any) -> Floats:
    cases = concepts.shape[0]
    having = np.diff(concepts.indptr)
    return np.asarray(-np.log((having + 1) / (cases + 1)), dtype=np.float32)


def _forms(told: Sequence[Sequence[Passage]], names: Sequence[str]) -> list[str]:
    """For each stem the word most often written for it, the first in order among equals."""
    written = Counter(chain.from_iterable(terms(p.text) for said in told for p in said))
    best: dict[str, str] = {}
    for word in sorted(written, key=lambda word: (-written[word], word)):
        best.setdefault(stem(word), word)
    return [best.get(name, name) for name in names]
