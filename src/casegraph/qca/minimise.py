"""Logical minimisation: the shortest statements of what suffices, by what is assumed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Literal

from casegraph.errors import InputError, NotFoundError, ResultTooLargeError
from casegraph.qca.covers import Budget, smallest_covers
from casegraph.qca.fit import sufficiency, union
from casegraph.qca.primes import Implicant, covers, merged, without_negatives
from casegraph.qca.truth_table import Configuration, TruthTable

__all__ = ["KINDS", "Expectations", "Kind", "Model", "Solution", "Term", "minimise"]

Kind = Literal["conservative", "parsimonious", "intermediate"]
KINDS: tuple[Kind, ...] = ("conservative", "parsimonious", "intermediate")

MOST_PAIRS = 2_000

Expectations = Mapping[str, Sequence[int]]
"""By condition the values that are expected to help; conditions left out are don't-cares."""


@dataclass(frozen=True)
class Term:
    """A conjunction of a model, as R writes it, with its fit as sufficient for the outcome.

    *unique* is the coverage of the model less that of the model without the term (Ragin 2008, ch.
    3). *cases* are those of the explained rows that it covers.
    """

    text: str
    literals: Implicant
    inclusion: float | None
    pri: float | None
    coverage: float | None
    unique: float | None
    cases: tuple[str, ...]


