"""Measure our endpoint beside its peers and print the report; exit 1 if a target is missed."""

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import casegraph
from bench.process import end_cleanly, running
from bench.sparql.client import Load, drive
from bench.sparql.compare import CLIENTS, Plan, compare, serving
from bench.sparql.grow import Grown, grow
from bench.sparql.queries import read_queries
from bench.sparql.report import Report
from bench.sparql.servers import SERVERS, Server

_SLOWEST = "rdflib-endpoint"
_FLOOR = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.sparql", description=__doc__)
    parser.add_argument("--times", type=int, default=1, help="size, in times the corpus")
    parser.add_argument("--servers", nargs="+", choices=SERVERS, help="all, if not said")
    names = [query.name for query in read_queries()]
    parser.add_argument("--queries", nargs="+", choices=names, metavar="NAME", help="01-case ...")
    parser.add_argument("--seconds", type=float, default=3.0, help="for each query and server")
    parser.add_argument("--turns", type=int, default=3, help="parts into which these are cut")
    parser.add_argument("--seed", type=int, default=1, help="of the grown corpus")
    parser.add_argument("--json", type=Path, help="file for everything measured")
    return parser.parse_args()


def _present(given: argparse.Namespace, statements: int) -> list[Server]:
    """The servers that can take part; of the others it is said why not."""
    named = given.servers or SERVERS
    reasons = {name: SERVERS[name].missing(statements) for name in named}
    if given.times > 1 and not given.servers:
        reasons[_SLOWEST] = "At this size its answers take minutes. --servers takes it in."
    for name, reason in reasons.items():
        if reason:
            print(f"{name} is left out. {reason}", file=sys.stderr)
    return [SERVERS[name] for name, reason in reasons.items() if not reason]


def _floor(seconds: float) -> Mapping[int, float]:
    """The median milliseconds of the client against an answer that is always the same."""
    with running(lambda port: (sys.executable, "-m", "bench.sparql.floor", str(port)), "/") as same:
        loads = {clients: Load() for clients in CLIENTS}
        for clients, load in loads.items():
            drive(same.port, [_FLOOR], clients, seconds, load.take)
    return {clients: statistics.median(load.seconds) * 1000 for clients, load in loads.items()}


def _measure(given: argparse.Namespace, grown: Grown, folder: Path) -> Report:
    queries = [q for q in read_queries() if not given.queries or q.name in given.queries]
    floor = _floor(min(given.seconds, 1.0))
    servers = _present(given, grown.statements)
    with serving(servers, grown, folder) as endpoints:
        results = compare(endpoints, queries, Plan(given.seconds, given.turns))
    return Report(grown, endpoints, queries, results, floor)


def main() -> int:
    """Print the report."""
    given = _arguments()
    end_cleanly()
    with tempfile.TemporaryDirectory(prefix="bench-sparql-") as name:
        folder = Path(name)
        casegraph.open().export("nq", folder / "corpus.nq")
        report = _measure(
            given, grow(folder / "corpus.nq", folder, given.times, given.seed), folder
        )
    print("".join(report.markdown()))
    if given.json:
        given.json.write_text(json.dumps(report.data(), indent=1) + "\n", "utf-8")
    return int(not all(verdict.met for verdict in report.verdicts()))


if __name__ == "__main__":
    sys.exit(main())
