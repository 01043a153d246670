"""Chosen cases side by side: rows, what is shared, what is not recorded, and differences."""

import csv
from io import StringIO

import pytest

from casegraph.comparison import SideBySide, side_by_side
from casegraph.comparison.briefing import briefs
from casegraph.comparison.differences import tally
from casegraph.comparison.side_by_side import Group, Row
from casegraph.errors import QueryError
from casegraph.model import Case
from tests.comparison.conftest import ACTORS, CASES, VOCABULARY, make_case, outcome

MINNEAPOLIS, HOUSTON, LONDON, THIN = CASES


def compared(*cases: Case) -> SideBySide:
    return side_by_side(cases, VOCABULARY, ACTORS, {"houston": {"o0": "sms-2"}})


def group_of(found: SideBySide, name: str) -> Group:
    group = found.group(name)
    assert group is not None
    return group


def row_of(found: SideBySide, name: str, label: str) -> Row:
    return next(row for row in group_of(found, name).rows if row.label == label)


def met(name: str, ending: str) -> Case:
    silos = {"barrier": "silos", "text": "Apart.", "key": "b", "source": "S1"}
    record = make_case(name, name.upper(), "P.").model_dump()
    return Case.model_validate(record | {"barriers": [silos | {"resolution": ending}]})


def test_what_all_share_comes_before_what_one_has() -> None:
    rows = group_of(compared(MINNEAPOLIS, HOUSTON), "barriers").rows
    assert [(row.label, row.sharing) for row in rows] == [
        ("Silos", "all"),
        ("Risk aversion", "one"),
    ]


def test_what_some_share_lies_between() -> None:
    found = compared(LONDON, MINNEAPOLIS, HOUSTON, THIN)
    rows = group_of(found, "barriers").rows
    assert [(row.label, row.sharing) for row in rows] == [
        ("Risk aversion", "some"),
        ("Silos", "some"),
    ]
    assert rows[0].having == ("london", "minneapolis")


def test_cells_stand_in_the_order_of_the_cases() -> None:
    found = compared(HOUSTON, MINNEAPOLIS)
    assert [case.id for case in found.cases] == ["houston", "minneapolis"]
    assert all([cell.case for cell in row.cells] == ["houston", "minneapolis"] for _, row in found)


def test_a_cell_holds_the_claim_with_its_sources() -> None:
    (_, cell) = row_of(compared(MINNEAPOLIS, HOUSTON), "barriers", "Silos").cells
    (said,) = cell.statements
    assert (said.key, said.text) == ("silos", "A hundred agencies each had a list.")
    assert [(s.key, s.title, s.url) for s in said.sources] == [
        ("S1", "A report", "https://example.org")
    ]


def test_a_barrier_says_how_it_ended() -> None:
    (cell, _) = row_of(compared(MINNEAPOLIS, HOUSTON), "barriers", "Silos").cells
    reply = cell.statements[0].reply
    assert reply is not None
    assert (reply.text, reply.ending.slug) == ("", "resolved")


def test_an_outcome_says_its_direction_and_what_stands_behind() -> None:
    (_, cell) = row_of(compared(MINNEAPOLIS, HOUSTON), "outcomes", "Housing").cells
    finding = cell.statements[0].finding
    assert finding is not None
    assert (finding.direction.slug, finding.target.slug) == ("improved", "no-target")
    assert (finding.design.slug, finding.figure) == ("monitoring", "")
    assert finding.strength is not None
    assert finding.strength.slug == "sms-2"


def test_who_took_part_stands_under_each_role_by_name() -> None:
    (cell, _) = row_of(compared(MINNEAPOLIS, HOUSTON), "actors", "Convener").cells
    assert [(said.about, said.text) for said in cell.statements] == [("The City", "Led it.")]


def test_what_a_case_does_not_say_is_not_recorded_and_no_difference() -> None:
    found = compared(MINNEAPOLIS, THIN)
    assert [group.name for group in found.unknown("thin")] == [
        "challenges",
        "barriers",
        "outcomes",
    ]
    assert found.unknown("minneapolis") == ()
    assert [one.dimension for one in found.apart] == ["facts", "barriers"]


def test_a_dimension_of_which_no_case_says_anything_is_left_out() -> None:
    assert compared(MINNEAPOLIS, HOUSTON).group("lessons") is None


def test_concepts_of_all_are_told_by_dimension() -> None:
    shared = compared(MINNEAPOLIS, HOUSTON).shared
    assert {group.name: [term.slug for term in terms] for group, terms in shared} == {
        "level": ["local"],
        "policy_areas": ["housing"],
        "challenges": ["homelessness"],
        "barriers": ["silos"],
        "actors": ["convener"],
        "outcomes": ["housing"],
    }


def test_differences_are_sentences_with_the_claims_behind() -> None:
    first = compared(MINNEAPOLIS, HOUSTON).apart[0]
    assert first.sentence == (
        "Housing: Heading Home reports 1 worsened (target missed); The Way Home reports 1 improved."
    )
    assert [(said.case, said.key) for said in first.statements] == [
        ("minneapolis", "o0"),
        ("houston", "o0"),
    ]


