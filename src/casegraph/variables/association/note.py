"""The note: what a count over curated cases can show, and what it cannot."""

__all__ = ["CAUTION", "note_of"]

CAUTION = "Counts over a curated collection, not a sample; see the note."
"""What stands in every row of a file, where the note itself has no place."""

_LEVEL = 0.05
_NOTE = """\
Counted by case over {cases} cases; {left_out} are left out because their records tell nothing of \
one of the two dimensions.
The cases were chosen because they are well documented, not drawn at random: the counts describe \
this collection and say nothing of innovation at large.
Some were chosen for how they ended. Among cases selected by their outcome a relation can look \
weaker, stronger or other than it is (Geddes 1990, https://doi.org/10.1093/pan/2.1.131).
Absence is seldom recorded: a concept that no claim names may have been there all the same, and \
records that tell much name more of everything, which by itself makes concepts occur together.
That two concepts are found in one case does not say that one had to do with the other; the claims \
do, where they do.
{pairs:,} pairs were looked at: of so many tests up to {chance:,.0f} may give p below {level} by \
chance alone, and p supposes cases drawn at random. It is a help to sort by, no finding."""


def note_of(cases: int, left_out: int, pairs: int) -> tuple[str, ...]:
    """The sentences that go with every table of association."""
    chance = pairs * _LEVEL
    told = {"cases": cases, "left_out": left_out, "pairs": pairs}
    return tuple(_NOTE.format(**told, chance=chance, level=_LEVEL).splitlines())
