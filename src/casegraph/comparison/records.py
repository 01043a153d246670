"""Records: a comparison as plain values with IRIs, in the shape that goes over the wire."""

from dataclasses import asdict
from typing import Any

from casegraph.comparison.side_by_side import (
    Apart,
    Cell,
    Cited,
    Compared,
    Finding,
    Group,
    Reply,
    Row,
    SideBySide,
    Statement,
    Term,
)
from casegraph.store.iris import case_iri, claim_iri, concept_iri, source_iri

__all__ = ["record"]

Record = dict[str, Any]


def record(found: SideBySide) -> Record:
    """Cases, differences, and dimensions with their rows."""
    return {
        "cases": [_case(found, case) for case in found.cases],
        "differences": [_apart(one) for one in found.apart],
        "dimensions": [_group(group) for group in found.groups],
    }


def _case(found: SideBySide, case: Compared) -> Record:
    told = {"id": case.id, "iri": case_iri(case.id), "title": case.title, "summary": case.summary}
    unknown = [group.name for group in found.unknown(case.id)]
    status = {"status": _term(case.status), "unknown": unknown}
    return told | {"place": case.place, "years": case.years} | status


def _apart(one: Apart) -> Record:
    return {
        "dimension": one.dimension,
        "sentence": one.sentence,
        "concept": _known(one.term),
        "claims": [_iri(said) for said in one.statements],
    }


def _group(group: Group) -> Record:
    rows = [_row(row) for row in group.rows]
    return {
        "name": group.name,
        "label": group.label,
        "unknown": list(group.unknown),
        "rows": rows,
    }


def _row(row: Row) -> Record:
    return {
        "label": row.label,
        "concept": _known(row.term),
        "shared": row.sharing,
        "cells": [_cell(cell) for cell in row.cells],
    }


def _cell(cell: Cell) -> Record:
    claims = [_claim(said) for said in cell.statements]
    head = {"case": cell.case, "recorded": cell.recorded, "value": cell.value or None}
    return head | {"claims": claims}


def _claim(said: Statement) -> Record:
    return {
        "iri": _iri(said),
        "kind": said.kind,
        "key": said.key,
        "text": said.text,
        "about": said.about or None,
        "conflicts_with": [claim_iri(said.case, said.kind, key) for key in said.conflicts],
        "response": _reply(said.reply) if said.reply else None,
        "outcome": _finding(said.finding) if said.finding else None,
        "sources": [_source(source) for source in said.sources],
    }


def _iri(said: Statement) -> str:
    return claim_iri(said.case, said.kind, said.key)


def _source(source: Cited) -> Record:
    return asdict(source) | {"iri": source_iri(source.url), "standing": source.standing or None}


def _reply(reply: Reply) -> Record:
    return {
        "text": reply.text or None,
        "mechanisms": [_term(term) for term in reply.means],
        "resolution": _term(reply.ending),
    }


def _finding(finding: Finding) -> Record:
    return {
        "direction": _term(finding.direction),
        "target": _term(finding.target),
        "indicator": finding.indicator or None,
        "population": finding.population or None,
        "figure": finding.figure or None,
        "value": finding.value,
        "value_low": finding.low,
        "value_high": finding.high,
        "unit": _known(finding.unit),
        "value_kind": _known(finding.measures),
        "baseline": finding.baseline,
        "baseline_year": finding.baseline_year,
        "year": finding.year,
        "design": _term(finding.design),
        "data": [_term(term) for term in finding.data],
        "independence": _term(finding.independence),
        "strength": _known(finding.strength),
    }


def _known(term: Term | None) -> Record | None:
    return _term(term) if term else None


def _term(term: Term) -> Record:
    return asdict(term) | {"iri": concept_iri(term.scheme, term.slug)}
