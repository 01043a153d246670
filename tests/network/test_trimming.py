"""Trimming: thresholds, backbone, nodes without ties, the largest component."""

from typing import Any

import pytest

from casegraph.network import AnyNetwork, DirectedNetwork, Network, NetworkQuery, network_of
from casegraph.network.backbone import extract, significance
from casegraph.network.trimming import trim
from tests.network.small import given, part, small_case


def _made(*edges: tuple[str, str, float], directed: bool = False) -> AnyNetwork:
    made = DirectedNetwork() if directed else Network()
    made.add_weighted_edges_from(edges)
    made.add_node("alone")
    return made


def _trimmed(made: AnyNetwork, **filters: Any) -> AnyNetwork:
    trim(made, NetworkQuery.made("actors", filters))
    return made


PATH = (("a", "b", 1.0), ("b", "c", 2.0), ("x", "y", 3.0))


def test_ties_below_a_weight_are_taken_away() -> None:
    assert set(_trimmed(_made(*PATH), min_weight=2).edges) == {("b", "c"), ("x", "y")}


def test_nodes_without_ties_stay_unless_they_are_not_wanted() -> None:
    assert "alone" in _trimmed(_made(*PATH))
    assert set(_trimmed(_made(*PATH), min_weight=2, isolates=False)) == {"b", "c", "x", "y"}


@pytest.mark.parametrize("directed", [False, True])
def test_the_largest_component_is_kept(*, directed: bool) -> None:
    assert set(_trimmed(_made(*PATH, directed=directed), component="largest")) == {"a", "b", "c"}


def test_among_components_of_one_size_the_first_is_kept() -> None:
    made = _made(("x", "y", 1.0), ("c", "d", 1.0))
    assert set(_trimmed(made, component="largest")) == {"c", "d"}


def test_nothing_has_no_largest_component() -> None:
    assert list(_trimmed(Network(), component="largest", backbone=0.1, isolates=False)) == []


@pytest.mark.parametrize(
    ("weight", "strength", "degree", "expected"),
    [(1, 2, 2, 0.5), (8, 10, 3, 0.04), (1, 4, 4, 0.421875), (5, 5, 1, 1.0)],
)
def test_significance_follows_the_formula(
    weight: float, strength: float, degree: int, expected: float
) -> None:
    assert significance(weight, strength, degree) == pytest.approx(expected)


def test_significance_is_the_integral_of_the_paper() -> None:
    from scipy.integrate import quad

    share, degree = 0.3, 5
    whole, _ = quad(lambda x: (1 - x) ** (degree - 2), 0, share)
    assert significance(3, 10, degree) == pytest.approx(1 - (degree - 1) * whole)


def test_the_backbone_keeps_what_is_significant_at_either_end() -> None:
    made = _made(("hub", "a", 8.0), ("hub", "b", 1.0), ("hub", "c", 1.0))
    extract(made, 0.05)
    # The leaves have one tie and say nothing: the hub decides, (1 - 0.8)^2.
    assert list(made.edges) == [("hub", "a")]
    assert made.edges["hub", "a"]["significance"] == pytest.approx(0.04)
    assert set(made) == {"hub", "a", "b", "c", "alone"}


def test_a_tie_between_two_nodes_with_no_other_is_not_in_the_backbone() -> None:
    made = _made(("a", "b", 100.0))
    extract(made, 0.99)
    assert list(made.edges) == []


def test_in_a_directed_network_ties_are_judged_where_they_begin_and_end() -> None:
    made = _made(("hub", "a", 8.0), ("hub", "b", 2.0), ("c", "hub", 5.0), directed=True)
    extract(made, 0.3)
    # c has one outgoing tie and hub one incoming; of the outgoing ones of hub, a's is 1 - 0.8.
    assert list(made.edges) == [("hub", "a")]


def test_a_network_tells_what_it_was_narrowed_by_and_where_nodes_lie() -> None:
    pair = given(small_case("a", actors=[part("city"), part("bank")]))
    query = NetworkQuery.made("actors", {"min_weight": 2, "weight": "newman"})
    made = network_of(pair, query, {"actor/city": (1, 2), "actor/gone": (0, 0)})
    assert made.graph == {
        "kind": "actors", "label": "Actors by shared cases", "weight": "newman", "min_weight": 2.0,
    }  # fmt: skip
    assert list(made.edges) == []
    assert (made.nodes["actor/city"]["x"], made.nodes["actor/city"]["y"]) == (1.0, 2.0)
