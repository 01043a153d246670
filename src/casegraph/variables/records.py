"""Records: a table as plain values, in the shape that goes over the wire."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from casegraph.store.iris import case_iri
from casegraph.variables.cell import MISSING, Cell, Variable
from casegraph.variables.table import CaseTable

__all__ = ["record", "row_record", "variable_record"]

Record = dict[str, Any]


def record(table: CaseTable) -> Record:
    """Variables, the meanings of the reasons, and a row a case."""
    return {
        "absent": table.absent,
        "variables": [variable_record(one) for one in table.variables],
        "missing": dict(MISSING),
        "rows": [
            row_record(table, case, row) for case, row in zip(table.cases, table.rows, strict=True)
        ],
    }


def variable_record(variable: Variable) -> Record:
    """A variable; of its codes an IRI is null where no concept stands behind one."""
    codes = [asdict(code) | {"iri": code.iri or None} for code in variable.codes]
    return asdict(variable) | {"codes": codes}


def row_record(table: CaseTable, case: str, row: Sequence[Cell]) -> Record:
    """A case with its cells by the names of the columns."""
    cells = zip(table.columns, row, strict=True)
    return {
        "case": case,
        "iri": case_iri(case),
        "title": table.titles.get(case, case),
        "cells": {column: _cell(cell) for column, cell in cells},
    }


def _cell(cell: Cell) -> Record:
    return asdict(cell) | {"claims": list(cell.claims), "sources": list(cell.sources)}
