"""Told: all texts of a case as one, prepared for looking words up in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from casegraph.search.documents import SECTIONS
from casegraph.words import odd_words

__all__ = ["Told"]

# Between two texts: no word, no letter of any text.
_SEPARATOR = "\x1e"


@dataclass(frozen=True)
class Told:
    """The texts of a case, section by section.

    `begins` is where each section begins; `odd` are the words that folding changes by more than
    size, with their places.
    """

    text: str
    odd: Sequence[tuple[str, int]]
    begins: Sequence[int]

    @classmethod
    def of(cls, sections: Mapping[str, Iterable[str]]) -> "Told":
        """The texts of sections put together."""
        texts = [tuple(sections[section.name]) for section in SECTIONS]
        begins = [0]
        for each in texts[:-1]:
            begins.append(begins[-1] + sum(len(text) + 1 for text in each))
        text = _SEPARATOR.join(text for each in texts for text in each)
        return cls(text, [(word, start) for word, start, _ in odd_words(text)], begins)

    @cached_property
    def small(self) -> str:
        """The text in small letters, each where it was; the few that would become two stay."""
        small = self.text.lower()
        if len(small) == len(self.text):
            return small
        return "".join(small if len(small := sign.lower()) == 1 else sign for sign in self.text)

    def text_at(self, number: int, at: int) -> str:
        """One text by the number of its section and its own."""
        return self.text[self.begins[number] :].split(_SEPARATOR, at + 1)[at]

    def by_section(self, places: Sequence[int]) -> Iterator[tuple[int, Sequence[int]]]:
        """Each section that has some of the places, by number, with its own."""
        done = 0
        while done < len(places):
            number = bisect_right(self.begins, places[done]) - 1
            end = self.begins[number + 1] if number + 1 < len(self.begins) else len(self.text)
            last = bisect_left(places, end, done)
            yield number, places[done:last]
            done = last

    def by_text(self, number: int, places: Sequence[int]) -> Iterator[tuple[int, str, list[int]]]:
        """Each text of a section that has some of the places: number, text, its own places."""
        text, first, done = self.text, self.begins[number], 0
        while done < len(places):
            begin = max(text.rfind(_SEPARATOR, first, places[done]) + 1, first)
            end = text.find(_SEPARATOR, places[done])
            end = len(text) if end < 0 else end
            last = bisect_left(places, end, done)
            at = text.count(_SEPARATOR, first, begin)
            yield at, text[begin:end], [place - begin for place in places[done:last]]
            done = last
