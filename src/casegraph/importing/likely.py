"""Likely duplicates: imported cases that may be a curated case under another name. Never merged.

Two cases of one country are proposed as one where their titles share words that are rare among all
titles and make up most of the shorter title, or where they name the same document.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from casegraph.countries import country_name
from casegraph.model import Case
from casegraph.words import terms

__all__ = ["Likely", "likely_duplicates"]

_SHARE = 0.6
_SHARE_OF_CURATED = 0.5
_MOST = 3
_YEARS = 5


@dataclass(frozen=True)
class Likely:
    """An imported case that may be a curated one, and what speaks for it."""

    imported: str
    imported_title: str
    curated: str
    curated_title: str
    share: float
    reasons: tuple[str, ...]


def likely_duplicates(curated: Collection[Case], imported: Collection[Case]) -> Sequence[Likely]:
    """For each curated case the imported ones that may be the same, the likeliest first."""
    words = {case.id: frozenset(terms(case.title)) for case in (*curated, *imported)}
    rarity = _rarity(words)
    by_country = _by_country(imported)
    found: list[Likely] = []
    for case in curated:
        near = {other.id: other for country in _countries(case) for other in by_country[country]}
        told = [one for other in near.values() for one in _likely(case, other, words, rarity)]
        found += sorted(told, key=lambda one: (-one.share, one.imported))[:_MOST]
    return tuple(sorted(found, key=lambda one: (-one.share, one.curated, one.imported)))


def _rarity(words: Mapping[str, Collection[str]]) -> Mapping[str, float]:
    counts = Counter(word for title in words.values() for word in title)
    return {word: math.log(len(words) / count) for word, count in counts.items()}


def _countries(case: Case) -> set[str]:
    return {place.country for place in case.place}


def _by_country(cases: Collection[Case]) -> Mapping[str, list[Case]]:
    found: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        for country in _countries(case):
            found[country].append(case)
    return found


def _likely(
    case: Case, other: Case, words: Mapping[str, frozenset[str]], rarity: Mapping[str, float]
) -> Iterator[Likely]:
    shared = words[case.id] & words[other.id]
    share = _share(shared, words[case.id], words[other.id], rarity)
    documents = sorted(_documents(case) & _documents(other))
    if share < _SHARE and not documents:
        return
    country = country_name(min(_countries(case) & _countries(other)))
    reasons = [f"both in {country}"]
    if share >= _SHARE:
        rarest = sorted(shared, key=lambda word: (-rarity[word], word))
        reasons.append(f"titles share {', '.join(rarest)} ({share:.0%} of the shorter)")
    reasons += [f"both name {url}" for url in documents[:1]]
    apart = abs(case.period.start - other.period.start)
    near = "began" if apart <= _YEARS else f"began {apart} years apart,"
    reasons.append(f"{near} in {case.period.start} and {other.period.start}")
    yield Likely(other.id, other.title, case.id, case.title, round(share, 3), tuple(reasons))


def _share(
    shared: Collection[str],
    one: Collection[str],
    other: Collection[str],
    rarity: Mapping[str, float],
) -> float:
    """How much of the shorter title the shared words make up, each weighed by how rare it is.

    0 where they are the smaller part of the curated title, as when a place is all that is shared.
    """
    weights = [sum(rarity[word] for word in title) for title in (one, other)]
    weight = sum(rarity[word] for word in shared)
    return weight / min(weights) if weight and weight >= _SHARE_OF_CURATED * weights[0] else 0.0


def _documents(case: Case) -> set[str]:
    """The addresses that a case names."""
    found = {source.url for source in case.sources.values()}
    origin = case.record.origin
    return found | ({origin.website} if origin and origin.website else set())
