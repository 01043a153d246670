"""Contrasts: cases alike in problem, approach and context that ended otherwise.

Mill's method of difference (A System of Logic, 1843, book III, chapter 8): where two instances
have everything in common but one circumstance, and the effect occurs in one only, that
circumstance is part of its cause. Real cases never have everything in common, so this finds the
pairs that come nearest, and leaves the cause to the reader, who sees the differences of each
pair beside its contrast. Comparable cases without contrast serve the method of agreement.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from casegraph.comparison.answer import ClaimBehind, Contrast
from casegraph.comparison.dossiers import Dossier, Ending
from casegraph.comparison.vectors import Floats

__all__ = ["contrasted"]

Label = Callable[[str, str], str]

# How a status reads after the title of a case, and whether the case then came to a bad end.
_STATUSES: Mapping[str, tuple[str, bool]] = {
    "failed": ("failed", True),
    "discontinued": ("was discontinued", True),
    "suspended": ("was suspended", True),
    "replaced": ("was replaced", False),
    "ended": ("has ended", False),
    "completed": ("was completed", False),
    "planned": ("is still planned", False),
    "in-development": ("is still in development", False),
    "pilot": ("is still a pilot", False),
    "active": ("is still running", False),
    "running": ("is still running", False),
    "scaled": ("has been scaled up", False),
    "institutionalised": ("has become a lasting institution", False),
}
_ENDED = {"failed", "discontinued", "suspended", "replaced", "ended", "completed"}
_TARGETS = {"target-met": 2, "target-partly-met": 0.5, "target-missed": -2}
_DIRECTIONS = {"improved": 1, "worsened": -1, "unchanged": -0.5, "mixed": 0}
# How much an end that differs lifts a case above others as alike.
_LIFT = 0.3
_LEAST = 0.1
_MISSED = 0.5
_MOST_CLAIMS = 2


class _Side(NamedTuple):
    """What one case says of the end: a clause after its title, and the outcomes behind it."""

    clause: str
    endings: Sequence[Ending]


class _Apart(NamedTuple):
    """How far two ends lie apart, 0 to 1, and what each case says."""

    distance: float
    here: _Side
    there: _Side


def contrasted(
    here: Dossier, others: Iterable[Dossier], alike: Floats, label: Label
) -> Iterator[tuple[Dossier, Contrast]]:
    """Those of some cases that ended otherwise than one, the most alike and unlike first."""
    found = []
    for there, likeness in zip(others, alike, strict=True):
        apart = max(_ways_apart(here, there, label), key=lambda way: way.distance, default=None)
        if apart is not None:
            found.append((float(likeness) * (1 + _LIFT * apart.distance), there, apart))
    found.sort(key=lambda one: -one[0])
    yield from ((there, _told(here, there, apart)) for _, there, apart in found)


def _told(here: Dossier, there: Dossier, apart: _Apart) -> Contrast:
    sentence = f"{here.title} {apart.here.clause}, whereas {there.title} {apart.there.clause}."
    return Contrast(
        sentence,
        tuple(_claims(here, apart.here.endings)),
        tuple(_claims(there, apart.there.endings)),
    )


def _claims(case: Dossier, endings: Sequence[Ending]) -> Iterator[ClaimBehind]:
    keys = [ending.key for ending in endings]
    by_key = {told.key: told for told in case.told if told.kind == "outcome"}
    yield from (case.claim(by_key[key]) for key in keys[:_MOST_CLAIMS])


def _ways_apart(here: Dossier, there: Dossier, label: Label) -> Iterator[_Apart]:
    """Every way in which two ends differ: by status, by one outcome, by all of them together."""
    if _bad(here) != _bad(there):
        yield _Apart(1.0, _by_status(here), _by_status(there))
    own, other = _by_outcome(here), _by_outcome(there)
    for outcome in sorted(own.keys() & other.keys()):
        yield from _by_balance(own[outcome], other[outcome], _small(label("outcome", outcome)))
    yield from _by_counts(here, there)


def _by_balance(own: Sequence[Ending], other: Sequence[Ending], name: str) -> Iterator[_Apart]:
    gap = _balance(own) - _balance(other)
    distance = max(abs(gap) / 2, _MISSED if _missed(own) != _missed(other) else 0.0)
    better = gap > 0 if _missed(own) == _missed(other) else _missed(other)
    here, there = _side(own, name, good=better), _side(other, name, good=not better)
    if distance >= _LEAST and here.clause != there.clause:
        yield _Apart(distance, here, there)


def _missed(endings: Sequence[Ending]) -> bool:
    return any(ending.target == "target-missed" for ending in endings)


def _by_counts(here: Dossier, there: Dossier) -> Iterator[_Apart]:
    """The weakest contrast: one case reports more that went well than the other."""
    gap = _balance(here.endings) - _balance(there.endings)
    own, other = _side_of_all(here, good=gap > 0), _side_of_all(there, good=gap < 0)
    if abs(gap) / 4 >= _LEAST and own.clause != other.clause:
        yield _Apart(abs(gap) / 4, own, other)


def _side_of_all(case: Dossier, *, good: bool) -> _Side:
    better = sum(ending.direction == "improved" for ending in case.endings)
    worse = sum(ending.direction == "worsened" for ending in case.endings)
    clause = f"reports {_many(better)} that improved and {worse or 'none'} that worsened"
    return _Side(clause, sorted(case.endings, key=_worth, reverse=good))


def _many(outcomes: int) -> str:
    return f"{outcomes or 'no'} outcome{'' if outcomes == 1 else 's'}"


def _bad(case: Dossier) -> bool:
    return _STATUSES.get(case.status, ("", False))[1]


def _by_status(case: Dossier) -> _Side:
    clause = _STATUSES.get(case.status, ("has no known status", False))[0]
    if case.status in _ENDED and case.end is not None:
        clause = f"{clause} in {case.end}"
    endings = sorted(case.endings, key=_worth, reverse=not _bad(case))
    return _Side(clause, endings)


def _by_outcome(case: Dossier) -> Mapping[str, list[Ending]]:
    found: dict[str, list[Ending]] = defaultdict(list)
    for ending in case.endings:
        found[ending.outcome].append(ending)
    return found


def _worth(ending: Ending) -> float:
    return _TARGETS.get(ending.target, 0) + _DIRECTIONS.get(ending.direction, 0)


def _balance(endings: Sequence[Ending]) -> float:
    """Whether observations of one outcome speak well or ill of it on the whole, -1 to 1."""
    worth = [_worth(ending) for ending in endings]
    return sum(worth) / max(sum(map(abs, worth)), 1)


def _side(endings: Sequence[Ending], name: str, *, good: bool) -> _Side:
    """What a case says of one outcome, told by its best or its worst observation."""
    ordered = sorted(endings, key=_worth, reverse=good)
    return _Side(_clause(ordered[0], name), ordered)


def _clause(ending: Ending, name: str) -> str:
    if ending.target == "target-met":
        return f"met a target for {name}"
    if ending.target == "target-missed":
        return f"missed a target for {name}"
    if ending.target == "target-partly-met":
        return f"partly met a target for {name}"
    told = {"improved": "better", "worsened": "worse", "unchanged": "unchanged"}
    return f"reports {told.get(ending.direction, 'mixed')} results on {name}"


def _small(label: str) -> str:
    """A label within a sentence; an abbreviation stays as it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
