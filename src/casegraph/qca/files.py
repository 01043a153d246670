"""Files of a study: tables, codebook, report, R script, and their description as CSV on the Web."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from casegraph.cells import safe_cell
from casegraph.qca.analysis import Qca
from casegraph.qca.minimise import Solution
from casegraph.qca.notation import written_calibration
from casegraph.qca.script import script
from casegraph.store.csvw import csv_bytes, metadata
from casegraph.variables import CASE, MISSING

__all__ = ["calibrated_csv", "files"]

NA = "NA"
_DECIMALS = 6
_Rows = Iterable[Sequence[object]]


def files(study: Qca) -> dict[str, bytes]:
    """Name and content of every file."""
    tables = {name: (head, [list(row) for row in rows]) for name, head, rows in _tables(study)}
    made = {name: _csv(head, rows) for name, (head, rows) in tables.items()}
    told = [_described(name, head) for name, (head, _) in tables.items()]
    return made | {
        "csv-metadata.json": metadata(told),
        "report.md": study.to_markdown().encode(),
        "script.R": script(study).encode(),
    }


def calibrated_csv(study: Qca) -> bytes:
    """The calibrated sets, a row a complete case."""
    return _csv((CASE, *study.calibrated.sets), _calibrated(study))


def _tables(study: Qca) -> Iterator[tuple[str, Sequence[str], _Rows]]:
    yield "raw.csv", (CASE, *study.raw.columns, "MISSING"), _raw(study)
    yield "calibrated.csv", (CASE, *study.calibrated.sets), _calibrated(study)
    yield "dropped.csv", (CASE, "TITLE", "COLUMN", "REASON", "MEANING"), _dropped(study)
    yield "codebook.csv", _CODEBOOK, _codebook(study)
    head = ("ROW", *study.conditions, "OUT", "N", "INCL", "PRI", "CASES", "DEVIANT")
    yield "truth-table.csv", head, _rows(study)
    yield "solution.csv", _SOLUTION, _solution(study)


_CODEBOOK = (
    "COLUMN",
    "ROLE",
    "LABEL",
    "EXPRESSION",
    "SCALE",
    "DESCRIPTION",
    "CALIBRATION",
    "ANCHORS",
    "TOLD",
)
_SOLUTION = ("KIND", "MODEL", "FROM", "TERM", "INCL", "PRI", "COV", "UNIQUE", "CASES")


def _csv(head: Iterable[str], rows: _Rows) -> bytes:
    return csv_bytes(head, ([safe_cell(_plain(cell)) for cell in row] for row in rows))


def _plain(cell: object) -> object:
    """Whole numbers without a fraction; lists of cases joined."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return "; ".join(map(str, cell)) if isinstance(cell, tuple) else cell


def _raw(study: Qca) -> _Rows:
    for case, row in zip(study.raw.cases, study.raw.rows, strict=True):
        reasons = study.dropped.get(case, {})
        told = tuple(f"{column}={reason}" for column, reason in reasons.items())
        yield [case, *(NA if cell.value is None else cell.value for cell in row), told]


def _calibrated(study: Qca) -> _Rows:
    for case, row in zip(study.calibrated.cases, study.calibrated.rows, strict=True):
        yield [case, *row]


def _dropped(study: Qca) -> _Rows:
    for case, reasons in study.dropped.items():
        for column, reason in reasons.items():
            yield [case, study.raw.titles.get(case, case), column, reason, MISSING[reason]]


def _codebook(study: Qca) -> _Rows:
    for entry in study.codebook:
        one = entry.variable
        anchors = " ".join(f"{anchor!r}" for anchor in entry.calibrated.anchors)
        how = written_calibration(entry.calibration)
        told = (one.label, one.expression, one.scale, one.description)
        yield [entry.column, entry.role, *told, how, anchors, entry.calibrated.told]


def _rows(study: Qca) -> _Rows:
    for row in study.truth_table().rows:
        fit = (_rounded(row.inclusion), _rounded(row.pri))
        yield [row.number, *row.values, row.out, row.n, *fit, row.cases, row.deviant]


def _solution(study: Qca) -> _Rows:
    for kind, found in study.solutions().items():
        for number, model in enumerate(found.models, 1) if isinstance(found, Solution) else ():
            label, origin = f"M{number}", " ".join(model.pairs)
            for term in model.terms:
                fit = (term.inclusion, term.pri, term.coverage, term.unique)
                numbers = map(_rounded, fit)
                yield [kind, label, origin, term.text, *numbers, term.cases]
            whole = map(_rounded, (model.inclusion, model.pri, model.coverage))
            yield [kind, label, origin, model.text, *whole, "", ""]


def _rounded(value: float | None) -> float | str:
    return "" if value is None else round(value, _DECIMALS)


_NUMBERS = ("ROW", "N", "INCL", "PRI", "COV", "UNIQUE")


def _described(name: str, head: Sequence[str]) -> dict[str, Any]:
    columns = [
        {"name": one, "titles": one, "datatype": "decimal" if one in _NUMBERS else "string"}
        for one in head
    ]
    return {"url": name, "dc:description": _ABOUT[name], "tableSchema": {"columns": columns}}


_ABOUT: Mapping[str, str] = {
    "raw.csv": "A row a case: values before calibration, NA where missing, MISSING says why.",
    "calibrated.csv": "A row a case that has all values: memberships in the sets.",
    "dropped.csv": "A row a missing value: cases left out, with the reasons.",
    "codebook.csv": "A row a set: where it comes from and how it was calibrated.",
    "truth-table.csv": "A row a configuration that cases show; all others are remainders.",
    "solution.csv": "A row a term of a model, then a row for the model.",
}
