"""The page: how much of a briefing fits on one sheet of A4, estimated from lengths of text.

Lengths are in millimetres, for the type of `static/briefing.css` in the widest of its fonts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from casegraph.comparison.side_by_side import Cited, Finding, Statement, Term

__all__ = ["Headed", "height", "room"]

_SHEET = 297 - 12 - 10
_KICKER, _UNDER_SUMMARY, _STRIP, _FOOTER = 8.0, 10.5, 10.5, 18.0
_HEADING, _GAP, _LINE, _SMALL = 11.5, 1.4, 4.03, 3.6
_IN_COLUMN, _SMALL_IN_COLUMN = 48, 58


@dataclass(frozen=True)
class Headed:
    """A claim under the concept that it is about, if it is about one."""

    term: Term | None
    said: Statement


def room(
    title: str, summary: str, facts: Sequence[tuple[str, str]], sources: Sequence[Cited]
) -> float:
    """How high the two columns of a sheet may be, below its head and above its sources."""
    head = _KICKER + _lines(title, 48) * 7.2 + _lines(summary, 92) * 4.8 + _UNDER_SUMMARY
    strip = _STRIP + max(_lines(value, 19) for _, value in facts) * _SMALL
    listed = sum(_lines(f"{s.key} {s.title[:110]}. {s.publisher[:50]}, 2000", 58) for s in sources)
    return _SHEET - head - strip - _FOOTER - ceil((listed + 1) / 2) * 3.4


def height(told: Sequence[Headed]) -> float:
    """How high a part of a column is, with its heading."""
    if not told:
        return 0.0
    return _HEADING + sum(_one(headed) + _GAP for headed in told)


def _one(headed: Headed) -> float:
    said = headed.said
    text = _lines(f"{said.about} {said.text} {' '.join(s.key for s in said.sources)}", _IN_COLUMN)
    return text * _LINE + _around(headed) + _of_finding(said.finding)


def _around(headed: Headed) -> float:
    """The concept at the head of a claim, and the response to a barrier at its foot."""
    lead = _SMALL + _GAP if headed.term else 0.0
    reply = headed.said.reply
    answer = f"Response {reply.text}" if reply and reply.text else ""
    return lead + (_lines(answer, _IN_COLUMN - 2) * _LINE if answer else 0.0)


def _of_finding(finding: Finding | None) -> float:
    if finding is None:
        return 0.0
    data = " ".join(one.label for one in finding.data)
    words = f"SMS level 5 {finding.design.label} with {data}; {finding.independence.label}"
    return _lines(words, _SMALL_IN_COLUMN) * _SMALL + (5.0 if finding.figure else 0.0)


def _lines(text: str, per_line: int) -> int:
    return max(1, ceil(len(text) / per_line))
