"""Records: a study with all its results as plain data, as the JSON API gives it."""

from typing import Any

from casegraph.qca.analysis import Entry, Qca
from casegraph.qca.minimise import Model, Solution
from casegraph.qca.notation import written_calibration
from casegraph.qca.truth_table import Row

__all__ = ["record"]


def record(study: Qca) -> dict[str, Any]:
    """The whole study: numbers of cases and remainders first, then what they rest on."""
    table, cuts = study.truth_table(), study.study.cuts
    return {
        "title": study.study.title,
        "cases": len(study.raw),
        "complete": len(study.calibrated.cases),
        "configurations": table.matrix.configurations,
        "remainders": table.remainders,
        "cautions": list(study.cautions),
        "conditions": list(study.conditions),
        "outcome": study.outcome,
        "cuts": {"incl": cuts.incl, "incl_0": cuts.incl_0, "n": cuts.n, "pri": cuts.pri},
        "codebook": [_entry(entry) for entry in study.codebook],
        "dropped": {case: dict(reasons) for case, reasons in study.dropped.items()},
        "calibrated": {
            case: dict(zip(study.calibrated.sets, row, strict=True))
            for case, row in zip(study.calibrated.cases, study.calibrated.rows, strict=True)
        },
        "necessity": [{"set": one.text, **vars(one.fit)} for one in study.necessity()],
        "sufficiency": [{"set": one.text, **vars(one.fit)} for one in study.sufficiency()],
        "truth_table": [_row(study, row) for row in table.rows],
        "unassigned": list(table.unassigned),
        "solutions": [_solution(kind, found) for kind, found in study.solutions().items()],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    one = entry.variable
    return {
        "column": entry.column,
        "role": entry.role,
        "label": one.label,
        "expression": one.expression,
        "scale": one.scale,
        "description": one.description,
        "calibration": written_calibration(entry.calibration),
        "anchors": list(entry.calibrated.anchors),
        "told": entry.calibrated.told,
    }


def _row(study: Qca, row: Row) -> dict[str, Any]:
    return {
        "row": row.number,
        "values": dict(zip(study.conditions, row.values, strict=True)),
        "out": row.out,
        "n": row.n,
        "inclusion": row.inclusion,
        "pri": row.pri,
        "cases": list(row.cases),
        "deviant": list(row.deviant),
    }


def _solution(kind: str, found: Solution | str) -> dict[str, Any]:
    if isinstance(found, str):
        return {"kind": kind, "none": found, "models": [], "common": [], "primes": []}
    return {
        "kind": kind,
        "none": None,
        "models": [_model(model) for model in found.models],
        "common": list(found.common),
        "primes": list(found.primes),
    }


def _model(model: Model) -> dict[str, Any]:
    terms = [
        {
            "term": term.text,
            "inclusion": term.inclusion,
            "pri": term.pri,
            "coverage": term.coverage,
            "unique": term.unique,
            "cases": list(term.cases),
        }
        for term in model.terms
    ]
    return {
        "model": model.text,
        "from": list(model.pairs),
        "terms": terms,
        "inclusion": model.inclusion,
        "pri": model.pri,
        "coverage": model.coverage,
        "assumed": list(model.assumed),
    }
