"""DOT: by a small strict reader of its grammar."""

import re

import pytest

from casegraph.network import AnyNetwork
from casegraph.network.flat import flat
from casegraph.network.formats import to_bytes
from tests.network.formats.networks import every, small

_TOKEN = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|(--|->|[\[\]{}=;])|([A-Za-z_]\w*|\d+))', re.DOTALL)
_LETTERS = {"n": "\n", "r": "\r"}


def _text(quoted: str) -> str:
    return re.sub(r"\\(.)", lambda sign: _LETTERS.get(sign[1], sign[1]), quoted)


def _tokens(text: str) -> list[str]:
    """Signs and words; texts in quotes begin with a quote."""
    found, at = [], 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        assert match, f"not DOT: {text[at : at + 40]!r}"
        found.append(match[2] or match[3] or '"' + _text(match[1]))
        at = match.end()
    return found


def _attributes(words: list[str]) -> dict[str, str]:
    assert words[-1] == "]"
    parts = words[:-1]
    assert parts[1::3] == ["="] * (len(parts) // 3)
    return {
        name.lstrip('"'): value[1:] for name, value in zip(parts[::3], parts[2::3], strict=True)
    }


def _statements(text: str) -> list[list[str]]:
    words = _tokens(text)
    assert words[2] == "{"
    assert words[-1] == "}"
    found: list[list[str]] = [[]]
    for word in words[3:-1]:
        if word == ";":
            found.append([])
        else:
            found[-1].append(word)
    return [one for one in found if one and one[0] not in ("graph", "node")]


@pytest.mark.parametrize(("name", "network"), every())
def test_it_says_what_the_network_says(name: str, network: AnyNetwork) -> None:
    given, tie = flat(network), "->" if network.is_directed() else "--"
    read = _statements(to_bytes(network, "dot").decode("utf-8"))
    nodes = {one[0][1:]: _attributes(one[2:]) for one in read if one[1] == "["}
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
        _tokens('graph "a" { "b" < }')
