"""DOT: by a small strict reader of its grammar."""

import pytest

from casegraph.network import AnyNetwork
from casegraph.network.flat import flat
from casegraph.network.formats import to_bytes
from tests.network.formats.dot_reader import attributes, statements, tokens
from tests.network.formats.networks import every, small


@pytest.mark.parametrize(("name", "network"), every())
def test_it_says_what_the_network_says(name: str, network: AnyNetwork) -> None:
    given, tie = flat(network), "->" if network.is_directed() else "--"
    read = statements(to_bytes(network, "dot").decode("utf-8"))
    nodes = {one[0][1:]: attributes(one[2:]) for one in read if one[1] == "["}
    edges = [(one[0][1:], one[2][1:]) for one in read if one[1] == tie]
    assert {node: values["label"] for node, values in nodes.items()} == {
        node.id: node.label for node in given.nodes
    }
    assert edges == [(edge.source, edge.target) for edge in given.edges]


def test_attributes_that_graphviz_would_draw_by_are_renamed() -> None:
    network = small()
    network.nodes["case/a"]["pos"] = "far away"
    text = to_bytes(network, "dot").decode("utf-8")
    assert '"pos_"="far away"' in text
    assert '"open"="true"' in text


def test_the_reader_refuses_what_is_no_dot() -> None:
    with pytest.raises(AssertionError, match="not DOT"):
        tokens('graph "a" { "b" < }')
