"""What is found: pairs of concepts with their counts and measures, and the note on them."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from casegraph.cells import safe_cell
from casegraph.html import html_table
from casegraph.store.csvw import csv_bytes
from casegraph.variables.association.measures import Counts
from casegraph.variables.association.note import CAUTION, note_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COLUMNS", "Association", "Pair", "Term"]

_DIGITS = 4
_SHOWN = 40
COLUMNS: Mapping[str, str] = {
    "row": "Word of the concept in the rows.",
    "row_label": "What it is called.",
    "column": "Word of the concept in the columns.",
    "column_label": "What it is called.",
    "both": "Cases with both.",
    "row_only": "Cases with that of the row only.",
    "column_only": "Cases with that of the column only.",
    "neither": "Cases with neither.",
    "expected": "Cases that would have both if they were independent: row x column / cases.",
    "lift": "Cases with both, as a multiple of those expected.",
    "phi": "Correlation of the two, -1 to 1; empty where all cases have one of them.",
    "odds_ratio": "both x neither / (row_only x column_only); empty where it is infinite.",
    "p": "Two-sided p of Fisher's exact test, not corrected for the number of tests.",
    "tests": "Number of pairs looked at.",
    "caution": "What to keep in mind.",
}
"""The columns of a table of pairs, with what they mean."""


@dataclass(frozen=True)
class Term:
    """A concept, or a country: its word, its name, its IRI and the number of its cases."""

    word: str
    label: str
    iri: str
    cases: int


@dataclass(frozen=True)
class Pair:
    """Two concepts, how many cases have both, one or neither, and which have both."""

    row: Term
    column: Term
    counts: Counts
    shared: tuple[str, ...]


@dataclass(frozen=True)
class Association:
    """Pairs of concepts of two dimensions, those furthest from independence first.

    `rows` and `columns` are what was asked for; `cases` the cases counted; `left_out` those whose
    record tells nothing of one of the two. `note` says what this can show and what not.
    """

    rows: str
    columns: str
    cases: tuple[str, ...]
    left_out: tuple[str, ...]
    pairs: tuple[Pair, ...] = field(repr=False)
    least: int = 1

    def __iter__(self) -> Iterator[Pair]:
        return iter(self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)

    @cached_property
    def note(self) -> tuple[str, ...]:
        """What a count over these cases can show, and what it cannot."""
        return note_of(len(self.cases), len(self.left_out), len(self.pairs))

    def records(self) -> list[dict[str, Any]]:
        """The pairs by the names of `COLUMNS`."""
        return [self._record(pair) for pair in self.pairs]

    def to_frame(self) -> "pd.DataFrame":
        """A row a pair, as a pandas DataFrame; the note is in its `attrs`.

        MissingExtraError if pandas is not installed.
        """
        from casegraph.store.frames import frame

        made = frame(tuple(COLUMNS), [list(one.values()) for one in self.records()])
        made.attrs["note"] = " ".join(self.note)
        return made

    def crosstab(self, measure: str = "both") -> "pd.DataFrame":
        """Rows by columns, filled with one of the measures; KeyError if there is none of it."""
        return self.to_frame().pivot_table(
            index="row", columns="column", values=measure, aggfunc="first", observed=True
        )

    def to_csv(self) -> str:
        """A row a pair."""
        rows = (map(safe_cell, one.values()) for one in self.records())
        return csv_bytes(COLUMNS, rows).decode()

    def to_dict(self) -> dict[str, Any]:
        """All of it as JSON has it, with IRIs."""
        return {
            "rows": self.rows,
            "columns": self.columns,
            "least": self.least,
            "cases": len(self.cases),
            "left_out": list(self.left_out),
            "note": list(self.note),
            "pairs": [self._whole(pair) for pair in self.pairs],
        }

    def _repr_html_(self) -> str:
        """The first pairs for a notebook, with the note."""
        head = ("row_label", "column_label", "both", "expected", "lift", "phi", "p")
        rows = ([one[name] for name in head] for one in self.records())
        titles = (self.rows, self.columns, *head[2:])
        return html_table(f"{self.rows} by {self.columns}", titles, rows, self.note, _SHOWN)

    def _record(self, pair: Pair) -> dict[str, Any]:
        counts = pair.counts
        measures = ("expected", "lift", "phi", "odds_ratio", "p")
        return {
            "row": pair.row.word,
            "row_label": pair.row.label,
            "column": pair.column.word,
            "column_label": pair.column.label,
            **asdict(counts),
            **{name: _rounded(getattr(counts, name)) for name in measures},
            "tests": len(self.pairs),
            "caution": CAUTION,
        }

    def _whole(self, pair: Pair) -> dict[str, Any]:
        told = self._record(pair)
        numbers = {name: told[name] for name in list(COLUMNS)[4:13]}
        return {
            "row": asdict(pair.row) | {"iri": pair.row.iri or None},
            "column": asdict(pair.column) | {"iri": pair.column.iri or None},
            **numbers,
            "shared": list(pair.shared),
        }


def _rounded(value: float | None) -> float | None:
    """To four digits that count, so that a small p is not taken for none."""
    return None if value is None else float(f"{value:.{_DIGITS}g}")
