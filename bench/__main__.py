"""Run the measurements and print them as a table; exit 1 if a target is missed.

CASEGRAPH_TEST_DATA names a folder of outside data; without it the large search is left out.
"""

import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import casegraph
from bench.measure import Measured, p95, relative, runs, timed
from bench.search import CURATED_AND_PSTW, TARGETS, collection, search_times
from bench.service import service_figures
from casegraph.repository import Repository
from casegraph.search import ENGINES

COMMAND = Path(sys.executable).with_name("casegraph")
QUERY = """
PREFIX cg: <https://w3id.org/casegraph/ns#>
SELECT ?barrier ?mechanism (COUNT(DISTINCT ?case) AS ?cases) (COUNT(DISTINCT ?source) AS ?sources)
WHERE { ?case cg:hasBarrier ?met . ?met cg:barrier ?barrier ; cg:respondedWith ?mechanism ;
  <http://purl.org/dc/terms/source> ?source } GROUP BY ?barrier ?mechanism
"""


def _command_figures() -> Iterator[Measured]:
    for what, times, words, target in (
        ("casegraph --help", 7, ("--help",), 0.4),
        ("build, cold", 5, ("build", "--force"), 6),
        ("build, unchanged", 5, ("build",), 0.5),
        ("validate, all cases", 3, ("validate",), None),
    ):
        taken = runs(times, COMMAND, *words)
        yield Measured(what, taken, "s", target, relative(taken))


def _query_figures(repository: Repository) -> Iterator[Measured]:
    """The same query in Oxigraph and in rdflib's own engine, on the same data in memory."""
    from rdflib import Graph

    own = statistics.median(timed(lambda: repository.sparql(QUERY)) for _ in range(9))
    graph = Graph()
    with tempfile.TemporaryDirectory() as folder:
        repository.export("ttl", Path(folder) / "all.ttl")
        graph.parse(Path(folder) / "all.ttl")
    peer = statistics.median(timed(lambda: list(graph.query(QUERY))) for _ in range(3))
    remark = f"rdflib's own engine: {peer * 1000:.0f} ms, {peer / own:.0f} times as long"
    yield Measured("SPARQL, barriers by response", own * 1000, "ms", None, remark)


def _search_figures(repository: Repository) -> Iterator[Measured]:
    given = collection(repository, CURATED_AND_PSTW)
    for name in ENGINES:
        times = search_times(given, name)
        what, seconds = f"{len(given.cases):,} cases with {name}", [*times.first, *times.again]
        yield Measured(f"search, {what}, p95", p95(seconds) * 1000, "ms", TARGETS[name])
        yield Measured(f"index of {what}", times.wrote, "s")


def main() -> int:
    """Print the report."""
    repository = casegraph.open()
    figures = [
        *_command_figures(),
        *service_figures(COMMAND, repository.case_ids),
        *_search_figures(repository),
        *_query_figures(repository),
    ]
    print("| what | measured | target | | remark |\n|---|---|---|---|---|")
    for figure in figures:
        print(figure)
    return int(any("MISSED" in str(figure) for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
