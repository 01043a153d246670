"""Showing: pictures, frames, and what a notebook displays, of sound and of odd networks."""

from xml.etree.ElementTree import fromstring

import pytest

from casegraph.errors import QueryError
from casegraph.network import AnyNetwork, DirectedNetwork, Network
from casegraph.network.showing import edges_frame, html, nodes_frame, picture
from casegraph.repository import Repository
from tests.network.formats.networks import HOSTILE, hostile, odd, small
from tests.network.small import network, part, small_case

SHOWN: dict[str, AnyNetwork] = {
    "small": small(),
    "directed": small(directed=True),
    "hostile": hostile(),
    **odd(),
}


def test_a_picture_is_svg_that_a_notebook_shows() -> None:
    shown = picture(small())
    assert shown._repr_svg_() == shown.svg
    assert fromstring(shown.svg).tag == "{http://www.w3.org/2000/svg}svg"


@pytest.mark.parametrize("name", SHOWN)
def test_every_network_can_be_displayed(name: str) -> None:
    shown = html(SHOWN[name])
    assert shown.startswith("<p><b>")
    assert "<script" not in shown
    assert "onerror" not in shown.replace("&lt;img src=x onerror", "")


def test_odd_networks_are_among_them() -> None:
    assert {"small", "hostile", "empty", "loop"} <= set(SHOWN)
    assert len(SHOWN) >= 6


def test_an_empty_network_is_told_without_a_picture() -> None:
    assert html(Network(kind="actors", label="None <b>")) == (
        "<p><b>None &lt;b&gt;</b>: 0 nodes, 0 ties</p>"
    )


def test_a_large_network_is_told_by_those_with_most_ties() -> None:
    star = Network(label="Star")
    star.add_edges_from(("hub", f"n{number}") for number in range(2000))
    star.nodes["hub"]["label"] = HOSTILE[3]
    shown = html(star)
    assert "<b>Star</b>: 2,001 nodes, 2,000 ties" in shown
    assert shown.count("<li>") == 10
    assert "<li>&lt;img src=x onerror=alert(1)&gt; (2000)</li>" in shown
    assert "<svg" not in shown


def test_a_picture_by_what_there_is_not_is_refused() -> None:
    with pytest.raises(QueryError, match="coloured by 'sectr', which none of them has"):
        picture(small(), colour="sectr")
    with pytest.raises(QueryError, match="sized by 'kind', which is not a number"):
        picture(small(), size="kind")


def test_the_frame_of_nodes_has_a_row_a_node_and_keeps_types() -> None:
    frame = nodes_frame(small())
    assert list(frame.index) == ["case/a", "actor/b", "actor/c"]
    assert str(frame["start"].dtype) == "Int64"
    assert frame["start"].isna().tolist() == [False, True, False]
    assert str(frame["open"].dtype) == "boolean"


def test_the_frame_of_ties_names_both_ends() -> None:
    frame = edges_frame(small(directed=True))
    told = frame[["source", "target", "weight"]].to_dict("records")
    assert told == [
        {"source": "case/a", "target": "actor/b", "weight": 2.0},
        {"source": "actor/c", "target": "case/a", "weight": 1.5},
    ]


@pytest.mark.parametrize("made", [Network(), DirectedNetwork()])
def test_frames_of_nothing_are_empty(made: AnyNetwork) -> None:
    assert (len(nodes_frame(made)), nodes_frame(made).index.name) == (0, "id")
    assert (len(edges_frame(made)), "source" in edges_frame(made)) == (0, True)


def test_frames_of_the_corpus_are_as_long_as_its_networks(repository: Repository) -> None:
    made = repository.network("actors", country="GB")
    assert (len(made.nodes_frame()), len(made.edges_frame())) == (211, 1787)


def test_measures_become_columns() -> None:
    case = small_case("a", actors=[part("city"), part("church"), part("bank")])
    made = network("actors", case).with_measures(["betweenness", "density"])
    assert made.nodes_frame()["betweenness"].tolist() == [0.0, 0.0, 0.0]
    assert made.graph["density"] == 1.0


def test_a_network_is_written_by_the_name_of_the_file(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    file = small().write(tmp_path_factory.mktemp("out") / "NETWORK.GraphML")
    assert file.read_bytes().startswith(b"<?xml")


def test_ties_of_a_network_without_any_have_their_columns() -> None:
    frame = edges_frame(network("barriers", small_case("a")))
    assert (len(frame), list(frame.columns)) == (0, ["source", "target"])
