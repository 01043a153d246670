"""Flat networks: ids, types and what is left out."""

from typing import Any

import pytest

from casegraph.network import Network
from casegraph.network.flat import Column, clean, flat


def _column(*values: Any, name: str = "of") -> tuple[str, list[Any]]:
    network = Network()
    for number, value in enumerate(values):
        network.add_node(number, **{name: value})
    made = flat(network)
    (column,) = made.node_columns
    return column.type, [node.values.get(name) for node in made.nodes]


@pytest.mark.parametrize(
    ("values", "type_", "found"),
    [
        ((True, False), "boolean", [True, False]),
        ((1, 2**31 - 1), "integer", [1, 2**31 - 1]),
        ((1, 2**31), "long", [1, 2**31]),
        ((1, 2**63), "string", ["1", "9223372036854775808"]),
        ((-(2**63), 0), "long", [-(2**63), 0]),
        ((1, 0.5), "double", [1.0, 0.5]),
        ((True, 1), "string", ["true", "1"]),
        (("a", 0.5), "string", ["a", "0.5"]),
        ((["b", "a", None, "b"], {"d", "c"}), "string", ["b | a", "c | d"]),
        ((0.5, float("nan"), float("-inf"), None), "double", [0.5, None, None, None]),
        (("a", "", None, []), "string", ["a", None, None, None]),
        (("a\x00\ud800b\ufffe",), "string", ["a\ufffd\ufffdb\ufffd"]),
    ],
)
def test_a_column_has_one_type(values: tuple[Any, ...], type_: str, found: list[Any]) -> None:
    assert _column(*values) == (type_, found)


def test_a_number_of_numpy_is_a_number() -> None:
    import numpy as np

    assert _column(np.int64(3), np.int64(4)) == ("integer", [3, 4])
    assert _column(np.float32(0.5), np.float64("nan")) == ("double", [0.5, None])


def test_what_is_described_as_double_or_text_is_so() -> None:
    assert _column(1, 2, name="weight") == ("double", [1.0, 2.0])
    assert _column(1, 2, name="label") == ("string", ["1", "2"])


def test_ids_are_texts_each_once() -> None:
    network = Network()
    network.add_nodes_from([1, "1", "a\x00", "a\x01", "", "a\ufffd (2)"])
    ids = [node.id for node in flat(network).nodes]
    assert ids == ["1", "1 (2)", "a\ufffd", "a\ufffd (2)", "(empty)", "a\ufffd (2) (2)"]


def test_described_columns_come_first() -> None:
    network = Network()
    network.add_node("a", pagerank=0.5, kind="case", label="A")
    assert flat(network).node_columns == [
        Column("label", "string"),
        Column("kind", "string"),
        Column("pagerank", "double"),
    ]


def test_tab_and_line_feed_are_kept() -> None:
    assert clean("a\tb\nc\rd") == "a\tb\nc\rd"
