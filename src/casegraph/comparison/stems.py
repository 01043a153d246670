"""Stems: the words of a text as they are compared, and the words that may stand for them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from casegraph.stemming import stem
from casegraph.words import terms

__all__ = ["expanded", "rows_of", "stems"]

# Words of every conversation, beyond those that no search looks for.
_EMPTY = frozenset(
    """
    above across after again against ago all almost already also although always am among another
    any anyone anything around ask away back because become before being below between both came
    cannot come could done down each either else enough ever every everyone everything few first
    from further get give given go goes going gone got had half have her here hers him his how
    however instead just keep kind know known less let like likely long look made make many may
    me might mine more most much must my near need never nobody none nor nothing now off often
    once one only onto other others otherwise out over own part per perhaps put quite rather
    really same say says see seem seems several shall she should simply since some somebody
    someone something soon still take tell though three through thus together too toward towards
    try two under until up upon use used very want way well went were whatever whether while
    whole whom whose within without year years yes yet
    """.split()  # noqa: SIM905 - as in casegraph.words
)
_WEIGHT_OF_SYNONYMS = 0.3
_LONGEST_PHRASE = 3


def stems(text: str) -> list[str]:
    """The stems of the words of a text that say something, in order."""
    found = ((word, stem(word)) for word in terms(text) if len(word) > 1)
    return [cut for word, cut in found if word not in _EMPTY and cut not in _EMPTY]


def rows_of(words: Sequence[str], longest: int) -> Iterable[tuple[int, tuple[str, ...]]]:
    """All runs of up to so many words, the longest first, each with its place."""
    for size in range(min(longest, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            yield start, tuple(words[start : start + size])


def expanded(words: Sequence[str]) -> Mapping[str, float]:
    """How often each stem occurs, with synonyms of lower weight that the words do not hold."""
    counts: dict[str, float] = dict(Counter(words))
    for _, row in rows_of(words, _LONGEST_PHRASE):
        for phrase in _synonyms().get(row, ()):
            for word in phrase:
                counts.setdefault(word, _WEIGHT_OF_SYNONYMS / len(phrase))
    return counts


def _phrase(written: str) -> tuple[str, ...]:
    """The stems of a phrase of the list; none where only one word of several says something."""
    row = tuple(stems(written.replace("-", " ")))
    return () if len(row) == 1 and "-" in written else row


@cache
def _synonyms() -> Mapping[tuple[str, ...], Sequence[tuple[str, ...]]]:
    """For each phrase the phrases of the groups in which it stands."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    text = files(__package__).joinpath("synonyms.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            group = [row for row in map(_phrase, line.split()) if row]
            for phrase in group:
                found[phrase] += group
    return found
