"""Contrasts are told in a sentence that holds what the claims say."""

import numpy as np
import pytest

from casegraph.comparison import SimilarQuery
from casegraph.comparison.answer import Contrast
from casegraph.comparison.comparison import Comparison
from casegraph.comparison.contrast import contrasted
from casegraph.comparison.dossiers import Dossier, Ending, Told


def told(name: str, *endings: tuple[str, str], status: str = "running") -> Dossier:
    made = [Ending("trust", *ending, f"o{place}") for place, ending in enumerate(endings)]
    claims = [Told("outcome", ending.key, f"{ending.direction}.", (), (), ()) for ending in made]
    return Dossier(name.lower(), name, status, 2012, {}, {}, made, claims)


def contrast(here: Dossier, there: Dossier) -> Contrast | None:
    alike = np.array([0.5], dtype=np.float32)
    found = contrasted(here, [there], alike, lambda _, slug: slug.capitalize())
    return next((contrast for _, contrast in found), None)


UP, DOWN = ("improved", "no-target"), ("worsened", "no-target")
MISSED = ("improved", "target-missed")


@pytest.mark.parametrize(
    ("here", "there", "sentence"),
    [
        (
            told("A", UP, status="failed"),
            told("B", UP, status="scaled"),
            "A failed in 2012, whereas B has been scaled up.",
        ),
        (
            told("A", MISSED),
            told("B", UP),
            "A missed a target for trust, whereas B reports better results on trust.",
        ),
        (
            told("A", UP),
            told("B", DOWN),
            "A reports better results on trust, whereas B reports worse results on trust.",
        ),
    ],
)
def test_a_difference_is_told_in_one_sentence(here: Dossier, there: Dossier, sentence: str) -> None:
    found = contrast(here, there)
    assert found is not None
    assert found.sentence == sentence


def test_cases_that_ended_alike_are_no_contrast() -> None:
    assert contrast(told("A", UP, UP), told("B", UP)) is None


def test_a_case_without_outcomes_is_no_contrast_to_another() -> None:
    assert contrast(told("A"), told("B")) is None


def test_the_claims_of_both_sides_stand_behind_it() -> None:
    found = contrast(told("A", UP, DOWN, DOWN), told("B", UP))
    assert found is not None
    assert [claim.text for claim in found.here] == ["worsened.", "worsened."]
    assert [claim.text for claim in found.there] == ["improved."]


def test_many_outcomes_are_counted_where_no_single_one_differs() -> None:
    here = told("A", DOWN, DOWN)._replace(endings=[Ending("cost", "worsened", "no-target", "o0")])
    found = contrast(here, told("B", UP))
    assert found is not None
    assert found.sentence == (
        "A reports no outcomes that improved and 1 that worsened, "
        "whereas B reports 1 outcome that improved and none that worsened."
    )


def test_the_case_most_alike_that_ended_otherwise_comes_first(comparison: Comparison) -> None:
    first = comparison.similar(SimilarQuery("minneapolis", contrast=True)).hits[0]
    assert first.id == "houston"
    assert first.contrast is not None
    assert first.contrast.sentence == (
        "Heading Home missed a target for housing, "
        "whereas The Way Home reports better results on housing."
    )


def test_outcomes_do_not_make_a_contrast_alike(comparison: Comparison) -> None:
    first = comparison.similar(SimilarQuery("minneapolis", contrast=True)).hits[0]
    assert "outcomes" not in [reason.dimension for reason in first.reasons]


def test_for_a_text_the_case_most_alike_is_contrasted(comparison: Comparison) -> None:
    query = SimilarQuery(text="families slept outside full shelters", contrast=True)
    first = comparison.similar(query).hits[0]
    assert first.id == "houston"
    assert first.contrast is not None
    assert first.contrast.sentence.startswith("Heading Home missed")
