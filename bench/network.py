"""Networks at size: processor time that projections take, and the memory they need.

`python -m bench.network 10000` mixes that many cases from the claims of the curated ones. Their
actors are, first, those of one curated case each, so that the same thousand meet again and again;
then drawn from as many actors as there are cases, a few of them in many cases, most in few.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time

import casegraph
from bench.comparison import mixed
from bench.measure import Measured
from casegraph.model import Case
from casegraph.network import NetworkInput, NetworkQuery, network_of
from casegraph.repository import Repository

_TARGET = 4
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


def figures(repository: Repository, number: int) -> Iterator[Measured]:
    """Times and memory for so many cases."""
    cases = mixed(repository.cases(), number)
    base = repository.networks.input()
    given = NetworkInput(cases, base.actors, base.vocabulary, {})
    for kind, parameters in _ASKED:
        yield _figure(given, kind, parameters, f"{number:,} cases, {kind}")
    apart = NetworkInput(spread(cases), base.actors, base.vocabulary, {})
    yield _figure(apart, "actors", {}, f"{number:,} cases, actors, {number:,} of them")


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
    for figure in figures(casegraph.open(), number):
        print(figure, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
