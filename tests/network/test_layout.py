"""Layouts: within the square, the same each time, and still where nodes stay."""

import random
import subprocess
import sys
from math import dist
from pathlib import Path

import networkx as nx

from casegraph.network import AnyNetwork, Network
from casegraph.network.layout import placed, read_positions, write_positions
from casegraph.network.packing import Drawing, packed


def _network(*edges: tuple[str, str]) -> Network:
    network = Network()
    network.add_edges_from(edges)
    return network


def _path(count: int) -> Network:
    return _network(*((f"n{number:03}", f"n{number + 1:03}") for number in range(count)))


def test_every_node_has_a_place_in_the_unit_square() -> None:
    network = _path(30)
    network.add_edges_from([("a", "b"), ("loop", "loop")])
    network.add_nodes_from(f"alone {number}" for number in range(20))
    places = placed(network)
    assert list(places) == list(network)
    assert len(set(places.values())) == 54
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places.values())


def test_an_empty_network_has_no_places() -> None:
    assert placed(Network()) == {}


def test_one_node_is_in_the_middle() -> None:
    network = Network()
    network.add_node("a")
    assert placed(network) == {"a": (0.5, 0.5)}


def test_the_order_of_nodes_is_no_matter() -> None:
    edges = [(f"n{number % 7}", f"m{number % 11}") for number in range(60)]
    mixed = random.Random(1).sample(edges, len(edges))
    assert placed(_network(*edges)) == placed(_network(*((b, a) for a, b in mixed)))


def test_places_do_not_hang_on_chance() -> None:
    code = (
        "import networkx as nx, random, hashlib; from casegraph.network.layout import placed;"
        "g = nx.barabasi_albert_graph(510, 2, seed=1); random.random(); h = nx.path_graph(50);"
        "print(hashlib.md5(repr((placed(g), placed(h))).encode()).hexdigest())"
    )
    source = Path(__file__).parents[2] / "src"
    made = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(source)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1]


def test_chance_elsewhere_is_not_touched() -> None:
    random.seed(5)
    wanted = random.random()
    random.seed(5)
    placed(_path(10))
    assert random.random() == wanted


def test_neighbours_are_nearer_than_others() -> None:
    places = placed(_path(12))
    step = dist(places["n000"], places["n001"])
    assert dist(places["n000"], places["n012"]) > 8 * step


def test_no_two_components_lie_on_each_other() -> None:
    star = {f"s{number}": (number % 5 * 1.0, number // 5 * 1.0) for number in range(25)}
    pair = {"a": (0.0, 0.0), "b": (1.0, 0.0)}
    made = packed([Drawing(star, []), Drawing(pair, [((0.0, 0.0), (1.0, 0.0))])])
    nearest = min(dist(made[one], made[other]) for one in pair for other in star)
    assert nearest > 1.5


def test_a_line_takes_room() -> None:
    bar = Drawing({"a": (-20.0, 0.0), "b": (20.0, 0.0)}, [((-20.0, 0.0), (20.0, 0.0))])
    made = packed([bar, Drawing({"c": (0.0, 0.0)}, [])])
    assert abs(made["c"][1]) >= 2


def test_known_nodes_stay() -> None:
    known = placed(_path(12))
    some: AnyNetwork = _path(5)
    assert placed(some, known) == {node: known[node] for node in some}


def test_a_new_node_is_put_beside_its_neighbours() -> None:
    known = {"a": (0.2, 0.2), "b": (0.4, 0.2)}
    places = placed(_network(("a", "new"), ("b", "new"), ("new", "newer")), known)
    assert (places["a"], places["b"]) == (known["a"], known["b"])
    assert dist(places["new"], (0.3, 0.2)) < 0.26
    assert dist(places["newer"], places["new"]) < 0.26


def test_new_nodes_without_neighbours_lie_below() -> None:
    network = _network(("a", "b"), ("c", "d"))
    network.add_nodes_from(["e", "f"])
    places = placed(network, {"a": (0.0, 0.5), "b": (1.0, 0.5)})
    assert len(set(places.values())) == 6
    assert all(places[node][1] < 0.5 for node in ("c", "e", "f"))


def test_places_are_written_and_read(tmp_path: Path) -> None:
    network = _path(12)
    write_positions(tmp_path / "positions", {"actors": network})
    assert read_positions(tmp_path / "positions", "actors") == placed(network)


def test_of_a_kind_that_was_not_written_there_are_no_places(tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_text('{"a": [0, 0]}')
    write_positions(tmp_path / "positions", {"actors": _path(2)})
    assert read_positions(tmp_path / "positions", "../secret") == {}
    assert read_positions(tmp_path / "nowhere", "actors") == {}


def test_a_large_network_is_placed_too() -> None:
    network = Network(nx.barabasi_albert_graph(2_000, 2, seed=1))
    assert len(set(placed(network).values())) > 1_900
