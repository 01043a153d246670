"""Each measure on a small network that can be reckoned by hand."""

import pytest

from casegraph.network.measures import MEASURES, measured
from tests.network.measures.examples import EXAMPLES

TYPES = {"integer": int, "double": float}


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
def test_values_are_of_the_type_that_the_measure_says(name: str) -> None:
    found = measured(EXAMPLES[name].network, name)
    by_key = [*found.nodes.values(), *found.edges.values()]
    values = [*found.network.values(), *(value for by in by_key for value in by.values())]
    assert {type(value) for value in values} == {TYPES[MEASURES[name].type]}
