"""The page of cases side by side: how to choose them, the table, and the printable briefing."""

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import Annotated, Any, Literal, NamedTuple

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, BeforeValidator

from casegraph.comparison import FEWEST_CASES, MOST_CASES, SideBySide
from casegraph.comparison.briefing import briefs, telling
from casegraph.comparison.page import Headed
from casegraph.comparison.side_by_side import Cell, Cited, Group, Row, Statement, Term
from casegraph.comparison.tables import cited, in_short
from casegraph.errors import CasegraphError, NotFoundError, QueryError
from casegraph.model import natural_order
from casegraph_api.errors import status_of
from casegraph_api.links import Pairs, address, case_iri
from casegraph_api.parameters import known_fields, without_blanks
from casegraph_api.site import OpenSite, Site

router = APIRouter()

# The more columns there are, the less stands in each, so that the page stays light and readable.
_TEXT = {2: 400, 3: 300, 4: 190, 5: 130, 6: 100}
_CLAIMS = {2: 5, 3: 4, 4: 3, 5: 2, 6: 2}
_MOST_LISTED = 300
_SUGGESTED = 3
# What the last sheet of a briefing compares, and whether concept by concept.
_IN_MATRIX = {
    "facts": False,
    "level": False,
    "types": False,
    "challenges": False,
    "barriers": True,
    "mechanisms": True,
    "enablers": False,
    "outcomes": True,
    "context": False,
}
_ALWAYS, _FEW = {"facts", "challenges"}, 3
# By the number of columns, so that the last sheet is one page where that can be.
_APART = {2: 8, 3: 4, 4: 3, 5: 3, 6: 2}
_LINES = {2: 6, 3: 4, 4: 4, 5: 3, 6: 3}
_NAMED = {2: 5, 3: 3, 4: 3, 5: 2, 6: 2}
_IN_CELL = 60


class Asked(BaseModel):
    """The form of the page."""

    case: Annotated[list[str], BeforeValidator(without_blanks)] = []
    view: Literal["", "table", "briefing"] = ""


class _Entry(NamedTuple):
    """Claims in a cell, under the concept they are about where the row has several.

    `sharing` and `words` say how many cases have that concept; `more` claims are left out.
    """

    term: Term | None
    sharing: str
    words: str
    claims: Sequence[Statement]
    tally: str
    more: int


class _Shown(NamedTuple):
    """A row of the table. A cell without entries or value has nothing recorded."""

    id: str
    label: str
    term: Term | None
    sharing: str
    words: str
    only: bool
    cells: Sequence[tuple[Cell, Sequence[_Entry]]]


class _Line(NamedTuple):
    """A line of the table in a briefing: what it is of, how many share it, a cell for each case."""

    label: str
    sharing: str
    words: str
    cells: Sequence[str]


class _Block(NamedTuple):
    """The rows of one dimension."""

    group: Group
    rows: Sequence[_Shown]


@router.get("/compare")
def compare(request: Request, site: OpenSite, asked: Annotated[Asked, Query()]) -> Response:
    """Two to six cases in parallel, or how to choose them."""
    known_fields(request, Asked, "This form")
    names = list(dict.fromkeys(_id(site, given) for given in asked.case))
    try:
        for name in names:
            site.repository.case(name)
        found = site.repository.compare(names) if len(names) >= FEWEST_CASES else None
    except (NotFoundError, QueryError) as fault:
        return _chooser(site, [name for name in names if name in site.summaries], fault)
    if found is None:
        return _chooser(site, names)
    if asked.view == "briefing":
        return site.page("briefing.html", **_briefing(found), twins=_twins(names))
    return site.page("compare.html", **_table(found), **_choice(site, names))


def _id(site: Site, given: str) -> str:
    """The id of a case; people may write its title as well."""
    text = given.strip()
    if text in site.summaries:
        return text
    titles = (hit.id for hit in site.summaries.values() if hit.title.casefold() == text.casefold())
    return next(titles, text)


def _chooser(site: Site, names: Sequence[str], fault: CasegraphError | None = None) -> Response:
    status = status_of(fault).value if fault else 200
    return site.page("compare.html", status, found=None, fault=fault, **_choice(site, names))


def _choice(site: Site, names: Sequence[str]) -> dict[str, Any]:
    """What the form needs: the cases chosen and those to choose from."""
    every = site.summaries
    alike = site.repository.similar(names[0], limit=10).hits if names else ()
    near = [hit.id for hit in alike if hit.id not in names]
    offered = list(every) if len(every) <= _MOST_LISTED else near
    return {
        "summaries": every,
        "chosen": [(name, _address(other for other in names if other != name)) for name in names],
        "offered": [name for name in offered if name not in names],
        "listed": len(every) <= _MOST_LISTED,
        "near": [(name, _address([*names, name])) for name in near[:_SUGGESTED]],
        "most": MOST_CASES,
        "twins": _twins(names),
    }


def _address(names: Any, *more: tuple[str, str]) -> str:
    return address("compare", query=[*_pairs(names), *more])


def _twins(names: Sequence[str]) -> dict[str, str]:
    """The same comparison elsewhere: the page, the briefing, and forms for programs."""
    forms = {
        form: address("api", "v1", "compare", query=[*_pairs(names), *more])
        for form, more in (
            ("json", ()),
            ("csv", (("format", "csv"),)),
            ("markdown", (("format", "markdown"),)),
        )
    }
    pages = {"page": _address(names), "briefing": _address(names, ("view", "briefing"))}
    return forms | pages


def _pairs(names: Any) -> Pairs:
    return [("case", name) for name in names]


