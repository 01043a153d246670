"""Networks: what all measures of the corpus take, beside peers, and networks at size.

First every network of the curated cases with every measure that applies, and beside plain
networkx, on the same networks, what igraph makes of betweenness and of layouts. Then
`python -m bench.network 10000` mixes that many cases from the claims of the curated ones. Their
actors are, first, those of one curated case each, so that the same thousand meet again and again;
then drawn from as many actors as there are cases, a few of them in many cases, most in few.
"""

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import process_time

import networkx as nx

import casegraph
from bench.comparison import mixed
from bench.measure import Measured
from casegraph.model import Case
from casegraph.network import PROJECTIONS, AnyNetwork, NetworkInput, NetworkQuery, network_of
from casegraph.network.formats import to_bytes
from casegraph.network.layout import placed, settle
from casegraph.repository import Repository

_TARGET, _WITH_LAYOUT, _GEXF = 4, 10, 5
_ASKED: Sequence[tuple[str, dict[str, str | int]]] = (
    ("actors", {}),
    ("cases", {}),
    ("cases-actors", {}),
    ("barrier-responses", {}),
    ("mechanisms-outcomes", {"together": 1}),
    ("sources-cases", {}),
    ("countries", {}),
    ("concepts", {}),
    ("neighbourhood", {"node": "vocab/barrier/silos", "depth": 2}),
)


def spread(cases: Sequence[Case]) -> list[Case]:
    """The cases, each actor in them replaced by one of as many as there are cases."""
    chance = random.Random(1)
    return [
        case.model_copy(
            update={
                "actors": tuple(
                    part.model_copy(update={"actor": f"actor-{_skewed(chance, len(cases))}"})
                    for part in case.actors
                )
            }
        )
        for case in cases
    ]


def _skewed(chance: random.Random, number: int) -> int:
    """A number below another, small ones far more often, as actors are in few or many cases."""
    return int(number ** chance.random()) - 1 if chance.random() < 0.2 else chance.randrange(number)


def of_corpus(repository: Repository) -> Iterator[Measured]:
    """What the networks of the curated cases take, with all measures and beside peers."""
    repository.networks.input()  # the cases are read once, whatever is made of them
    kinds = [one.id for one in PROJECTIONS.values() if not any(p.needed for p in one.parameters)]
    start = process_time()
    made = {kind: repository.network(kind) for kind in kinds}
    making = process_time() - start
    start = process_time()
    for network in made.values():
        network.measured()
    measuring = process_time() - start
    remark = f"{len(kinds)} networks: {making:.2f} s to make, {measuring:.2f} s to measure"
    yield Measured("corpus, all networks with all measures", making + measuring, "s", 3, remark)
    yield from _beside_networkx(made["actors"])


def _beside_networkx(actors: AnyNetwork) -> Iterator[Measured]:
    size = f"{len(actors):,} nodes, {actors.number_of_edges():,} edges"
    ours, peer = (
        _taken(lambda: actors.measured("betweenness")),
        _taken(lambda: nx.betweenness_centrality(actors)),
    )
    yield Measured(
        f"betweenness, {size}", ours, "s", None, _ratio("betweenness_centrality", peer, ours)
    )
    bare = nx.Graph(actors.edges)
    ours, peer = _taken(lambda: placed(bare)), _taken(lambda: nx.spring_layout(bare, seed=1))
    yield Measured(f"layout, {size}", ours, "s", None, _ratio("spring_layout", peer, ours))


def _taken(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _ratio(what: str, peer: float, ours: float) -> str:
    return f"networkx {what}: {peer:.3g} s, {peer / ours:.1f} times as long"


def at_size(repository: Repository, number: int) -> Iterator[Measured]:
    """Times and memory for so many cases."""
    cases = mixed(repository.cases(), number)
    base = repository.networks.input()
    given = NetworkInput(cases, base.actors, base.vocabulary, {})
    yield from _whole(given, number)
    for kind, parameters in _ASKED:
        yield _figure(given, kind, parameters, f"{number:,} cases, {kind}")
    apart = NetworkInput(spread(cases), base.actors, base.vocabulary, {})
    yield _figure(apart, "actors", {}, f"{number:,} cases, actors, {number:,} of them")


def _whole(given: NetworkInput, number: int) -> Iterator[Measured]:
    """The actors from cases to a picture that could be drawn, and to a file for Gephi."""
    start = process_time()
    made = network_of(given, NetworkQuery.made("actors", {}))
    settle(made)
    size = f"{len(made):,} nodes, {made.number_of_edges():,} edges"
    what = f"{number:,} cases, actors with layout"
    yield Measured(what, process_time() - start, "s", _WITH_LAYOUT, size)
    start = process_time()
    content = to_bytes(made, "gexf")
    taken, size = process_time() - start, f"{len(content) / 1e6:.1f} MB"
    yield Measured(f"{number:,} cases, actors as GEXF", taken, "s", _GEXF, size)


def _figure(
    given: NetworkInput, kind: str, parameters: dict[str, str | int], what: str
) -> Measured:
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
    before = _held("VmRSS")
    query = NetworkQuery.made(kind, parameters)
    start = process_time()
    made = network_of(given, query)
    seconds = process_time() - start
    nodes, edges = made.number_of_nodes(), made.number_of_edges()
    more = _held("VmHWM") - before
    target = _TARGET if what.endswith(" actors") else None
    remark = f"{nodes:,} nodes, {edges:,} edges, peak up by {more:,.0f} MB"
    return Measured(what, seconds, "s", target, remark)


def _held(what: str) -> float:
    """What this process holds, `VmRSS`, or held at most since it was reset, `VmHWM`, in MB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(what)) / 1024


def main() -> int:
    """Print the figures."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    repository = casegraph.open()
    for figures in (of_corpus(repository), at_size(repository, number)):
        for figure in figures:
            print(figure, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
