"""Aligning: chosen cases to rows in parallel, what they share before what only one has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from casegraph.comparison.differences import differences
from casegraph.comparison.side_by_side import (
    FEWEST_CASES,
    MOST_CASES,
    Cell,
    Compared,
    Group,
    Row,
    Sharing,
    SideBySide,
)
from casegraph.comparison.statements import Speaker
from casegraph.countries import country_name
from casegraph.errors import QueryError
from casegraph.model import Actor, Case, Claim, Vocabulary
from casegraph.model.wording import span

__all__ = ["check_cases", "side_by_side"]


@dataclass(frozen=True)
class _Coded:
    """A dimension of concepts: where a case names them, and the claims that do, if any."""

    name: str
    label: str
    scheme: str
    section: str
    field: str = ""


@dataclass(frozen=True)
class _Told:
    """A dimension of plain statements."""

    name: str
    label: str


# In the order in which practitioners read: what it was, what stood in the way, what came of it.
_ORDER: tuple[_Coded | _Told, ...] = (
    _Coded("level", "Level of government", "government-level", "level"),
    _Coded("types", "Kind of innovation", "innovation-type", "types", "type"),
    _Coded("policy_areas", "Policy areas", "policy-area", "policy_areas"),
    _Coded("challenges", "Challenges", "challenge", "challenges"),
    _Told("problem", "Problem"),
    _Coded("barriers", "Barriers and responses", "barrier", "barriers", "barrier"),
    _Coded("mechanisms", "Mechanisms", "mechanism", "mechanisms", "mechanism"),
    _Coded("enablers", "What helped", "enabler", "enablers", "enabler"),
    _Told("approach", "What was done"),
    _Coded("actors", "Who took part", "actor-role", "actors", "role"),
    _Coded("outcomes", "Outcomes", "outcome", "outcomes", "outcome"),
    _Told("costs", "Costs"),
    _Coded("context", "Context", "context-factor", "context", "factor"),
    _Told("lessons", "Lessons"),
)


def check_cases(names: Sequence[str]) -> None:
    """QueryError unless these are two to six different cases."""
    twice = [name for place, name in enumerate(names) if name in names[:place]]
    if twice:
        raise QueryError(f"The case {twice[0][:80]!r} is given twice. Name each case once.")
    if not FEWEST_CASES <= len(names) <= MOST_CASES:
        given = f"{len(names)} case{' is' if len(names) == 1 else 's are'} given"
        expected = f"Name {FEWEST_CASES} to {MOST_CASES}, such as gov-uk and diia-ukraine."
        raise QueryError(f"{given} to compare. {expected}")


def side_by_side(
    cases: Sequence[Case],
    vocabulary: Vocabulary,
    actors: Mapping[str, Actor],
    strengths: Mapping[str, Mapping[str, str]],
) -> SideBySide:
    """Cases in parallel. *strengths* holds the strength of evidence by case and key of outcome.

    QueryError unless there are two to six different cases.
    """
    check_cases([case.id for case in cases])
    speakers = [Speaker(case, vocabulary, actors, strengths.get(case.id, {})) for case in cases]
    groups = [_facts(speakers)]
    for dimension in _ORDER:
        rows = (
            _coded(dimension, speakers)
            if isinstance(dimension, _Coded)
            else _told(dimension, speakers)
        )
        groups.append(Group(dimension.name, dimension.label, tuple(rows)))
    kept = tuple(group for group in groups if group.rows)
    heads = tuple(_head(speaker) for speaker in speakers)
    return SideBySide(heads, kept, differences(heads, kept))


def _head(speaker: Speaker) -> Compared:
    case = speaker.case
    return Compared(
        id=case.id,
        title=case.title,
        summary=case.summary,
        place=_place(case),
        years=span(case.period.start, case.period.end, case.period.status),
        status=speaker.term("case-status", case.period.status),
    )


def _place(case: Case) -> str:
    names = [
        place.name
        if country_name(place.country) in place.name
        else f"{place.name}, {country_name(place.country)}"
        for place in case.place
    ]
    return "; ".join(names)


def _facts(speakers: Sequence[Speaker]) -> Group:
    heads = [_head(speaker) for speaker in speakers]
    rows = [
        Row(label, tuple(Cell(head.id, recorded=True, value=get(head)) for head in heads))
        for label, get in (
            ("Place", attrgetter("place")),
            ("Years", attrgetter("years")),
            ("Status", attrgetter("status.label")),
        )
    ]
    return Group("facts", "Facts", tuple(rows))


def _told(dimension: _Told, speakers: Sequence[Speaker]) -> Iterator[Row]:
    claims: list[Sequence[Claim]] = [getattr(one.case, dimension.name) for one in speakers]
    if any(claims):
        cells = (_cell(one, found) for one, found in zip(speakers, claims, strict=True))
        yield Row(dimension.label, tuple(cells))


def _coded(dimension: _Coded, speakers: Sequence[Speaker]) -> list[Row]:
    """A row for each concept that any of the cases has: the most shared first, then in order."""
    found = [_found(dimension, speaker.case) for speaker in speakers]
    scheme = speakers[0].vocabulary.by_id.get(dimension.scheme)
    order = list(scheme.by_slug) if scheme else []
    slugs = list(dict.fromkeys(slug for one in found for slug in one))
    slugs.sort(key=lambda slug: order.index(slug) if slug in order else len(order))
    slugs.sort(key=lambda slug: -sum(slug in one for one in found))
    rows = []
    for slug in slugs:
        cells = tuple(
            _cell(speaker, one[slug], named=True) if slug in one else Cell(speaker.case.id)
            for speaker, one in zip(speakers, found, strict=True)
        )
        term = speakers[0].term(dimension.scheme, slug)
        rows.append(Row(term.label, cells, term, _sharing(cells)))
    return rows


def _found(dimension: _Coded, case: Case) -> Mapping[str, list[Claim]]:
    """The concepts that a case has in a dimension, each with the claims that name it."""
    given = getattr(case, dimension.section)
    if not dimension.field:
        return {slug: [] for slug in given}
    found: dict[str, list[Claim]] = {}
    for claim in given:
        for slug in _many(getattr(claim, dimension.field)):
            found.setdefault(slug, []).append(claim)
    return found


def _many(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def _cell(speaker: Speaker, claims: Iterable[Claim], *, named: bool = False) -> Cell:
    statements = tuple(map(speaker.statement, claims))
    return Cell(speaker.case.id, recorded=named or bool(statements), statements=statements)


def _sharing(cells: Sequence[Cell]) -> Sharing:
    having = sum(cell.recorded for cell in cells)
    if having == len(cells):
        return "all"
    return "some" if having > 1 else "one"