@dataclass(frozen=True)
class Model:
    """A disjunction of terms that explains every row coded 1, with the fit of the whole.

    *assumed* are the numbers of the remainders that it takes for sufficient. Of an intermediate
    model *pairs* name the conservative and parsimonious models that lead to it, as C1P1.
    """

    terms: tuple[Term, ...]
    inclusion: float | None
    pri: float | None
    coverage: float | None
    assumed: tuple[int, ...]
    pairs: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The terms joined by `+`."""
        return " + ".join(term.text for term in self.terms)


@dataclass(frozen=True)
class Solution:
    """All models of one kind that fit equally; *common* are the terms that stand in every one."""

    kind: Kind
    outcome: str
    models: tuple[Model, ...]
    primes: tuple[str, ...]
    common: tuple[str, ...]


@dataclass(frozen=True)
class _Chart:
    primes: list[Implicant]
    rows: Sequence[Configuration]
    budget: Budget

    @property
    def _bits(self) -> list[int]:
        return [
            sum(1 << at for at, row in enumerate(self.rows) if covers(prime, row))
            for prime in self.primes
        ]

    def useful(self) -> "_Chart":
        """The chart without prime implicants that explain nothing."""
        kept = [one for one, bits in zip(self.primes, self._bits, strict=True) if bits]
        return _Chart(kept, self.rows, self.budget)

    @cached_property
    def models(self) -> list[tuple[Implicant, ...]]:
        """All smallest models."""
        found = smallest_covers(self._bits, len(self.rows), self.budget)
        return [tuple(self.primes[at] for at in cover) for cover in found]


def minimise(
    table: TruthTable, kind: Kind = "conservative", expectations: Expectations | None = None
) -> Solution:
    """The models of a truth table with the fewest terms.

    conservative (complex): nothing is assumed of remainders. parsimonious: any remainder may be
    assumed, contradictions may not. intermediate: of these assumptions only easy counterfactuals,
    those that *expectations* do not speak against (Ragin and Sonnett 2005; Ragin 2008, ch. 9): a
    condition of a conservative term is dropped if a parsimonious term does without it and its
    value is not an expected one. As `minimize()` of R package QCA has them. InputError if no row,
    or every row, is to be explained; NotFoundError if an expectation names no condition.
    """
    rows = [row.values for row in table.having("1")]
    if not rows:
        raise InputError(
            "No configuration is coded 1: there is nothing to explain. Lower the cut-offs incl or "
            "pri, or look at the negated outcome."
        )
    _check_expectations(table, kind, expectations)
    if kind == "intermediate":
        return _intermediate(table, rows, expectations or {})
    chart_of = _conservative if kind == "conservative" else _parsimonious
    chart = chart_of(table, rows, Budget())
    models = [_model(table, terms) for terms in chart.models]
    return _solution(table, kind, models, [chart])


def _check_expectations(table: TruthTable, kind: Kind, expectations: Expectations | None) -> None:
    if expectations and kind != "intermediate":
        raise InputError(f"Expectations are for the intermediate solution, not for {kind}.")
    for name, values in (expectations or {}).items():
        if name not in table.conditions:
            raise NotFoundError("condition", name, table.conditions)
        levels = table.matrix.levels[table.conditions.index(name)]
        for value in values:
            if value not in range(levels):
                raise InputError(
                    f"{name} is expected to be {value}. Its values go to {levels - 1}."
                )


def _conservative(table: TruthTable, rows: Sequence[Configuration], budget: Budget) -> _Chart:
    return _checked(_Chart(merged(rows, table.matrix.levels), rows, budget))


def _parsimonious(table: TruthTable, rows: Sequence[Configuration], budget: Budget) -> _Chart:
    negatives = [row.values for row in table.having("0", "C")]
    return _checked(_Chart(without_negatives(rows, negatives), rows, budget))


def _checked(chart: _Chart) -> _Chart:
    if any(set(prime) == {None} for prime in chart.primes):
        raise InputError(
            "No configuration is coded 0: every condition falls away and nothing is explained. "
            "Raise the cut-off incl, or choose cases without the outcome too."
        )
    return chart


def _intermediate(
    table: TruthTable, rows: Sequence[Configuration], expectations: Expectations
) -> Solution:
    expected = {table.conditions.index(name): set(vs) for name, vs in expectations.items() if vs}
    budget = Budget()
    complex_ = _conservative(table, rows, budget).models
    short = _parsimonious(table, rows, budget).models
    _check_pairs(len(complex_), len(short))
    found: dict[tuple[Implicant, ...], list[str]] = {}
    charts: dict[tuple[Configuration, ...], _Chart] = {}  # many pairs have the same one
    for p, terms in enumerate(short, 1):
        assumed = _assumed(table, terms)
        for c, long_terms in enumerate(complex_, 1):
            easy = _easy(assumed, long_terms, terms, expected)
            if easy not in charts:
                primes = merged([*rows, *easy], table.matrix.levels)
                charts[easy] = _Chart(primes, rows, budget).useful()
            for model in charts[easy].models:
                found.setdefault(model, []).append(f"C{c}P{p}")
    models = [_model(table, terms, tuple(pairs)) for terms, pairs in found.items()]
    return _solution(table, "intermediate", models, list(charts.values()))


def _check_pairs(long: int, short: int) -> None:
    if long * short > MOST_PAIRS:
        raise ResultTooLargeError(
            f"{long} conservative and {short} parsimonious models make {long * short:,} pairs; at "
            f"most {MOST_PAIRS:,} are looked at. Take fewer conditions, or more cases."
        )


def _easy(
    assumed: Sequence[Configuration],
    long_terms: Sequence[Implicant],
    terms: Sequence[Implicant],
    expected: Mapping[int, set[int]],
) -> tuple[Configuration, ...]:
    """The easy counterfactuals between a conservative and a parsimonious model."""
    between = [
        tuple(
            None if _droppable(one[at], other[at], expected.get(at)) else one[at]
            for at in range(len(one))
        )
        for one, other in product(long_terms, terms)
        if all(two is None or two == value for value, two in zip(one, other, strict=True))
    ]
    return tuple(values for values in assumed if any(covers(b, values) for b in between))


def _droppable(value: int | None, shorter: int | None, expected: set[int] | None) -> bool:
    return shorter is None and expected is not None and value not in expected


def _assumed(table: TruthTable, terms: Sequence[Implicant]) -> list[Configuration]:
    """The remainders under some terms."""
    found = {values for term in terms for values in _under(term, table.matrix.levels)}
    seen = {row.values for row in table.having("1", "0", "C")}
    return sorted(found - seen)


def _under(term: Implicant, levels: Sequence[int]) -> Iterator[Configuration]:
    return product(
        *(range(n) if value is None else (value,) for value, n in zip(term, levels, strict=True))
    )


def _model(
    table: TruthTable, implicants: Sequence[Implicant], pairs: tuple[str, ...] = ()
) -> Model:
    members = [table.matrix.membership(_literals(one)) for one in implicants]
    cases = len(table.matrix.cases)
    whole = sufficiency(union(members, cases), table.scores)
    terms = []
    for at, one in enumerate(implicants):
        others = union([*members[:at], *members[at + 1 :]], cases)
        rest = sufficiency(others, table.scores).coverage or 0.0
        unique = None if whole.coverage is None else max(0.0, whole.coverage - rest)
        terms.append(_term(table, one, members[at], unique))
    levels = table.matrix.levels
    numbers = tuple(_number(values, levels) for values in _assumed(table, implicants))
    return Model(tuple(terms), whole.inclusion, whole.pri, whole.coverage, numbers, pairs)


def _term(
    table: TruthTable, implicant: Implicant, members: Sequence[float], unique: float | None
) -> Term:
    fit = sufficiency(members, table.scores)
    rows = (row for row in table.having("1") if covers(implicant, row.values))
    cases = tuple(case for row in rows for case in row.cases)
    text = table.matrix.written(_literals(implicant))
    return Term(text, implicant, fit.inclusion, fit.pri, fit.coverage, unique, cases)


def _literals(implicant: Implicant) -> dict[int, int]:
    return {at: value for at, value in enumerate(implicant) if value is not None}


def _number(values: Configuration, levels: Sequence[int]) -> int:
    number = 0
    for value, count in zip(values, levels, strict=True):
        number = number * count + value
    return number + 1


def _solution(
    table: TruthTable, kind: Kind, models: Sequence[Model], charts: Sequence[_Chart]
) -> Solution:
    primes = dict.fromkeys(one for chart in charts for one in chart.primes)
    texts = tuple(table.matrix.written(_literals(one)) for one in primes)
    held = [{term.text for term in model.terms} for model in models]
    common = tuple(term.text for term in models[0].terms if all(term.text in one for one in held))
    return Solution(kind, table.outcome, tuple(models), texts, common)
