"""Differences: in which main respects chosen cases lie apart, in sentences built from claims."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from casegraph.comparison.side_by_side import Apart, Compared, Finding, Group, Row, Statement
from casegraph.model.wording import small

__all__ = ["UNKNOWN_ENDING", "differences", "tally"]

_MOST_OUTCOMES, _MOST_BARRIERS, _MOST_NAMED = 3, 3, 3
# Results of one outcome whose balance (improved less worsened, of all) differs by less are alike.
_LEAST_APART = 0.25
_BALANCE = {"improved": 1, "worsened": -1}
_JUDGED = {"target-met": "met", "target-partly-met": "partly met", "target-missed": "missed"}
UNKNOWN_ENDING = "resolution-unknown"

Titles = Mapping[str, str]


def differences(heads: Sequence[Compared], groups: Iterable[Group]) -> tuple[Apart, ...]:
    """The main differences, that of the end first; what is not recorded is never one."""
    titles = {head.id: head.title for head in heads}
    by_name = {group.name: group for group in groups}
    return tuple(
        chain(
            _statuses(heads),
            _outcomes(by_name.get("outcomes"), titles),
            _evidence(by_name.get("outcomes"), titles),
            _barriers(by_name.get("barriers"), titles),
            *(_only(by_name.get(name), titles) for name in ("barriers", "mechanisms")),
        )
    )


def tally(statements: Iterable[Statement]) -> str:
    """How many observations went which way, and what became of targets, if any was judged."""
    found = [one.finding for one in statements if one.finding]
    ways = _counted(small(finding.direction.label) for finding in found)
    judged = [_JUDGED[one.target.slug] for one in found if one.target.slug in _JUDGED]
    if not judged:
        return ways
    return f"{ways} (target{'s: ' if len(judged) > 1 else ' '}{_judged(judged)})"


def _judged(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else _counted(words)


def _counted(words: Iterable[str]) -> str:
    return _listed(f"{times} {word}" for word, times in Counter(words).most_common())


def _statuses(heads: Sequence[Compared]) -> Iterator[Apart]:
    by_status: dict[str, list[str]] = {}
    for head in heads:
        by_status.setdefault(small(head.status.label), []).append(head.title)
    if len(by_status) > 1:
        parts = (f"{label} in {_listed(cases)}" for label, cases in by_status.items())
        yield Apart("facts", f"Status: {'; '.join(parts)}.", None, ())


def _outcomes(group: Group | None, titles: Titles) -> Iterator[Apart]:
    """The outcomes of which results of some cases speak better than those of others."""
    apart = [(_distance(row), row) for row in group.rows] if group else []
    far = sorted((one for one in apart if one[0] >= _LEAST_APART), key=lambda one: -one[0])
    for _, row in far[:_MOST_OUTCOMES]:
        told = (f"{titles[case]} reports {tally(said)}" for case, said in _said(row))
        yield _apart("outcomes", f"{row.label}: {'; '.join(told)}.", row)


def _distance(row: Row) -> float:
    """How far apart the results of one outcome lie, 0 to 2; a target missed elsewhere met most."""
    found = [[one.finding for one in said if one.finding] for _, said in _said(row)]
    if len(found) < 2:  # noqa: PLR2004 - one case alone differs from none
        return 0.0
    balances = [_balance(findings) for findings in found]
    judged = {frozenset(f.target.slug for f in findings) & {*_JUDGED} for findings in found}
    return max(balances) - min(balances) + (0.5 if len(judged) > 1 else 0.0)


def _balance(findings: Sequence[Finding]) -> float:
    return sum(_BALANCE.get(one.direction.slug, 0) for one in findings) / len(findings)


def _evidence(group: Group | None, titles: Titles) -> Iterator[Apart]:
    """How strong the strongest evidence of any outcome is, where that differs."""
    best: dict[str, Statement] = {}
    for one in (
        one for row in (group.rows if group else ()) for _, said in _said(row) for one in said
    ):
        if one.case not in best or _rank(one) > _rank(best[one.case]):
            best[one.case] = one
    if len({_rank(one) for one in best.values()}) > 1:
        parts = _by_label(titles, {case: [_strength(one)] for case, one in best.items()})
        sentence = f"Strongest evidence of outcomes: {parts}."
        yield Apart("outcomes", sentence, None, tuple(best.values()))


def _rank(statement: Statement) -> int:
    finding = statement.finding
    return -1 if finding is None or finding.rank is None else finding.rank


def _strength(statement: Statement) -> str:
    finding = statement.finding
    strength = small(finding.strength.label) if finding and finding.strength else "not scored"
    return f"{strength} ({small(finding.design.label)})" if finding else strength


def _barriers(group: Group | None, titles: Titles) -> Iterator[Apart]:
    """The barriers that several cases met and that did not end alike."""
    told = (_ended(row, titles) for row in group.rows) if group else ()
    yield from [one for one in told if one][:_MOST_BARRIERS]


def _ended(row: Row, titles: Titles) -> Apart | None:
    endings: dict[str, list[str]] = {}
    for case, said in _said(row):
        known = {
            one.reply.ending.label: None
            for one in said
            if one.reply and one.reply.ending.slug != UNKNOWN_ENDING
        }
        if known:
            endings[case] = [small(label) for label in known]
    if len({frozenset(labels) for labels in endings.values()}) < 2:  # noqa: PLR2004 - all alike
        return None
    return _apart("barriers", f"{row.label}: {_by_label(titles, endings)}.", row)


def _by_label(titles: Titles, labels: Mapping[str, Sequence[str]]) -> str:
    """`resolved in A and B; unresolved in C`."""
    cases: dict[str, list[str]] = {}
    for case, names in labels.items():
        cases.setdefault(_listed(names), []).append(titles[case])
    return "; ".join(f"{name} in {_listed(having)}" for name, having in cases.items())


def _only(group: Group | None, titles: Titles) -> Iterator[Apart]:
    """The concepts that are recorded of one case only, those with most claims first."""
    if group is None:
        return
    alone: dict[str, list[Row]] = {}
    for row in group.rows:
        if row.sharing == "one":
            alone.setdefault(row.having[0], []).append(row)
    parts, behind = [], []
    for case in (case for case in titles if case in alone):
        weighty = sorted(alone[case], key=lambda row: -len(_statements(row)))
        named = [small(row.label) for row in weighty[:_MOST_NAMED]]
        if len(weighty) > _MOST_NAMED:
            named.append(f"{len(weighty) - _MOST_NAMED} more")
        parts.append(f"{_listed(named)} in {titles[case]}")
        behind += [one for row in weighty for one in _statements(row)]
    if parts:
        noun = group.label.partition(" ")[0]
        sentence = f"{noun} recorded of one case only: {'; '.join(parts)}."
        yield Apart(group.name, sentence, None, tuple(behind))


def _apart(dimension: str, sentence: str, row: Row) -> Apart:
    return Apart(dimension, sentence, row.term, _statements(row))


def _said(row: Row) -> list[tuple[str, tuple[Statement, ...]]]:
    return [(cell.case, cell.statements) for cell in row.cells if cell.statements]


def _statements(row: Row) -> tuple[Statement, ...]:
    return tuple(one for _, said in _said(row) for one in said)


def _listed(words: Iterable[str]) -> str:
    *first, last = list(words) or [""]
    return f"{', '.join(first)} and {last}" if first else last
