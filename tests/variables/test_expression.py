"""Expressions: how they are read, and what is said of those that cannot be."""

import pytest

from casegraph.errors import QueryError
from casegraph.model import Vocabulary
from casegraph.variables import Expression, parse
from casegraph.variables.expression import Condition
from tests.variables.cases import case, table

WRONG = {
    "": "cannot be read. Write it as barrier:silos",
    "<script>alert(1)</script>": "cannot be read",
    "barrier:silos[": "cannot be read",
    "barrier:silos[resolution]": "has the condition 'resolution'. Write field=word",
    "barrier:silos[]": "has the condition ''",
    "A=B=barrier:silos": "cannot be read",
    "x" * 401: "has 401 signs; the most are 400",
    f"{'N' * 61}=barrier:silos": "has a name of 61 signs",
    f"barrier:silos[{','.join(['phase=x'] * 9)}]": "has 9 conditions; the most are 8",
    "barier:silos": "Did you mean 'barrier'?",
    "barrier:sylos": "no concept of barrier. Did you mean 'silos'?",
    "barrier": "has no word. Write DIMENSION:CONCEPT",
    "barrier:silos[resolutin=resolved]": "Did you mean 'resolution'?",
    "barrier:silos[resolution=reslved]": "Did you mean 'resolved'",
    "outcome:access[intended=yes]": "Use one of: true, false.",
    "level:local[phase=scaling]": "Leave the brackets out.",
    "country:XX": "no code of a country",
    "count:barrier": "Did you mean 'barriers'?",
    "count:sources[x=y]": "sources have no fields",
    "share:outcomes": "has no condition",
    "start:2000": "has '2000' after start",
    "population[x=y]": "has conditions",
    "NA=barrier:silos": "The name NA means something else",
    "case=barrier:silos": "The name CASE means something else",
}


def test_an_expression_falls_into_its_parts() -> None:
    read = parse(" Solved = barrier:silos[resolution=resolved | partly-resolved, phase=scaling] ")
    conditions = (
        Condition("resolution", ("resolved", "partly-resolved")),
        Condition("phase", ("scaling",)),
    )
    text = "barrier:silos[resolution=resolved | partly-resolved, phase=scaling]"
    assert read == Expression(text, "barrier", "silos", conditions)
    assert read.name == "Solved"


@pytest.mark.parametrize("text", WRONG, ids=lambda text: text[:30])
def test_what_cannot_be_meant_is_said(vocabulary: Vocabulary, text: str) -> None:
    with pytest.raises(QueryError) as said:
        table(vocabulary, text, case())
    assert WRONG[text] in str(said.value)
    assert len(str(said.value)) < 1000


def test_there_are_bounds_to_the_number_of_variables(vocabulary: Vocabulary) -> None:
    for number in (0, 201):
        with pytest.raises(QueryError, match=f"{number} variables are given; give 1 to 200"):
            table(vocabulary, ["start"] * number, case())


def test_columns_are_safe_in_r_and_unique(vocabulary: Vocabulary) -> None:
    asked = ["policy_area:cofog-01.3", "start", "start", "My_Own=start", "TRUE1=end"]
    assert table(vocabulary, asked, case()).columns == (
        "POLICY_AREA_COFOG_01_3", "START", "START_2", "MY_OWN", "TRUE1",
    )  # fmt: skip


def test_a_name_is_given_once(vocabulary: Vocabulary) -> None:
    with pytest.raises(QueryError, match="The name A is given to two variables"):
        table(vocabulary, ["A=start", "a=end"], case())


def test_a_made_name_makes_way_for_a_given_one(vocabulary: Vocabulary) -> None:
    assert table(vocabulary, ["start", "START=end"], case()).columns == ("START_2", "START")
