"""Measuring: choosing measures, giving parameters, and what is refused."""

import networkx as nx
import pytest

from casegraph.errors import NotFoundError, QueryError
from casegraph.network import AnyNetwork, Network
from casegraph.network.measures import MEASURES, Measured, measure, measured
from tests.network.measures.drawn import drawn
from tests.network.measures.examples import EXAMPLES


def _refusal(network: AnyNetwork, name: str, **given: object) -> str:
    with pytest.raises(QueryError) as caught:
        measured(network, name, given)  # type: ignore[arg-type]
    return str(caught.value)


def test_several_measures_come_back_by_what_they_are_of() -> None:
    found = measured(drawn("a-b"), ("degree", "edge-betweenness", "ties"))
    assert found == Measured(
        nodes={"degree": {"a": 1, "b": 1}},
        edges={"edge-betweenness": {("a", "b"): 1.0}},
        network={"ties": 1},
        parameters={
            "degree": {},
            "edge-betweenness": {"weighted": False, "normalised": True},
            "ties": {},
        },
    )


def test_all_measures_each_give_a_value_or_a_reason() -> None:
    found = measured(drawn("a-b b-c"))
    given = {*found.nodes, *found.edges, *found.network}
    assert given | set(found.refused) == set(MEASURES)
    assert not given & set(found.refused)
    assert found.refused["reciprocity"] == (
        "The measure 'reciprocity' does not apply to this network: its ties have no direction."
    )


def test_one_that_does_not_apply_is_an_error_if_it_was_asked_for() -> None:
    assert _refusal(drawn("a-1 b-1"), "density") == (
        "The measure 'density' does not apply to this network: its nodes are of two kinds with "
        "ties only between them. Use 'bipartite-density'."
    )


def test_an_unknown_measure_is_not_found() -> None:
    with pytest.raises(
        NotFoundError, match=r"no measure 'betweeness'\. Did you mean 'betweenness'"
    ):
        measure("betweeness")


def test_a_parameter_is_for_all_that_take_it_or_for_one() -> None:
    given = {"weighted": "true", "closeness.weighted": "false"}
    found = measured(drawn("a-b:2"), ("betweenness", "closeness", "degree"), given)
    assert found.parameters["betweenness"] == {"weighted": True, "normalised": True}
    assert found.parameters["closeness"] == {"weighted": False}
    assert found.parameters["degree"] == {}


def test_a_parameter_that_none_takes_is_an_error() -> None:
    assert _refusal(drawn("a-b"), "communities", resolutoin=1) == (
        "None of the measures asked for has a parameter 'resolutoin'. Did you mean 'resolution'?"
    )
    assert _refusal(drawn("a-b"), "degree", seed=1).endswith("'seed'. They take none.")


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("resolution", "much", "Give a number."),
        ("resolution", "-1", "Give a number from 0 to 100."),
        ("seed", "1e9", "Give a whole number."),
        ("weighted", "perhaps", "Give true or false."),
    ],
)
def test_a_bad_value_is_an_error_even_of_all(name: str, value: str, wanted: str) -> None:
    with pytest.raises(QueryError, match=wanted):
        measured(drawn("a-b"), "all", {name: value})


@pytest.mark.parametrize("weight", [0, -1.0, float("nan"), float("inf"), "2", None, True, 1e-300])
def test_a_weight_that_is_not_above_0_is_an_error_where_weights_are_used(weight: object) -> None:
    network = drawn("a-b")
    network.edges["a", "b"]["weight"] = weight
    message = _refusal(network, "strength")
    assert message.startswith(f"The tie from 'a' to 'b' has the weight {weight!r}. Give a number")
    assert measured(network, "degree").nodes == {"degree": {"a": 1, "b": 1}}


