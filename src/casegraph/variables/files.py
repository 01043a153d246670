"""Files: a table as CSV, wide and long, with a codebook, codes, and CSV on the Web metadata."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casegraph.cells import safe_cell
from casegraph.store.csvw import csv_bytes, metadata
from casegraph.store.tables import SEPARATOR
from casegraph.variables.cell import MISSING, SCALES, Cell, Scale, Variable
from casegraph.variables.columns import CASE
from casegraph.variables.table import CaseTable

__all__ = ["LONG", "codebook_csv", "codes_csv", "csv_files", "long_csv", "long_rows", "wide_csv"]

_DATATYPES: Mapping[Scale, str] = {
    "crisp": "integer",
    "count": "nonNegativeInteger",
    "ordinal": "integer",
    "number": "decimal",
    "nominal": "string",
    "year": "integer",
}
LONG: Mapping[str, str] = {
    CASE: "Id of the case.",
    "VARIABLE": "Column of the variable; the codebook tells of it.",
    "YEAR": "Year that the claims behind the value agree on, if they tell one.",
    "VALUE": "The value; empty where it is missing.",
    "MISSING": "Why it is missing; empty where it is not.",
    "CLAIMS": "IRIs of the claims behind it, or of the case or place whose description tells it.",
    "SOURCES": "Keys of their sources in the record of the case.",
}
"""The columns of the long form, with what they mean."""

_CODEBOOK = {
    "column": "Name of the variable in the tables.",
    "label": "What it is called.",
    "expression": "What was asked for; `casegraph table` makes it again.",
    "scale": "What its values are.",
    "scale_means": "What that means.",
    "description": "How it is read from a record.",
    "absence": "Rule for what a record does not have.",
    "cases": "Number of cases.",
    "values": "Number of cases with a value.",
    **{reason.replace("-", "_"): f"Number of cases without one. {why}"
       for reason, why in MISSING.items()},
}  # fmt: skip
_CODES = {
    "column": "Name of the variable.",
    "kind": "Whether it is a value, or a reason why one is missing.",
    "value": "The value or the reason.",
    "label": "What it means.",
    "iri": "IRI of the concept that it stands for.",
    "cases": "Number of cases that have it.",
}


@dataclass(frozen=True)
class _File:
    """One file: its columns with their meanings, and its rows."""

    name: str
    about: str
    head: Mapping[str, str]
    key: Sequence[str]
    rows: Callable[[CaseTable], Iterable[Iterable[object]]]
    lists: Sequence[str] = ()
    counted: Sequence[str] = ()


def wide_csv(table: CaseTable) -> bytes:
    """A row a case, a column a variable; a missing value is an empty cell."""
    return csv_bytes((CASE, *table.columns), _wide(table))


def long_csv(table: CaseTable) -> bytes:
    """A row a value, with what stands behind it, or with the reason why it is missing."""
    return _bytes(_LONG_FILE, table)


def codebook_csv(table: CaseTable) -> bytes:
    """A row a variable: what it means and how many values are missing, for which reasons."""
    return _bytes(_CODEBOOK_FILE, table)


def codes_csv(table: CaseTable) -> bytes:
    """A row a value of the variables that have codes, and a row a reason that occurs."""
    return _bytes(_CODES_FILE, table)


def csv_files(table: CaseTable) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file: the two forms of the table, what explains them, metadata."""
    yield "csv-metadata.json", metadata([_described_wide(table), *map(_described, _FILES)])
    yield "table.csv", wide_csv(table)
    for file in _FILES:
        yield file.name, _bytes(file, table)


def long_rows(table: CaseTable) -> Iterator[tuple[str, str, int | None, Any, str | None, str, str]]:
    """The rows of the long form, by the columns of `LONG`."""
    for case, variable, cell in table:
        behind = SEPARATOR.join(cell.claims), SEPARATOR.join(cell.sources)
        yield case, variable.column, cell.year, cell.value, cell.missing, *behind


def _wide(table: CaseTable) -> Iterator[list[object]]:
    for case, row in zip(table.cases, table.rows, strict=True):
        yield [case, *(cell.value for cell in row)]


def _codebook(table: CaseTable) -> Iterator[list[object]]:
    for variable in table.variables:
        cells = table.column(variable.column)
        missing = [sum(cell.missing == reason for cell in cells) for reason in MISSING]
        yield [
            variable.column,
            variable.label,
            variable.expression,
            variable.scale,
            SCALES[variable.scale],
            variable.description,
            table.absent,
            len(cells),
            len(cells) - sum(missing),
            *missing,
        ]


def _codes(table: CaseTable) -> Iterator[list[object]]:
    for variable in table.variables:
        cells = table.column(variable.column)
        yield from _values(variable, cells)
        for reason, why in MISSING.items():
            times = sum(cell.missing == reason for cell in cells)
            if times:
                yield [variable.column, "missing", reason, why, "", times]


def _values(variable: Variable, cells: Sequence[Cell]) -> Iterator[list[object]]:
    for code in variable.codes:
        times = sum(cell.value == code.value for cell in cells)
        yield [variable.column, "value", code.value, code.label, code.iri, times]


_LONG_FILE = _File(
    "long.csv",
    "A row a value, with what stands behind it.",
    LONG,
    (CASE, "VARIABLE"),
    long_rows,
    lists=("CLAIMS", "SOURCES"),
)
_CODEBOOK_FILE = _File(
    "codebook.csv",
    "A row a variable.",
    _CODEBOOK,
    ("column",),
    _codebook,
    counted=tuple(_CODEBOOK)[7:],
)
_CODES_FILE = _File(
    "codes.csv",
    "A row a value or a reason.",
    _CODES,
    ("column", "kind", "value"),
    _codes,
    counted=("cases",),
)
_FILES = (_LONG_FILE, _CODEBOOK_FILE, _CODES_FILE)


def _bytes(file: _File, table: CaseTable) -> bytes:
    return csv_bytes(file.head, (map(safe_cell, row) for row in file.rows(table)))


def _described_wide(table: CaseTable) -> dict[str, Any]:
    columns = [_column(CASE, LONG[CASE], "string", required=True)]
    columns += [
        _column(one.column, f"{one.label}. {one.description}", _DATATYPES[one.scale])
        for one in table.variables
    ]
    return _table("table.csv", "A row a case, a column a variable.", columns, (CASE,))


def _described(file: _File) -> dict[str, Any]:
    columns = [
        _column(
            name,
            meaning,
            "integer" if name in ("YEAR", *file.counted) else "string",
            required=name in file.key,
        )
        | ({"separator": SEPARATOR} if name in file.lists else {})
        for name, meaning in file.head.items()
    ]
    return _table(file.name, file.about, columns, file.key)


def _column(name: str, meaning: str, datatype: str, *, required: bool = False) -> dict[str, Any]:
    told = {"name": name, "titles": name, "dc:description": meaning, "datatype": datatype}
    return told | {"required": required}


def _table(
    url: str, about: str, columns: Sequence[Mapping[str, Any]], key: Sequence[str]
) -> dict[str, Any]:
    return {
        "url": url,
        "dc:description": about,
        "tableSchema": {"columns": list(columns), "primaryKey": list(key)},
    }
