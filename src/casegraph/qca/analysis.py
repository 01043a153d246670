"""The analysis: from a raw table to calibrated sets, truth table and solutions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casegraph.errors import InputError
from casegraph.qca.calibration import Calibrated, Calibration
from casegraph.qca.cautions import cautions
from casegraph.qca.matrix import Matrix
from casegraph.qca.minimise import KINDS, Expectations, Kind, Solution, minimise
from casegraph.qca.notation import written_calibration
from casegraph.qca.study import Study
from casegraph.qca.tables import Necessary, Sufficient, necessary_sets, sufficient_sets
from casegraph.qca.truth_table import Cuts, TruthTable, truth_table
from casegraph.variables import CaseTable, Reason, Variable

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["NECESSARY_FROM", "Entry", "Qca"]

NECESSARY_FROM = 0.9
"""The inclusion from which unions of two conditions are listed as necessary."""

_FEWEST_CASES = 2


@dataclass(frozen=True)
class Entry:
    """A line of the codebook: a set, where it comes from and how it was calibrated."""

    column: str
    role: str
    variable: Variable
    calibration: Calibration
    calibrated: Calibrated


class Qca:
    """A study on its cases. `raw` is the table, `calibrated` the sets of the complete cases.

    InputError or NotFoundError if study and table do not fit, if fewer than two cases have all
    values, or if something is not calibrated.
    """

    def __init__(self, study: Study, raw: CaseTable) -> None:
        study.check(raw.columns)
        self.study, self.raw = study, raw
        self.dropped: Mapping[str, Mapping[str, Reason]] = raw.dropped()
        self._complete = raw.complete()
        if len(self._complete) < _FEWEST_CASES:
            raise _too_few(raw, len(self._complete))
        self.codebook: tuple[Entry, ...] = tuple(map(self._entry, raw.variables))
        columns = [entry.calibrated.scores for entry in self.codebook]
        self.calibrated = Matrix(
            self._complete.cases, raw.columns, tuple(zip(*columns, strict=True))
        )
        self.truth_table()  # what is wrong with the sets is said at once

    @property
    def conditions(self) -> tuple[str, ...]:
        """The names of the conditions."""
        return self.raw.columns[:-1]

    @property
    def outcome(self) -> str:
        """The name of the outcome, behind `~` if its absence is explained."""
        return f"{'~' if self.study.negated else ''}{self.raw.columns[-1]}"

    @property
    def scores(self) -> tuple[float, ...]:
        """The memberships of the complete cases in the outcome."""
        return self.calibrated.outcome(self.outcome)

    @cached_property
    def cautions(self) -> tuple[str, ...]:
        """Sentences on what makes the results weaker than they look."""
        return cautions(self._sets, self.scores, self.outcome)

    @cached_property
    def _sets(self) -> Matrix:
        return self.calibrated.conditions(self.conditions)

    def truth_table(self, cuts: Cuts | None = None) -> TruthTable:
        """The truth table, by other cut-offs than those of the study if they are given."""
        return truth_table(self.calibrated, self.outcome, self.conditions, cuts or self.study.cuts)

    def minimise(self, kind: Kind = "conservative", expect: Expectations | None = None) -> Solution:
        """The conservative, parsimonious or intermediate solution; errors as in `minimise`."""
        if kind not in KINDS:
            raise InputError(f"There is no solution {kind!r}. Use one of: {', '.join(KINDS)}.")
        expected = self.study.expect if expect is None and kind == "intermediate" else expect
        return minimise(self.truth_table(), kind, expected)

    def solutions(self) -> Mapping[Kind, Solution | str]:
        """All three solutions; where there is none, a sentence why."""
        return self._solutions

    @cached_property
    def _solutions(self) -> Mapping[Kind, Solution | str]:
        found: dict[Kind, Solution | str] = {}
        for kind in KINDS:
            try:
                found[kind] = self.minimise(kind)
            except InputError as error:
                found[kind] = str(error)
        return found

    def necessity(self, *, unions_from: float | None = NECESSARY_FROM) -> tuple[Necessary, ...]:
        """How far each condition, its negation, and unions of two are necessary."""
        return necessary_sets(self._sets, self.scores, unions_from=unions_from)

    def sufficiency(self) -> tuple[Sufficient, ...]:
        """How far each condition and its negation are sufficient."""
        return sufficient_sets(self._sets, self.scores)

    def files(self) -> Mapping[str, bytes]:
        """Name and content of each file that `write` writes."""
        from casegraph.qca.files import files

        return files(self)

    def write(self, folder: str | Path) -> list[Path]:
        """Write tables, codebook, report and R script into a folder, which appears when whole.

        Gives the files; InputError if the place cannot be written or holds other files.
        """
        from casegraph.qca.folder import write_folder

        return write_folder(Path(folder), self.files())

    def to_dict(self) -> dict[str, Any]:
        """The whole report, as the JSON API has it."""
        from casegraph.qca.records import record

        return record(self)

    def to_markdown(self) -> str:
        """The report in Markdown: cases and remainders first, then fit, truth table, solutions."""
        from casegraph.qca.report import report

        return report(self)

    def to_frame(self) -> "pd.DataFrame":
        """The calibrated sets, a row a complete case; MissingExtraError without pandas."""
        from casegraph.store.frames import frame

        rows = zip(self.calibrated.cases, self.calibrated.rows, strict=True)
        return frame(("CASE", *self.calibrated.sets), [(case, *row) for case, row in rows])

    def _repr_html_(self) -> str:
        from casegraph.qca.report import html

        return html(self)

    def _entry(self, variable: Variable) -> Entry:
        column = variable.column
        how = self.study.calibrate.get(column, Calibration())
        values = [_number(variable, value) for value in self._complete.values(column)]
        if how.method == "none" and not _is_calibrated(variable, values):
            raise InputError(
                f"{column} is a {variable.scale} from {min(values):g} to {max(values):g}. Say how "
                f"to calibrate it, such as {column}=fuzzy quantiles 0.1 0.5 0.9."
            )
        try:
            done = how.apply(values)
        except InputError as error:
            raise InputError(f"{column} ({written_calibration(how)}): {error}") from error
        role = "outcome" if column == self.raw.columns[-1] else "condition"
        return Entry(column, role, variable, how, done)


def _number(variable: Variable, value: object) -> float:
    if isinstance(value, str) or value is None:
        raise InputError(
            f"{variable.column} ({variable.expression}) is {variable.scale}: its values are names. "
            "Ask for one of them, such as level:local."
        )
    return float(value)  # type: ignore[arg-type]


def _is_calibrated(variable: Variable, values: Sequence[float]) -> bool:
    return variable.scale == "crisp" or all(0 <= value <= 1 for value in values)


def _too_few(raw: CaseTable, complete: int) -> InputError:
    if not raw.cases:
        return InputError("The selection is empty: no case fits it. Widen it.")
    missing = [
        f"{name} in {count}"
        for name in raw.columns
        if (count := sum(cell.value is None for cell in raw.column(name)))
    ]
    lack = f" Missing are: {', '.join(missing)}." if missing else ""
    return InputError(
        f"Of {len(raw)} cases {complete} have all values; expected at least {_FEWEST_CASES}.{lack}"
    )