def test_what_would_take_too_long_is_an_error_with_a_remedy() -> None:
    network = nx.empty_graph(23_000, Network)
    assert _refusal(network, "betweenness") == (
        "The measure 'betweenness' would take too long on 23,000 nodes and 0 ties: 529,000,000 "
        "steps (nodes times ties), but 500,000,000 are allowed. Take fewer cases, ties above a "
        "weight or a backbone, or leave this measure out."
    )


def test_paths_by_weight_may_only_be_a_quarter_as_many() -> None:
    network = nx.empty_graph(12_000, Network)
    assert "betweenness" in measured(network, "betweenness").nodes
    assert "576,000,000 steps" in _refusal(network, "betweenness", weighted=True)


def test_each_run_counts() -> None:
    network = nx.empty_graph(12_000, Network)
    assert "communities" in measured(network, "communities").nodes
    assert "1,200,000 steps" in _refusal(network, "communities", runs=100)


def test_what_is_too_large_for_one_does_not_stop_the_others() -> None:
    found = measured(nx.empty_graph(23_000, Network), ("all",))
    assert "would take too long" in found.refused["closeness"]
    assert found.network["isolates"] == 23_000


def test_assortativity_needs_two_values_at_ties() -> None:
    same = {"a": "state", "b": "state"}
    assert _refusal(drawn("a-b", sector=same), "attribute-assortativity").endswith(
        "is not defined for this network: all nodes with ties have the same sector."
    )
    assert _refusal(drawn("a-b"), "attribute-assortativity", attribute="level").endswith(
        "no tie has that attribute at both its nodes."
    )


def test_assortativity_by_degree_needs_degrees_that_differ() -> None:
    assert _refusal(drawn("a-b c-d"), "degree-assortativity").endswith("have the same degree.")


def test_values_are_written_to_a_copy() -> None:
    network = drawn("a-b b-c")
    made = measured(network, ("degree", "edge-betweenness", "ties")).on(network)
    assert made.nodes["b"]["degree"] == 2
    assert made.edges["b", "a"]["edge-betweenness"] == pytest.approx(2 / 3)
    assert made.graph["ties"] == 2
    assert isinstance(made, Network)
    assert "degree" not in network.nodes["b"]


def test_a_node_without_a_value_is_left_out() -> None:
    assert measured(drawn("a-b", "c"), "constraint").nodes["constraint"] == {"a": 1.0, "b": 1.0}


def test_a_tie_is_named_as_the_network_names_it() -> None:
    found = measured(drawn("b-a"), "edge-betweenness").edges["edge-betweenness"]
    assert found == {("b", "a"): 1.0}


def test_the_order_in_which_a_network_was_put_together_changes_nothing() -> None:
    ties = "a-b:2 b-c:3 c-a:1 c-d:7 d-e:1 e-f:2 f-d:9"
    one, other = drawn(ties), drawn(" ".join(reversed(ties.split())), "f e")
    assert measured(one, "all", {"weighted": True}).nodes == (
        measured(other, "all", {"weighted": True}).nodes
    )


def test_a_measure_becomes_an_attribute() -> None:
    attribute = measure("degree").attribute
    assert (attribute.name, attribute.label, attribute.type) == ("degree", "Degree", "integer")
    assert {one.attribute.type for one in MEASURES.values()} == {"integer", "double"}


def test_examples_of_what_must_not_apply() -> None:
    assert "has no nodes" in _refusal(drawn(""), "average-degree")
    assert "under two nodes" in _refusal(drawn("", "a"), "density")
    assert "under three nodes" in _refusal(drawn("a-b"), "degree-centralisation")
    assert "several components" in _refusal(drawn("a-b", "c"), "closeness-centralisation")
    assert "have a direction" in _refusal(drawn("a>b"), "eigenvector")
    assert "not of two kinds" in _refusal(drawn("a-b"), "bipartite-degree")
    assert "no ties between nodes" in _refusal(drawn("a-a"), "diameter")
    assert "not defined there" in _refusal(drawn("a-b"), "transitivity")
    assert len(EXAMPLES) == len(MEASURES)
