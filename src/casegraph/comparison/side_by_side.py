"""Side by side: what a comparison of chosen cases holds, row by row, every cell with its claims."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "FEWEST_CASES",
    "MOST_CASES",
    "Apart",
    "Cell",
    "Cited",
    "Compared",
    "Finding",
    "Group",
    "Reply",
    "Row",
    "Sharing",
    "SideBySide",
    "Statement",
    "Term",
]

FEWEST_CASES, MOST_CASES = 2, 6
Sharing = Literal["all", "some", "one"]
"""Of how many of the cases compared a concept is recorded."""

Number = int | float


@dataclass(frozen=True)
class Term:
    """A concept with its name."""

    scheme: str
    slug: str
    label: str


@dataclass(frozen=True)
class Cited:
    """A source as a claim cites it; `standing` says why it is fragile, if it is."""

    key: str
    title: str
    publisher: str
    year: int | None
    url: str
    standing: str = ""


@dataclass(frozen=True)
class Reply:
    """What was done against a barrier, by which mechanisms, and how the encounter ended."""

    text: str
    means: tuple[Term, ...]
    ending: Term


@dataclass(frozen=True)
class Finding:
    """What an outcome observes: its direction, its figure if it has one, and what stands behind.

    `figure` and `before` are value and baseline in words; `strength` is None if it is not rated.
    """

    direction: Term
    target: Term
    indicator: str
    population: str
    figure: str
    before: str
    value: Number | None
    low: Number | None
    high: Number | None
    unit: Term | None
    measures: Term | None
    baseline: Number | None
    baseline_year: int | None
    year: int | None
    design: Term
    data: tuple[Term, ...]
    independence: Term
    strength: Term | None
    rank: int | None


@dataclass(frozen=True)
class Statement:
    """A claim with its sources. `about` is what heads it: an actor, a year, a sum, an effect."""

    case: str
    kind: str
    key: str
    text: str
    sources: tuple[Cited, ...]
    about: str = ""
    conflicts: tuple[str, ...] = ()
    reply: Reply | None = None
    finding: Finding | None = None


@dataclass(frozen=True)
class Cell:
    """What one case has in a row: nothing recorded, or a fact, a concept, the claims behind."""

    case: str
    recorded: bool = False
    value: str = ""
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Row:
    """One thing that cases are compared in; of a concept it says how many of them share it."""

    label: str
    cells: tuple[Cell, ...]
    term: Term | None = None
    sharing: Sharing | None = None

    @property
    def having(self) -> tuple[str, ...]:
        """The ids of the cases of which it is recorded."""
        return tuple(cell.case for cell in self.cells if cell.recorded)


@dataclass(frozen=True)
class Group:
    """The rows of one dimension, what all share first."""

    name: str
    label: str
    rows: tuple[Row, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """The ids of the cases of which nothing is recorded here: that is not a no."""
        having = {case for row in self.rows for case in row.having}
        cells = self.rows[0].cells if self.rows else ()
        return tuple(cell.case for cell in cells if cell.case not in having)


@dataclass(frozen=True)
class Compared:
    """One of the cases compared."""

    id: str
    title: str
    summary: str
    place: str
    years: str
    status: Term


@dataclass(frozen=True)
class Apart:
    """A main difference in a sentence, the dimension and concept it is of, and its claims."""

    dimension: str
    sentence: str
    term: Term | None
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class SideBySide:
    """Two to six cases in parallel: dimensions as groups of rows, a cell of each for each case."""

    cases: tuple[Compared, ...]
    groups: tuple[Group, ...]
    apart: tuple[Apart, ...]

    def __iter__(self) -> Iterator[tuple[Group, Row]]:
        """Every row with its group, in reading order."""
        return ((group, row) for group in self.groups for row in group.rows)

    def group(self, name: str) -> Group | None:
        """The dimension of that name, if any of the cases says something of it."""
        return next((group for group in self.groups if group.name == name), None)

    def unknown(self, case: str) -> tuple[Group, ...]:
        """The dimensions in which something is recorded of others, and nothing of this case."""
        return tuple(group for group in self.groups if case in group.unknown)

    @property
    def shared(self) -> tuple[tuple[Group, tuple[Term, ...]], ...]:
        """By dimension the concepts that are recorded of all the cases."""
        found = (
            (group, tuple(row.term for row in group.rows if row.term and row.sharing == "all"))
            for group in self.groups
        )
        return tuple((group, terms) for group, terms in found if terms)

    def to_frame(self) -> "pd.DataFrame":
        """A pandas DataFrame: a row for each dimension and concept, a column for each case.

        The column `shared` says all, some or one. What is not recorded is NA. MissingExtraError if
        pandas is not installed.
        """
        from casegraph.comparison.tables import cells, columns
        from casegraph.store.frames import frame

        rows = [[text or None for text in row] for row in cells(self)]
        return frame(columns(self), rows).set_index(["dimension", "concept"])

    def to_csv(self) -> str:
        """The same as CSV, with a last row of sources."""
        from casegraph.comparison.tables import csv_text

        return csv_text(self)

    def to_markdown(self, *, briefing: bool = False) -> str:
        """A Markdown document: differences, tables, sources; with a part a case if a *briefing*."""
        from casegraph.comparison.documents import briefing_document, document

        return briefing_document(self) if briefing else document(self)

    def to_dict(self) -> dict[str, Any]:
        """All of it with IRIs, as the JSON API has it."""
        from casegraph.comparison.records import record

        return record(self)

    def _repr_html_(self) -> str:
        from casegraph.comparison.showing import side_by_side_html

        return side_by_side_html(self)