def _table(found: SideBySide) -> dict[str, Any]:
    """The table as the template draws it, with the sources of what it shows."""
    blocks = [_Block(group, tuple(_rows(found, group))) for group in found.groups]
    return {
        "found": found,
        "fault": None,
        "blocks": blocks,
        "footnotes": _footnotes(found, blocks),
        "place": {case.id: place for place, case in enumerate(found.cases, start=1)},
        "limits": _TEXT,
    }


def _rows(found: SideBySide, group: Group) -> Iterator[_Shown]:
    """What several share has a row each; what only one has stands together in the last row."""
    claimed = any(cell.statements for row in group.rows for cell in row.cells)
    coded = [row for row in group.rows if row.term]
    if coded and not claimed:
        yield _together(found, group, coded, group.label)
        return
    for row in group.rows:
        if row.sharing != "one":
            yield _shown(found, group, row)
    alone = [row for row in coded if row.sharing == "one"]
    if alone:
        yield _together(found, group, alone, "Only here")


def _shown(found: SideBySide, group: Group, row: Row) -> _Shown:
    cells = [(cell, [_entry(found, cell)] if cell.statements else []) for cell in row.cells]
    anchor = f"{group.name}-{row.term.slug}" if row.term else f"{group.name}-{row.label.lower()}"
    return _Shown(
        anchor, row.label, row.term, row.sharing or "", _shared(row, found), only=False, cells=cells
    )


def _together(found: SideBySide, group: Group, rows: Sequence[Row], label: str) -> _Shown:
    """Several concepts in one row, each cell with those that its case has."""
    cells = []
    for place, case in enumerate(found.cases):
        entries = [
            _entry(found, row.cells[place], row) for row in rows if row.cells[place].recorded
        ]
        known = case.id not in group.unknown
        cells.append((Cell(case.id, recorded=known), entries))
    only = label != group.label
    return _Shown(f"{group.name}-only", label, None, "", "", only=only, cells=cells)


def _entry(found: SideBySide, cell: Cell, among: Row | None = None) -> _Entry:
    """The claims of a cell, the most telling first; *among* others, under its own concept."""
    most = _CLAIMS[len(found.cases)]
    claims = sorted(cell.statements, key=lambda said: telling(Headed(None, said)))
    if not (claims and claims[0].kind == "participation"):
        claims = claims[: max(most - 1, 1) if among else most]
    left_out = len(cell.statements) - len(claims)
    several = len(cell.statements) > 1 and claims[0].finding
    tally = in_short(cell) if several else ""
    if among is None:
        return _Entry(None, "", "", claims, tally, left_out)
    words = "" if among.sharing == "one" else _shared(among, found)
    return _Entry(among.term, among.sharing or "", words, claims, tally, left_out)


def _shared(row: Row, found: SideBySide) -> str:
    """All, or how many of how many; in words that stand beside the mark."""
    if row.sharing == "some":
        return f"{len(row.having)} of {len(found.cases)}"
    return {"all": "all" if len(found.cases) > FEWEST_CASES else "both"}.get(row.sharing or "", "")


def _footnotes(
    found: SideBySide, blocks: Sequence[_Block]
) -> Sequence[tuple[str, Sequence[Cited]]]:
    """The sources of what is shown, by case."""
    shown = {
        (said.case, source.key)
        for block in blocks
        for row in block.rows
        for _, entries in row.cells
        for entry in entries
        for said in entry.claims
        for source in said.sources
    }
    return [
        (
            case.id,
            sorted(
                (one for one in cited(found, case.id) if (case.id, one.key) in shown),
                key=lambda one: natural_order(one.key),
            ),
        )
        for case in found.cases
    ]


def _briefing(found: SideBySide) -> dict[str, Any]:
    """A sheet for each case, and a last one that holds them against each other."""
    return {
        "found": found,
        "sheets": briefs(found),
        "matrix": [
            (group, tuple(_lines(found, group)))
            for group in found.groups
            if group.name in _IN_MATRIX
            and (len(found.cases) <= _FEW or _IN_MATRIX[group.name] or group.name in _ALWAYS)
        ],
        "most_apart": _APART[len(found.cases)],
        "iri": case_iri,
    }


def _lines(found: SideBySide, group: Group) -> Iterator[_Line]:
    """Of what tells most a line for each concept that several have; all else in one line."""
    if group.name == "facts":
        for row in group.rows:
            values = (shorten(cell.value, _IN_CELL, placeholder=" …") for cell in row.cells)
            yield _Line(row.label, "", "", list(values))
        return
    several = [row for row in group.rows if row.sharing != "one"] if _IN_MATRIX[group.name] else []
    lined = several[: _LINES[len(found.cases)]]
    for row in lined:
        cells = [in_short(cell) or "not recorded" for cell in row.cells]
        yield _Line(row.label, row.sharing or "", _shared(row, found), cells)
    rest = [row for row in group.rows if row not in lined]
    if rest:
        label = "Besides" if several else group.label
        yield _Line(label, "", "", list(_names(found, group, rest)))


def _names(found: SideBySide, group: Group, rows: Sequence[Row]) -> Iterator[str]:
    """The concepts that each case has, as far as there is room."""
    most = _NAMED[len(found.cases)]
    for case in found.cases:
        labels = [row.label for row in rows if case.id in row.having]
        if len(labels) > most:
            labels[most:] = [f"{len(labels) - most} more"]
        nothing = "not recorded" if case.id in group.unknown else "nothing else"
        yield "; ".join(labels) or nothing
