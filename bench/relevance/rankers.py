"""What is measured: ways to rank cases for a task, two baselines and the search we have."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from math import log

from bench.relevance.judged import Task
from casegraph.model import BarrierEncounter, Case, Claim, Participation, Vocabulary
from casegraph.repository import Repository

__all__ = [
    "RANKERS",
    "Bm25",
    "Ranker",
    "by_comparison",
    "by_concepts",
    "by_search",
    "by_words",
    "jaccard",
]

Ranker = Callable[[Task], Sequence[str]]
Concepts = frozenset[tuple[str, str]]


# The search's own cutting of words may change; a baseline must not move with what it judges.
def _words(text: str) -> list[str]:
    """The words of a text in small letters without accents; no stop words, no stems."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"\w+", "".join(char for char in apart if not unicodedata.combining(char)))


class Bm25:
    """Plain BM25 over texts, all parts of a text alike.

    Robertson and Zaragoza 2009, "The probabilistic relevance framework: BM25 and beyond",
    doi:10.1561/1500000019, with k1 = 1.2, b = 0.75 and the inverse document frequency
    ln(1 + (N - n + 0.5) / (n + 0.5)), which is never negative.
    """

    k1, b = 1.2, 0.75

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._counts = {name: Counter(_words(text)) for name, text in texts.items()}
        self._lengths = {name: counts.total() for name, counts in self._counts.items()}
        self._mean = sum(self._lengths.values()) / len(texts)
        self._having = Counter(chain.from_iterable(self._counts.values()))

    def ranked(self, query: str) -> list[str]:
        """The names of the texts that have words of the query, the best first."""
        words = _words(query)
        return _best_first({name: self._score(name, words) for name in self._counts})

    def _score(self, name: str, words: Sequence[str]) -> float:
        counts = self._counts[name]
        norm = self.k1 * (1 - self.b + self.b * self._lengths[name] / self._mean)
        return sum(
            self._rarity(word) * counts[word] * (self.k1 + 1) / (counts[word] + norm)
            for word in words
        )

    def _rarity(self, word: str) -> float:
        having = self._having[word]
        return log(1 + (len(self._counts) - having + 0.5) / (having + 0.5))


def _best_first(scores: Mapping[str, float]) -> list[str]:
    scoring = (name for name, score in scores.items() if score > 0)
    return sorted(scoring, key=lambda name: (-scores[name], name))


def by_words(repository: Repository) -> Ranker:
    """Baseline: plain BM25; a case asks with its summary, problem and approach."""
    bm25 = Bm25({case.id: _all_text(case, repository) for case in repository.cases()})
    return lambda task: bm25.ranked(_question(task, repository))


def _question(task: Task, repository: Repository) -> str:
    if task.text:
        return task.text
    case = repository.case(task.case or "")
    told = (claim.text for claim in (*case.problem, *case.approach))
    return " ".join((case.summary, *told))


def _all_text(case: Case, repository: Repository) -> str:
    places = (place.name for place in case.place)
    claims = chain.from_iterable(_claim_text(claim, repository) for claim in case.claims())
    return " ".join((case.title, case.summary, *places, *claims))


def _claim_text(claim: Claim, repository: Repository) -> Iterator[str]:
    yield claim.text
    if isinstance(claim, BarrierEncounter) and claim.response:
        yield claim.response
    if isinstance(claim, Participation):
        yield repository.actors[claim.actor].name


# How a case is recorded (unit, source kind, evidence) does not make it like another.
_SCHEMES = (
    "barrier", "challenge", "context-factor", "enabler", "governance-paradigm", "government-level",
    "innovation-approach", "innovation-type", "mechanism", "outcome", "policy-area", "technology",
)  # fmt: skip


def by_concepts(repository: Repository) -> Ranker:
    """Baseline: share of concepts in common; a text has the concepts whose labels stand in it."""
    cases = _concepts_of_cases(repository)
    labels = tuple(_labels(repository.vocabulary))

    def rank(task: Task) -> list[str]:
        asked = cases[task.case] if task.case else _concepts_in(task.text or "", labels)
        return _best_first({name: jaccard(asked, concepts) for name, concepts in cases.items()})

    return rank


def jaccard(one: Concepts, other: Concepts) -> float:
    """Concepts in common as a share of all; 0 for two empty sets. Jaccard 1912, New Phytol. 11."""
    return len(one & other) / max(1, len(one | other))


def _concepts_of_cases(repository: Repository) -> Mapping[str, Concepts]:
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for concept, cases in repository.concept_uses.items():
        for case in cases if concept[0] in _SCHEMES else ():
            found[case].add(concept)
    return {case: frozenset(found[case]) for case in repository.case_ids}


def _labels(vocabulary: Vocabulary) -> Iterator[tuple[str, tuple[str, str]]]:
    for scheme in _SCHEMES:
        for slug, concept in vocabulary.by_id[scheme].by_slug.items():
            for label in (concept.label, *concept.alt_labels, *concept.hidden_labels):
                yield _spaced(label), (scheme, slug)


def _concepts_in(text: str, labels: Sequence[tuple[str, tuple[str, str]]]) -> Concepts:
    said = _spaced(text)
    return frozenset(concept for label, concept in labels if label in said)


def _spaced(text: str) -> str:
    return f" {' '.join(_words(text))} "


def by_search(repository: Repository) -> Ranker:
    """The present full-text search; a case asks with any of the words of its summary."""

    def rank(task: Task) -> list[str]:
        text = task.text or " OR ".join(_words(repository.case(task.case or "").summary))
        return [hit.id for hit in repository.search(text).hits]

    return rank


def by_comparison(repository: Repository) -> Ranker:
    """Comparable cases; contrasts where a task asks for them."""

    def rank(task: Task) -> list[str]:
        contrast = task.kind == "contrasts"
        found = repository.similar(task.case, text=task.text or "", contrast=contrast)
        return [hit.id for hit in found.hits]

    return rank


RANKERS: Mapping[str, Callable[[Repository], Ranker]] = {
    "plain BM25": by_words,
    "concepts only": by_concepts,
    "search": by_search,
    "comparison": by_comparison,
}