def test_barriers_that_ended_otherwise_are_a_difference() -> None:
    assert (
        compared(met("a", "resolved"), met("b", "unresolved")).apart[0].sentence
        == "Silos: resolved in A; unresolved in B."
    )


def test_an_ending_that_is_not_reported_is_no_difference() -> None:
    assert compared(met("a", "resolved"), met("b", "resolution-unknown")).apart == ()


def test_targets_are_counted_where_there_are_several() -> None:
    case = make_case(
        "a",
        "A",
        "P.",
        outcomes=[
            outcome("improved", "target-met", "Up."),
            outcome("improved", "target-missed", "Up, too little."),
            outcome("worsened", "no-target", "Down."),
        ],
    )
    statements = row_of(compared(case, THIN), "outcomes", "Housing").cells[0].statements
    assert tally(statements) == "2 improved and 1 worsened (targets: 1 met and 1 missed)"


@pytest.mark.parametrize(
    ("cases", "message"),
    [
        ((), "0 cases are given to compare"),
        ((LONDON,), "1 case is given to compare"),
        ((LONDON, HOUSTON, LONDON), "'london' is given twice"),
        (tuple(make_case(f"c{n}", "C", "P.") for n in range(7)), "7 cases are given to compare"),
    ],
)
def test_too_few_too_many_and_the_same_twice_are_refused(
    cases: tuple[Case, ...], message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        compared(*cases)


def test_six_cases_are_compared() -> None:
    cases = [make_case(f"c{n}", f"C{n}", "P.") for n in range(6)]
    assert len(compared(*cases).cases) == 6


def test_a_frame_has_a_column_for_each_case() -> None:
    frame = compared(MINNEAPOLIS, HOUSTON).to_frame()
    assert list(frame.columns) == ["shared", "minneapolis", "houston"]
    place = list(frame.index).index(("Barriers and responses", "Risk aversion"))
    assert frame["minneapolis"].iloc[place] == "resolved: All waited. [S1]"
    assert frame["shared"].iloc[place] == "one"
    assert frame["houston"].isna().iloc[place]


def test_csv_ends_with_the_sources_and_runs_no_formula() -> None:
    hostile = make_case("a", "A", "=HYPERLINK(1)")
    rows = list(csv.reader(StringIO(compared(hostile, LONDON).to_csv())))
    assert rows[0] == ["dimension", "concept", "shared", "a", "london"]
    assert ["Problem", "Problem", "", "'=HYPERLINK(1) [S1]"] in [row[:4] for row in rows]
    assert rows[-1][3] == "[S1] A report. A publisher. https://example.org"


def test_markdown_says_what_is_shared_and_what_is_not_recorded() -> None:
    text = compared(MINNEAPOLIS, HOUSTON).to_markdown()
    assert text.startswith("# Heading Home and The Way Home\n\n## Main differences\n")
    assert "| **Silos** (shared by all) | *resolved*: Departments kept" in text
    assert "| **Risk aversion** (only here) | *resolved*: All waited. \\[S1\\] | *nothing" in text
    assert "- S1: A report. A publisher. <https://example.org>" in text


def test_markdown_takes_no_sign_of_a_title_for_its_own() -> None:
    hostile = make_case("a", "<script>|[x](y)", "P.")
    text = compared(hostile, LONDON).to_markdown(briefing=True)
    assert "<script>" not in text
    assert "\\<script\\>\\|\\[x\\](y)" in text


def test_a_record_names_cases_claims_and_concepts_by_iri() -> None:
    record = compared(MINNEAPOLIS, HOUSTON).to_dict()
    assert record["cases"][0]["iri"] == "https://w3id.org/casegraph/case/minneapolis"
    (barriers,) = [one for one in record["dimensions"] if one["name"] == "barriers"]
    row = barriers["rows"][0]
    assert row["concept"]["iri"] == "https://w3id.org/casegraph/vocab/barrier/silos"
    claim = row["cells"][1]["claims"][0]
    assert claim["iri"] == "https://w3id.org/casegraph/case/houston#barrier-silos"


def test_a_briefing_puts_the_outcome_with_a_judged_target_first() -> None:
    case = make_case(
        "a",
        "A",
        "P.",
        outcomes=[
            outcome("improved", "no-target", "First."),
            outcome("worsened", "target-missed", "Second."),
        ],
    )
    brief = briefs(compared(case, THIN))[0]
    assert [one.said.text for one in brief.outcomes] == ["Second.", "First."]


def test_a_briefing_shortens_and_says_how_much_it_left_out() -> None:
    told = [{"key": f"k{n}", "source": "S1", "text": "word " * 200} for n in range(8)]
    brief = briefs(compared(make_case("a", "A", "P.", approach=told), THIN))[0]
    assert len(brief.approach) == 6
    assert brief.more["approach"] == 2
    assert max(len(one.said.text) for one in brief.approach) <= 165
