"""Appearance: colours, sizes and the legend that says what they mean."""

import pytest

from casegraph.errors import QueryError
from casegraph.network import Network
from casegraph.network.appearance import Key, Look, SizeLegend, appearance, figure, important


def _network() -> Network:
    network = Network(label="Cases and actors")
    network.add_node("a", kind="case", sector="public", cases_behind=1)
    network.add_node("b", kind="actor", sector="private", cases_behind=4)
    network.add_node("c", kind="actor", cases_behind=100)
    network.add_edges_from([("a", "b"), ("a", "c"), ("a", "a")])
    return network


def test_a_kind_has_the_same_colour_in_every_network() -> None:
    shown = appearance(_network(), Look())
    assert shown.colours == {"a": "#0072b2", "b": "#e69f00", "c": "#e69f00"}
    assert shown.legend.keys == (Key("actor", "#e69f00"), Key("case", "#0072b2"))


def test_what_is_not_recorded_is_grey() -> None:
    shown = appearance(_network(), Look(colour="sector"))
    assert shown.colours["c"] == "#d0d0d0"
    assert shown.legend.label == "Sector"
    assert [key.text for key in shown.legend.keys] == ["private", "public", "not recorded"]


def test_beyond_seven_categories_all_are_others() -> None:
    network = Network()
    network.add_nodes_from(
        (str(n), {"group": f"g{n // 2}" if n < 14 else f"h{n}"}) for n in range(17)
    )
    shown = appearance(network, Look(colour="group"))
    assert [key.text for key in shown.legend.keys] == [*(f"g{n}" for n in range(7)), "3 others"]
    assert shown.colours["16"] == "#7f7f7f"
    assert len({key.colour for key in shown.legend.keys}) == 8


def test_a_number_is_darker_as_it_grows() -> None:
    shown = appearance(_network(), Look(colour="cases_behind"))
    assert shown.legend.number
    assert [key.text for key in shown.legend.keys] == ["1", "50.5", "100"]
    assert (shown.colours["a"], shown.colours["c"]) == ("#aed844", "#440154")


def test_the_area_grows_as_the_number() -> None:
    shown = appearance(_network(), Look(size="cases_behind"))
    assert shown.radii == {"a": 0.3, "b": 0.3, "c": 1.0}
    assert shown.sizes == SizeLegend("Cases behind", 1.0, 100.0)


def test_a_loop_counts_twice_in_a_degree() -> None:
    shown = appearance(_network(), Look())
    assert shown.radii["a"] == 1.0
    assert shown.radii["b"] == shown.radii["c"] == 0.5
    assert shown.sizes == SizeLegend("Degree", 1.0, 4.0)


def test_without_colour_and_size_there_is_no_legend() -> None:
    shown = appearance(_network(), Look(colour="", size=""))
    assert (shown.legend.keys, shown.sizes.label) == ((), "")
    assert set(shown.radii.values()) == {0.6}


@pytest.mark.parametrize(
    ("look", "message"),
    [
        (Look(colour="secter"), "cannot be coloured by 'secter'.*Did you mean 'sector'"),
        (Look(size="sector"), "cannot be sized by 'sector', which is not a number"),
        (Look(size="xyz"), "Use: kind, sector, cases_behind, degree"),
    ],
)
def test_an_attribute_that_cannot_be_shown_is_refused(look: Look, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        appearance(_network(), look)


def test_places_are_told_or_those_of_the_nodes_or_found() -> None:
    network = _network()
    for number, node in enumerate(network):
        network.nodes[node].update(x=number / 4, y=float("nan") if node == "c" else 0.5)
    places = appearance(network, Look()).places
    assert (places["a"], places["b"]) == ((0.0, 0.5), (0.25, 0.5))
    told = {"a": (1.0, 1.0), "b": (0.0, 0.0), "c": (0.5, 0.1)}
    assert appearance(network, Look(positions=told)).places == told


def test_the_important_come_first() -> None:
    assert [node.id for node in important(appearance(_network(), Look()))] == ["a", "b", "c"]


def test_a_year_has_no_comma() -> None:
    assert [figure(one) for one in (2012.0, 12_345.0, 0.5)] == ["2012", "12,345", "0.5"]
