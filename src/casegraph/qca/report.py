"""The report of a study, for people: Markdown, and HTML for notebooks."""

from collections.abc import Iterable, Iterator, Sequence

from casegraph.cells import markdown_text
from casegraph.html import html_table
from casegraph.qca.analysis import NECESSARY_FROM, Qca
from casegraph.qca.minimise import Model, Solution

__all__ = ["html", "report"]

MOST_SHOWN = 20
"""Models of a solution, and assumptions of a model, that are shown; the tables have all."""

_HEADINGS = {
    "conservative": "Conservative solution: nothing assumed of remainders",
    "parsimonious": "Parsimonious solution: any remainder may be assumed",
    "intermediate": "Intermediate solution: easy counterfactuals only",
}


def report(study: Qca) -> str:
    """Markdown: cases and remainders first, then what was done, fit, truth table, solutions."""
    return "\n".join([*_head(study), *_sets(study), *_singles(study), *_truth(study),
                      *_solutions(study)]) + "\n"  # fmt: skip


def html(study: Qca) -> str:
    """The truth table with numbers of cases and remainders above, solutions below, all escaped."""
    head = ("row", *study.conditions, "OUT", "n", "incl", "PRI", "cases")
    notes = [*study.cautions, *(_in_short(kind, one) for kind, one in study.solutions().items())]
    return html_table(_counted(study), head, _truth_rows(study), notes)


def _counted(study: Qca) -> str:
    table = study.truth_table()
    return (
        f"{len(study.calibrated.cases)} of {len(study.raw)} cases have all values; "
        f"{table.matrix.configurations:,} configurations are possible, "
        f"{table.remainders:,} are remainders."
    )


def _in_short(kind: str, found: Solution | str) -> str:
    if isinstance(found, str):
        return f"{kind}: {found}"
    more = len(found.models) - 1
    others = f" (and {more} more {'model' if more == 1 else 'models'})" if more else ""
    return f"{kind}: {found.models[0].text} -> {found.outcome}{others}"


def _head(study: Qca) -> Iterator[str]:
    yield f"# {markdown_text(study.study.title or 'Qualitative comparative analysis')}"
    yield f"\n**{_counted(study)}**\n"
    yield from (f"* {markdown_text(one)}" for one in study.cautions)
    out = len(study.dropped)
    if out:
        yield f"\n{out} cases are left out for missing values; `dropped.csv` says why.\n"
    cuts = study.study.cuts
    low = f" (C from {cuts.incl_0:g})" if cuts.incl_0 is not None else ""
    told = f"inclusion {cuts.incl:g}{low}, cases {cuts.n}, PRI {cuts.pri:g}"
    yield f"\nOutcome: `{study.outcome}`. Cut-offs: {told}."


def _sets(study: Qca) -> Iterator[str]:
    yield "\n## Sets\n"
    rows = [
        (one.column, one.role, one.variable.label, one.variable.expression, one.calibrated.told)
        for one in study.codebook
    ]
    yield from _table(("set", "role", "of", "expression", "calibration"), rows)


def _singles(study: Qca) -> Iterator[str]:
    yield "\n## Necessary conditions\n"
    yield f"Unions of two are listed from an inclusion of {NECESSARY_FROM:g} on.\n"
    rows = [
        (one.text, *map(_number, (one.fit.inclusion, one.fit.ron, one.fit.coverage)))
        for one in study.necessity()
    ]
    yield from _table(("set", "inclN", "RoN", "covN"), rows)
    yield "\n## Sufficient conditions\n"
    fits = [
        (one.text, *map(_number, (one.fit.inclusion, one.fit.pri, one.fit.coverage)))
        for one in study.sufficiency()
    ]
    yield from _table(("set", "inclS", "PRI", "covS"), fits)


def _truth(study: Qca) -> Iterator[str]:
    table = study.truth_table()
    yield "\n## Truth table\n"
    yield from _table(
        ("row", *study.conditions, "OUT", "n", "incl", "PRI", "cases"), _truth_rows(study)
    )
    torn = [row for row in table.rows if row.deviant]
    if torn:
        yield "\nCases that contradict their row (more in it than out, more out of the outcome):\n"
        yield from (f"* row {row.number}: {_listed(row.deviant)}" for row in torn)
    if table.unassigned:
        yield f"\nIn no row, for a membership of exactly 0.5: {_listed(table.unassigned)}"


def _truth_rows(study: Qca) -> list[Sequence[object]]:
    return [
        (row.number, *row.values, row.out, row.n, _number(row.inclusion), _number(row.pri),
         ", ".join(row.cases))
        for row in study.truth_table().rows
    ]  # fmt: skip


def _solutions(study: Qca) -> Iterator[str]:
    for kind, found in study.solutions().items():
        yield f"\n## {_HEADINGS[kind]}\n"
        if isinstance(found, str):
            yield markdown_text(found)
            continue
        if kind == "intermediate":
            yield f"Expected: {_expected(study)}.\n"
        if len(found.models) > 1:
            yield f"{len(found.models)} models fit equally; none is better than the others.\n"
        for number, model in enumerate(found.models[:MOST_SHOWN], 1):
            yield from _model(number, model, found.outcome)
        if len(found.models) > MOST_SHOWN:
            yield f"\nThe first {MOST_SHOWN} are shown; `solution.csv` has all."


def _expected(study: Qca) -> str:
    given = study.study.expect.items()
    told = (f"`{name}` {' or '.join(map(str, values))}" for name, values in given if values)
    return ", ".join(told) or "nothing, so it is the conservative solution"


def _model(number: int, model: Model, outcome: str) -> Iterator[str]:
    yield f"\n**M{number}**: `{model.text} -> {outcome}`\n"
    rows: list[Sequence[object]] = [
        (term.text, *map(_number, (term.inclusion, term.pri, term.coverage, term.unique)),
         ", ".join(term.cases))
        for term in model.terms
    ]  # fmt: skip
    fit = map(_number, (model.inclusion, model.pri, model.coverage))
    yield from _table(
        ("term", "inclS", "PRI", "covS", "covU", "cases"), [*rows, ("model", *fit, "", "")]
    )
    if model.assumed:
        more = "..." if len(model.assumed) > MOST_SHOWN else ""
        shown = ", ".join(map(str, model.assumed[:MOST_SHOWN]))
        yield f"\nRemainders assumed: {len(model.assumed)}, by row: {shown}{more}"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(markdown_text(str(cell)) for cell in row)} |"


def _listed(names: Iterable[str]) -> str:
    return markdown_text(", ".join(names))


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
