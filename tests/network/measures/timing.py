"""How long each measure takes, as docs/measures.md tells it.

Run by hand: python -m tests.network.measures.timing. Seconds of one processor, from a networkx
graph to the values; the other way of computing where igraph does it, on the smaller network.
"""

import random
import sys
import time
from collections.abc import Callable
from functools import partial

import networkx as nx

from casegraph.errors import QueryError
from casegraph.network.measures import MEASURES, measured
from tests.network.measures.other_engine import OTHER

SMALL, LARGE = 1_500, 10_000


def _one_mode(nodes: int, *, directed: bool) -> nx.Graph:
    """Four ties a node, some nodes with very many; with weights and sectors."""
    made, dice = nx.barabasi_albert_graph(nodes, 4, seed=1), random.Random(1)
    for one, other in made.edges:
        made.edges[one, other]["weight"] = dice.randint(1, 5)
    nx.set_node_attributes(made, {node: dice.choice("abcd") for node in made}, "sector")
    return made.to_directed() if directed else made


def _two_mode(nodes: int) -> nx.Graph:
    """Two ties a node, as many nodes on either side."""
    half = nodes // 2
    return nx.bipartite.gnmk_random_graph(half, half, 2 * nodes, seed=1)


def network_for(name: str, nodes: int) -> nx.Graph:
    """A network to which the measure applies."""
    needs = MEASURES[name].needs
    if "bipartite" in needs:
        return _two_mode(nodes)
    return _one_mode(nodes, directed="directed" in needs)


def _seconds(compute: Callable[[], object]) -> str:
    begun = time.process_time()
    try:
        compute()
    except QueryError:
        return "refused"
    return f"{time.process_time() - begun:.2f}"


def row(name: str) -> str:
    """One line of the table."""
    small, large = network_for(name, SMALL), network_for(name, LARGE)
    values = measured(small, name).parameters[name]
    own = [_seconds(partial(measured, graph, name)) for graph in (small, large)]
    weighted = {"weighted": True} if "weighted" in values else {}
    own.append(_seconds(lambda: measured(large, name, weighted)) if weighted else "")
    other = OTHER.get(name) if MEASURES[name].engine == "igraph" else None
    own.append(_seconds(lambda: other(small, values)) if other else "")
    return f"| `{name}` | {' | '.join(own)} |"


if __name__ == "__main__":
    sys.stdout.write("| measure | 1,500 | 10,000 | with weights | other library |\n")
    sys.stdout.write("|---|---|---|---|---|\n")
    for chosen in sys.argv[1:] or MEASURES:
        sys.stdout.write(f"{row(chosen)}\n")
        sys.stdout.flush()
