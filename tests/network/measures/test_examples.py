"""Each measure on a small network that can be reckoned by hand."""

import pytest

from casegraph.network.measures import MEASURES, measured
from tests.network.measures.examples import EXAMPLES


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_gives_what_its_example_says(name: str) -> None:
    example = EXAMPLES[name]
    found = measured(example.network, name, example.parameters)
    by_kind = {"node": found.nodes, "edge": found.edges, "network": found.network}
    assert by_kind[MEASURES[name].of] == {name: pytest.approx(example.expected)}
    assert found.refused == {}


def test_every_measure_has_an_example_and_every_example_a_measure() -> None:
    assert set(EXAMPLES) == set(MEASURES)
    assert len(EXAMPLES) == 47


@pytest.mark.parametrize("name", MEASURES)
def test_an_integer_is_whole_and_a_double_is_not_a_whole_number_type(name: str) -> None:
    found = measured(EXAMPLES[name].network, name)
    of = MEASURES[name].of
    values = (
        list(found.network.values())
        if of == "network"
        else [
            value
            for by in (found.nodes, found.edges)[of == "edge"].values()
            for value in by.values()
        ]  # type: ignore[attr-defined]
    )
    assert {type(value) for value in values} == {
        {"integer": int, "double": float}[MEASURES[name].type]
    }
