"""What a row of Public Sector Tech Watch becomes, field by field."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from casegraph.files.imported import read_imported
from casegraph.model import Actor, ImportedCase, Vocabulary
from tests.importing.conftest import Import, Table

Made = Callable[..., ImportedCase]


@pytest.fixture
def made(table: Table, bring: Import, data: Path, vocabulary: Vocabulary) -> Made:
    """The case that the bus planner becomes with some cells changed."""

    def make(**cells: str) -> ImportedCase:
        bring(table({name.replace("_", " "): value for name, value in cells.items()}))
        return read_imported(data, vocabulary).cases["pstw-7"]

    return make


def test_names_and_years_are_taken_over(made: Made) -> None:
    case = made()
    assert (case.title, case.period.start, case.period.end) == ("Bus planner", 2021, None)
    assert case.period.status == "running"
    assert case.place[0].country == "FI"


def test_coded_cells_become_concepts(made: Made) -> None:
    case = made()
    assert case.level == ("local",)
    assert case.policy_areas == ("cofog-04.5",)
    assert case.technologies == ("artificial-intelligence",)


def test_nothing_is_invented(made: Made) -> None:
    case = made()
    assert [kind.kind for kind in case.claims()] == ["step", "participation"]
    assert not any((case.problem, case.barriers, case.lessons))


def test_a_description_is_told_whole_and_its_beginning_is_the_summary(made: Made) -> None:
    case = made()
    assert case.summary == "A city plans buses. It uses a model. Nobody waits."
    assert case.approach[0].text.endswith("Nobody waits. Three lines changed.")
    assert case.approach[0].source == ("S1", "S2")


def test_a_case_without_a_description_has_its_title_for_a_summary(made: Made) -> None:
    case = made(Description="")
    assert (case.summary, case.approach) == ("Bus planner", ())


def test_the_record_says_where_it_is_from(made: Made) -> None:
    record = made().record
    assert (record.status, record.created) == ("imported", date(2026, 11, 29))
    assert record.origin is not None
    assert record.origin.identifier == "PSTW-7"
    assert record.origin.licence_name == "CC BY 4.0"
    assert record.origin.attribution == (
        "European Commission, Joint Research Centre: PSTW: Public Sector Tech Watch latest dataset "
        "of selected cases. https://doi.org/10.2905/JRC.J1MWC9R"
    )
    assert record.origin.updated == date(2024, 10, 4)
    assert record.origin.website == "https://example.org/bus"


def test_the_source_of_a_row_is_named_and_not_judged(made: Made) -> None:
    source = made().sources["S2"]
    assert (source.url, source.kind) == ("https://example.org/report", "unclassified")
    assert (source.title, source.publisher) == ("example.org/report", "example.org")


@pytest.mark.parametrize("text", ["Self-reporting tool", "javascript:alert(1)", "https://", "=1+1"])
def test_a_source_that_is_no_address_is_left_out(made: Made, text: str) -> None:
    assert list(made(Source=text).sources) == ["S1"]


def test_a_tick_is_told_as_a_tick_with_the_weakest_evidence(made: Made) -> None:
    case = made(**{"Cost-reduction": "x", "Improved Public Service": "X"})
    told = {outcome.outcome: outcome for outcome in case.outcomes}
    assert sorted(told) == ["cost-savings", "service-quality"]
    assert told["cost-savings"].text == (
        "The table ticks “Cost-reduction”. It gives no figure and no source for it."
    )
    assert told["cost-savings"].evidence.independence == "self-report"
    assert told["cost-savings"].coding_basis == "derived"


def test_two_ticks_of_one_meaning_are_one_claim(made: Made) -> None:
    case = made(**{"Improved Public Service": "x", "Increase quality of PSI and services": "x"})
    assert [outcome.key for outcome in case.outcomes] == ["service-quality"]


@pytest.mark.parametrize("status", ["Planned", "In development", "Not in use"])
def test_a_tick_tells_no_outcome_of_a_case_that_is_not_at_work(
    table: Table, bring: Import, data: Path, vocabulary: Vocabulary, status: str
) -> None:
    report = bring(table({" Status": status, "Cost-reduction": "x"}))
    assert read_imported(data, vocabulary).cases["pstw-7"].outcomes == ()
    assert report.unmapped["Cost-reduction", "x", "outcomes (the case is not at work)"] == 1


def test_a_blank_of_any_kind_is_no_tick(made: Made) -> None:
    assert made(**{"Cost-reduction": "\xa0"}).outcomes == ()


@pytest.mark.parametrize(
    ("cells", "field", "slug"),
    [
        ({"Personalized Services": "x"}, "mechanisms", "personalised-service"),
        ({"New services or channels": "x"}, "types", "service-delivery"),
        ({"Cross Border": "Yes"}, "mechanisms", "cross-border-collaboration"),
        ({"Collaboration type": "Sandboxing"}, "mechanisms", "regulatory-sandbox"),
    ],
)
def test_some_cells_become_claims(made: Made, cells: dict[str, str], field: str, slug: str) -> None:
    assert [claim.key for claim in getattr(made(**cells), field)] == [slug]


def test_keywords_are_read_one_by_one(made: Made) -> None:
    case = made(**{"AI Keywords": "chatbot, human-AI interaction;\ninternet of things"})
    assert case.technologies == ("artificial-intelligence", "chatbot", "internet-of-things")


@pytest.mark.parametrize("extent", ["Across Countries", "Across countries "])
def test_spellings_of_a_value_mean_the_same(made: Made, extent: str) -> None:
    assert made(**{"Geographical extent": extent}).level == ("supranational",)


def test_a_group_of_cofog_that_is_of_another_division_stands_beside_it(made: Made) -> None:
    case = made(**{"Functions of Government (COFOG level II)": "Police Services"})
    assert case.policy_areas == ("cofog-03.1", "cofog-04")


@pytest.mark.parametrize(("year", "note"), [("2019", "end (before the start)"), ("soon", "end")])
def test_an_end_that_cannot_be_is_reported(
    table: Table, bring: Import, year: str, note: str
) -> None:
    assert bring(table({"End Year": year})).unmapped["End Year", year, note] == 1


def test_an_unknown_value_is_reported_and_not_guessed(
    table: Table, bring: Import, data: Path, vocabulary: Vocabulary
) -> None:
    report = bring(table({"Primary Technology": "Quantum Computing"}))
    assert report.unmapped == {("Primary Technology", "Quantum Computing", "technologies"): 1}
    assert read_imported(data, vocabulary).cases["pstw-7"].technologies == ()


def test_cells_without_a_field_are_counted(table: Table, bring: Import) -> None:
    report = bring(table({"Interaction": "G2G", "Stories link": "https://example.org"}))
    assert report.not_taken["Interaction", "G2G"] == 1
    assert report.not_taken["Stories link", "(any value)"] == 1


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"Name": " "}, "it has no name"),
        ({"Start Year": ""}, "Start Year is ''; expected a year such as 2021"),
        ({"PSTW ID": "../x"}, "PSTW ID is '../x'; expected one such as PSTW-12"),
        (
            {"Geographical coverage (country)": "Atlantis"},
            "Geographical coverage (country) is 'Atlantis', not a known country",
        ),
    ],
)
def test_a_row_that_tells_too_little_is_left_out_with_the_reason(
    table: Table, bring: Import, cells: dict[str, str], reason: str
) -> None:
    report = bring(table(cells, {"PSTW ID": "PSTW-8"}))
    assert (report.rows, report.cases) == (2, 1)
    assert [(line, why) for line, _, why in report.left_out] == [(2, reason)]


def actor(data: Path, vocabulary: Vocabulary) -> Actor:
    (only,) = read_imported(data, vocabulary).actors.values()
    return only


def test_the_responsible_organisation_becomes_an_actor(
    table: Table, bring: Import, data: Path, vocabulary: Vocabulary
) -> None:
    bring(table())
    found = actor(data, vocabulary)
    assert found.id.startswith("pstw-city-of-oulu-")
    assert (found.name, found.sector, found.country) == ("City of Oulu", "public", "FI")


def test_of_a_consortium_no_sector_is_known(
    table: Table, bring: Import, data: Path, vocabulary: Vocabulary
) -> None:
    bring(table({"Responsible organisation category": "Consortium"}))
    assert actor(data, vocabulary).sector is None


def test_ministries_of_one_name_in_two_countries_are_two(
    table: Table, bring: Import, data: Path, vocabulary: Vocabulary
) -> None:
    ministry = {
        "Responsible organisation": "Ministry of Justice",
        "Responsible organisation category": "Central-Government",
    }
    other = {"PSTW ID": "PSTW-8", "Geographical coverage (country)": "Latvia "}
    bring(table(ministry, ministry | other))
    found = read_imported(data, vocabulary).actors.values()
    assert sorted(str(one.country) for one in found) == ["FI", "LV"]


def test_the_shared_registry_of_actors_is_not_touched(
    table: Table, bring: Import, data: Path
) -> None:
    before = (data / "actors.yaml").read_bytes()
    bring(table())
    assert (data / "actors.yaml").read_bytes() == before
