"""Networks for the tests of formats: a small one, one of bad texts, and odd ones."""

from collections.abc import Mapping
from typing import Any

from casegraph.network import AnyNetwork, DirectedNetwork, Network
from casegraph.network.flat import flat

HOSTILE = (
    "quotes \" and ' both",
    "<b>angle</b> & ampersand",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "line\nfeed, return\rand\ttab",
    "emoji 😀 and 日本語",
    "مرحبا \u202e turned",
    "x" * 10_000,
    "",
    "comma, semicolon; bar | pipe",
    "=HYPERLINK(1)",
    "+1",
    "]]> -- <!-- -->",
    "back\\slash at the end\\",
    "null \x00, bell \x07, surrogate \ud800, \ufffe",
    "{{ 7 * 7 }} {% raw %}",
    "__proto__",
    "  blanks   around  ",
    "\\N \\G \\E %",
)


def small(*, directed: bool = False) -> AnyNetwork:
    """Three nodes and two ties, with values of every type and some that are missing."""
    network: AnyNetwork = DirectedNetwork() if directed else Network()
    network.graph.update(kind="cases-actors", label="Cases and actors", depth=2, whole=True)
    network.add_node("case/a", label="A case", kind="case", start=2004, end=2010, open=True)
    network.add_node("actor/b", label="An actor", kind="actor", score=0.25, open=False)
    network.add_node("actor/c", label="Another", kind="actor", start=1999, country="FI | SE")
    network.add_edge("case/a", "actor/b", weight=2.0, role="funder | lead")
    network.add_edge("actor/c", "case/a", weight=1.5)
    return network


def hostile(*, directed: bool = False) -> AnyNetwork:
    """A node for each bad text, which is its label, its value and part of its id; all tied."""
    network: AnyNetwork = DirectedNetwork() if directed else Network()
    network.graph.update(kind=HOSTILE[2], label=HOSTILE[1], note=HOSTILE[14], nothing=None)
    for number, text in enumerate(HOSTILE):
        network.add_node(f"{number} {text}", label=text, kind=text, note=text, nothing=None)
        network.add_edge("0 " + HOSTILE[0], f"{number} {text}", weight=number + 0.5, role=text)
    network.add_node("none", label=None, kind=None, number=float("nan"))
    network.add_node("large", number=2**70, long=2**40, many=["b", None, "a", "b"])
    network.add_edge("none", "large", weight=float("inf"), sure=False)
    return network


def odd() -> Mapping[str, AnyNetwork]:
    """Networks in which something is missing that a writer may take for granted."""
    empty, one, loop, apart = Network(), Network(), Network(), Network()
    one.add_node("a")
    loop.add_edge("a", "a")
    apart.add_edges_from([("a", "b"), ("c", "d")])
    apart.add_nodes_from(["e", "f"])
    alike = Network()
    alike.add_edge("x\x00", "x\x01", weight=0)
    numbers = DirectedNetwork()
    numbers.add_edges_from([(1, "1"), ("1", 1), (1, 1)])
    return {
        "empty": empty,
        "empty directed": DirectedNetwork(),
        "one node": one,
        "loop": loop,
        "apart": apart,
        "alike": alike,
        "numbers": numbers,
        "small": small(),
        "small directed": small(directed=True),
        "hostile": hostile(),
        "hostile directed": hostile(directed=True),
    }


def every() -> list[tuple[str, AnyNetwork]]:
    """All of them, to be parameters of tests."""
    return list(odd().items())


def told(network: AnyNetwork) -> tuple[dict[str, Any], dict[Any, Any]]:
    """What a format that keeps everything must give back: values of nodes and of edges."""
    given = flat(network)
    nodes = {node.id: node.values for node in given.nodes}
    return nodes, {_ends(e, directed=given.directed): e.values for e in given.edges}


def read_back(graph: Any) -> tuple[dict[str, Any], dict[Any, Any]]:
    """The same of a graph of networkx that was read."""
    nodes = {node: dict(values) for node, values in graph.nodes(data=True)}
    directed = graph.is_directed()
    return nodes, {_ends(e, directed=directed): dict(e[2]) for e in graph.edges(data=True)}


def _ends(edge: Any, *, directed: bool) -> Any:
    return (edge[0], edge[1]) if directed else frozenset(edge[:2])


def types(values: Mapping[Any, Mapping[str, Any]]) -> dict[Any, dict[str, type]]:
    """The types of the values."""
    return {one: {name: type(v) for name, v in of.items()} for one, of in values.items()}
