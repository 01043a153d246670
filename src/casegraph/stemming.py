"""Stemming: the part of a word that its forms and both spellings of English share."""

import re
from functools import lru_cache
from itertools import takewhile

__all__ = ["beginning", "one_spelling", "stem"]

# Endings in the order in which they are tried, with what takes their place.
_ENDINGS = (
    ("isations", ""), ("isation", ""), ("fulness", ""), ("atory", ""), ("ements", ""),
    ("ations", ""), ("ative", ""), ("ate", ""),
    ("ically", "ic"), ("ement", ""), ("ation", ""), ("ments", ""), ("ities", ""),
    ("ingly", ""), ("ising", ""),
    ("ances", ""), ("ences", ""), ("ment", ""), ("ness", ""), ("ions", ""), ("ance", ""),
    ("ence", ""), ("ings", ""), ("iers", "y"), ("ical", "ic"), ("able", ""), ("ible", ""),
    ("ity", ""), ("ing", ""), ("ion", ""), ("ies", "y"), ("ied", "y"), ("ier", "y"), ("ers", ""),
    ("ors", ""), ("ful", ""), ("ive", ""), ("ise", ""), ("ous", ""), ("al", ""), ("ed", ""),
    ("er", ""), ("or", ""), ("es", ""), ("ly", ""), ("e", ""), ("s", ""),
)  # fmt: skip
_SHORTEST_STEM = 4
# Neighbour and neighbor, organise and organize, analyse and analyze; not court, hour or size.
_VARYING = re.compile(
    r"(?<=\w{3})(?:our(?=$|s|ed|ing|ite|able|al|ly|hood|er|ful|ist)|iz(?=[aei])|yz(?=e))"
)
_ONE = {"our": "or", "iz": "is", "yz": "ys"}
_VARIED = re.compile(r"(?<=\w{3})(?:or|is|ys)")
_AMERICAN = {
    "centre": "center", "defence": "defense", "fibre": "fiber", "licence": "license",
    "metre": "meter", "offence": "offense", "programme": "program", "theatre": "theater",
}  # fmt: skip


def one_spelling(word: str) -> str:
    """The same letters for British and American spelling; not always those of either."""
    single = word.removesuffix("s")
    if single in _AMERICAN:
        return _AMERICAN[single] + word[len(single) :]
    return _VARYING.sub(lambda found: _ONE[found[0]], word)


def beginning(stem: str) -> str:
    """The letters of a stem that both spellings of English have."""
    for british, american in _AMERICAN.items():
        if american.startswith(stem):
            both = takewhile(lambda pair: pair[0] == pair[1], zip(british, american, strict=False))
            return stem[: len(list(both))]
    varied = _VARIED.search(stem)
    return stem[: varied.start() + 1] if varied else stem


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The part of a folded word that its forms and both spellings of English share.

    Endings go as long as four letters stay, at most twice: `housing`, `houses` and `house` are
    `hous`. Cruder than Porter's algorithm and as good on the judged set.
    """
    return _cut(_cut(one_spelling(word)))


def _cut(word: str) -> str:
    for ending, rest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(rest) >= _SHORTEST_STEM:
            left = word[: len(word) - len(ending)] + rest
            return left[:-1] if left[-2:-1] == left[-1:] and not rest else left
    return word
