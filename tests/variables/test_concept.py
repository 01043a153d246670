"""Concepts present: 1, 0, or the reason why neither is known."""

import pytest

from casegraph.model import Case, Vocabulary
from casegraph.variables import Cell
from tests.variables.cases import case, met, part, seen, table

IRI = "https://w3id.org/casegraph/case/a-case"


def _cell(vocabulary: Vocabulary, expression: str, given: Case, **content: str) -> Cell:
    return table(vocabulary, expression, given, **content).rows[0][0]


def test_a_concept_in_a_claim_is_a_one_with_the_claim_and_its_sources(
    vocabulary: Vocabulary,
) -> None:
    given = case(barriers=[met("silos", source=["S1", "S2"])])
    assert _cell(vocabulary, "barrier:silos", given) == Cell(
        1, claims=(f"{IRI}#barrier-silos",), sources=("S1", "S2")
    )


def test_a_narrower_concept_counts_for_the_broader(vocabulary: Vocabulary) -> None:
    assert vocabulary.scheme("barrier").by_slug["silos"].broader == "organisational-barrier"
    given = case(barriers=[met("silos")])
    assert _cell(vocabulary, "barrier:organisational-barrier", given).value == 1


def test_a_zero_names_the_claims_made_instead(vocabulary: Vocabulary) -> None:
    cell = _cell(vocabulary, "barrier:silos", case(barriers=[met("mistrust")]))
    assert (cell.value, cell.claims) == (0, (f"{IRI}#barrier-mistrust",))


def test_of_a_record_that_tells_nothing_of_a_dimension_nothing_is_known(
    vocabulary: Vocabulary,
) -> None:
    assert _cell(vocabulary, "barrier:silos", case()).missing == "not-recorded"


def test_absence_can_be_missing_by_choice(vocabulary: Vocabulary) -> None:
    given = case(barriers=[met("mistrust")])
    cell = _cell(vocabulary, "barrier:silos", given, absent="missing")
    assert cell.missing == "not-recorded"


@pytest.mark.parametrize(
    ("resolution", "value", "missing"),
    [
        ("resolved", 1, None),
        ("partly-resolved", 0, None),
        ("resolution-unknown", None, "not-recorded"),
    ],
)
def test_a_condition_holds_or_not_or_is_not_told(
    vocabulary: Vocabulary, resolution: str, value: int | None, missing: str | None
) -> None:
    given = case(barriers=[met("silos", resolution)])
    cell = _cell(vocabulary, "barrier:silos[resolution=resolved]", given)
    assert (cell.value, cell.missing) == (value, missing)


def test_words_of_a_condition_are_alternatives(vocabulary: Vocabulary) -> None:
    given = case(barriers=[met("silos", "partly-resolved")])
    asked = "barrier:silos[resolution=resolved|partly-resolved]"
    assert _cell(vocabulary, asked, given).value == 1


def test_conditions_hold_within_one_claim(vocabulary: Vocabulary) -> None:
    given = case(outcomes=[seen("a", "access", "worsened"), seen("b", "trust", "improved")])
    assert _cell(vocabulary, "outcome:access[direction=improved]", given).value == 0


def test_what_another_claim_contradicts_is_contested(vocabulary: Vocabulary) -> None:
    given = case(
        outcomes=[
            seen("up", "access", "improved", conflicts_with="down"),
            seen("down", "access", "worsened"),
        ]
    )
    cell = _cell(vocabulary, "outcome:access[direction=improved]", given)
    assert (cell.missing, cell.claims) == ("contested", (f"{IRI}#outcome-up",))


def test_what_a_second_claim_upholds_is_not_contested(vocabulary: Vocabulary) -> None:
    given = case(
        outcomes=[
            seen("up", "access", "improved", conflicts_with="down"),
            seen("down", "access", "worsened"),
            seen("too", "access", "improved"),
        ]
    )
    assert _cell(vocabulary, "outcome:access[direction=improved]", given).value == 1


def test_a_conflict_over_something_else_leaves_the_concept_standing(
    vocabulary: Vocabulary,
) -> None:
    given = case(
        outcomes=[
            seen("up", "access", "improved", conflicts_with="down"),
            seen("down", "access", "worsened"),
        ]
    )
    assert _cell(vocabulary, "outcome:access", given).value == 1


def test_the_sector_of_a_role_is_read_from_the_registry(vocabulary: Vocabulary) -> None:
    given = case(actors=[part("city", "funder"), part("firm", "supplier")])
    found = table(
        vocabulary, ["role:funder[sector=private]", "role:supplier[sector=private]"], given
    )
    assert [cell.value for cell in found.rows[0]] == [0, 1]


def test_a_response_to_a_barrier_is_a_mechanism_too(vocabulary: Vocabulary) -> None:
    given = case(barriers=[met("silos", response_mechanism="cross-agency-collaboration")])
    assert _cell(vocabulary, "mechanism:cross-agency-collaboration", given).value == 1
