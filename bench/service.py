"""The service as a process: how soon it is ready, how fast its pages are, how much it holds."""

import http.client
import statistics
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from bench.measure import Measured, p95, relative, timed
from bench.memory import megabytes
from bench.process import Process, running

__all__ = ["service_figures"]

QUERIES = (
    "homeless", "digital identity", "trust", "rough sleeping", "participatory budgeting", "silos",
    "barrier:silos", "country:FI", '"open data"', "procurement", "health", "climate", "legacy",
    "housing first", "police", "young people", "evaluation", "cost", "lab", "mistrust of officials",
)  # fmt: skip


def _service(command: Path) -> AbstractContextManager[Process]:
    return running(lambda port: (command, "serve", "--port", str(port)), "/readyz")


def service_figures(command: Path, cases: Sequence[str]) -> Iterator[Measured]:
    """Ready time, page times and memory, on the curated corpus."""
    ready = []
    for _ in range(5):
        with _service(command) as service:
            ready.append(service.ready)
    taken = statistics.median(ready)
    remark = relative(taken)
    yield Measured("service ready on an existing snapshot", taken, "s", 1.5, remark)
    with _service(command) as service:
        pages = [f"/case/{case}" for case in cases]
        searches = ["/search?q=" + query.replace(" ", "+").replace('"', "%22") for query in QUERIES]
        for what, paths in (("case page", pages), ("search page", searches)):
            first, again, size = _fetch(service.port, paths)
            yield Measured(f"{what}, p95 over HTTP", p95(again) * 1000, "ms", 20)
            yield Measured(f"{what}, first request of each, p95", p95(first) * 1000, "ms")
            yield Measured(
                f"{what}, largest", size / 1000, "kB", 150 if what == "search page" else None
            )
        held = megabytes(service.pid)
        yield Measured("memory of the service with its query processes", held, "MB", 350)


def _fetch(port: int, paths: Sequence[str]) -> tuple[list[float], list[float], int]:
    """Seconds of each first and each later request over one connection, and the largest body."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    sizes: list[int] = []

    def get(path: str) -> None:
        connection.request("GET", path)
        answer = connection.getresponse()
        sizes.append(len(answer.read()))
        assert answer.status == http.client.OK, path

    first = [timed(lambda path=path: get(path)) for path in paths]  # type: ignore[misc]  # bound now
    again = [timed(lambda path=path: get(path)) for _ in range(4) for path in paths]  # type: ignore[misc]
    return first, again, max(sizes)
