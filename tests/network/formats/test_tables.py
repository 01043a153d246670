"""CSV and matrices: rows that spreadsheets open and do not run."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from casegraph.cells import balanced
from casegraph.errors import ResultTooLargeError
from casegraph.network import AnyNetwork, Network
from casegraph.network.flat import flat
from casegraph.network.formats import to_bytes
from tests.network.formats.networks import every, hostile, small


def _table(archive: bytes, name: str) -> list[dict[str, str]]:
    with ZipFile(BytesIO(archive)) as files:
        return list(csv.DictReader(StringIO(files.read(name).decode("utf-8"), newline="")))


def _matrix(network: AnyNetwork) -> list[list[str]]:
    return list(csv.reader(StringIO(to_bytes(network, "matrix").decode("utf-8"), newline="")))


@pytest.mark.parametrize(("name", "network"), every())
def test_every_node_and_edge_has_a_row(name: str, network: AnyNetwork) -> None:
    archive, given = to_bytes(network, "csv"), flat(network)
    assert [row["id"].lstrip("'") for row in _table(archive, "nodes.csv")] == [
        balanced(node.id) for node in given.nodes
    ]
    ends = [(row["source"], row["target"]) for row in _table(archive, "edges.csv")]
    assert ends == [(balanced(edge.source), balanced(edge.target)) for edge in given.edges]


def test_values_are_as_they_were() -> None:
    row = _table(to_bytes(small(), "csv"), "nodes.csv")[0]
    assert row == {
        "id": "case/a",
        "label": "A case",
        "kind": "case",
        "country": "",
        "start": "2004",
        "end": "2010",
        "open": "true",
        "score": "",
    }


def test_edges_say_their_direction() -> None:
    (row, _) = _table(to_bytes(small(directed=True), "csv"), "edges.csv")
    assert row["type"] == "Directed"
    assert (row["source"], row["target"], row["weight"]) == ("case/a", "actor/b", "2.0")


def test_no_cell_is_a_formula() -> None:
    rows = _table(to_bytes(hostile(), "csv"), "nodes.csv")
    labels = [row["label"] for row in rows]
    assert {"'=HYPERLINK(1)", "'+1"} < set(labels)
    assert not [text for row in rows for text in row.values() if text.startswith(("=", "+", "@"))]


def test_two_kinds_give_rows_and_columns() -> None:
    assert _matrix(small()) == [["", "actor/b", "actor/c"], ["case/a", "2", "1.5"]]


def test_one_kind_gives_a_square_from_either_end() -> None:
    network = Network()
    network.add_edge("a", "b", weight=3.0)
    assert _matrix(network) == [["", "a", "b"], ["a", "0", "3"], ["b", "3", "0"]]


def test_a_matrix_of_a_directed_network_goes_from_row_to_column() -> None:
    network = small(directed=True)
    network.add_edge("actor/b", "actor/c")
    assert _matrix(network)[3] == ["actor/c", "1.5", "0", "0"]


def test_a_matrix_that_is_too_large_is_refused() -> None:
    network = Network()
    network.add_nodes_from(range(5_001))
    with pytest.raises(ResultTooLargeError, match="5,001 rows and 5,001 columns"):
        to_bytes(network, "matrix")
