"""The servers that are compared: how each is loaded and started, in the words of its own docs."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from types import MappingProxyType

from bench.measure import timed
from bench.process import Process, free_port, running
from bench.sparql.grow import Grown
from bench.sparql.snapshot import make_servable
from casegraph.store.iris import BASE

__all__ = ["SERVERS", "Endpoint", "Server"]

_BIN = Path(sys.executable).parent
_READY = "?query=ASK%7B%7D"
_VIRTUOSO = Path(__file__).with_name("virtuoso.ini")
_SHARE = 1 / 3
_ANEW = {"CASEGRAPH_KEPT_MEGABYTES": "0"}
_OPEN_LIMITS = {
    "CASEGRAPH_CLIENT_SECONDS": "1000000",
    "CASEGRAPH_QUERY_SECONDS": "600",
}


@dataclass(frozen=True)
class Endpoint:
    """A server that holds the data and answers: where, and the seconds that loading took."""

    process: Process
    path: str
    loading: float
    more: Mapping[str, str] = field(default_factory=dict)


Start = Callable[[Grown, Path], AbstractContextManager[Endpoint]]


@dataclass(frozen=True)
class Server:
    """A server by the name it has in the report, what it needs to run, and how it starts.

    `bytes_each` is what one that holds everything in memory needs for each statement.
    """

    name: str
    program: str
    start: Start
    remedy: str
    bytes_each: int = 0

    def missing(self, statements: int) -> str:
        """Why it cannot take part, or nothing."""
        if not (shutil.which(_BIN / self.program) or shutil.which(self.program)):
            return f"There is no {self.program}. Install it: {self.remedy}"
        needs = statements * self.bytes_each
        if needs > _free_memory() * _SHARE:
            return f"It would need some {needs / 1e9:.0f} GB, more than a third of what is free."
        return ""


@contextmanager
def _casegraph(
    grown: Grown, folder: Path, more: Mapping[str, str] = MappingProxyType(_ANEW)
) -> Iterator[Endpoint]:
    """Ours, with its own limits but for the seconds of a query and of a client.

    Every answer is worked out anew, as by the peers; `casegraph-kept` keeps them, as by default.
    """
    loading = timed(lambda: make_servable(grown, folder))
    environment = {**_OPEN_LIMITS, **more, "CASEGRAPH_SNAPSHOTS": str(folder)}

    def command(port: int) -> tuple[str | Path, ...]:
        return _BIN / "casegraph", "serve", "--port", str(port)

    with running(command, f"/sparql{_READY}", environment=environment) as process:
        yield Endpoint(process, "/sparql", loading)


def _casegraph_kept(grown: Grown, folder: Path) -> AbstractContextManager[Endpoint]:
    """Ours as it is by default."""
    return _casegraph(grown, folder, {})


@contextmanager
def _oxigraph(grown: Grown, folder: Path) -> Iterator[Endpoint]:
    """The same statements as ours, in named graphs and in the default graph."""
    program, store = _BIN / "oxigraph", folder / "store"
    files = ("--file", grown.named, "--file", grown.merged)
    loading = timed(lambda: _run(program, "load", "--location", store, *files))

    def command(port: int) -> tuple[str | Path, ...]:
        return program, "serve", "--location", store, "--bind", f"127.0.0.1:{port}"

    with running(command, f"/query{_READY}") as process:
        yield Endpoint(process, "/query", loading)


@contextmanager
def _oxigraph_in_memory(grown: Grown, _: Path) -> Iterator[Endpoint]:
    """Without a location it holds everything in memory and takes data over HTTP."""

    def command(port: int) -> tuple[str | Path, ...]:
        return _BIN / "oxigraph", "serve", "--bind", f"127.0.0.1:{port}"

    with running(command, f"/query{_READY}") as process:
        loading = timed(lambda: _upload(grown, f"http://127.0.0.1:{process.port}/store"))
        yield Endpoint(process, "/query", loading)


def _upload(grown: Grown, store: str) -> None:
    for file, media_type, to in (
        (grown.named, "application/n-quads", store),
        (grown.merged, "application/n-triples", f"{store}?default"),
    ):
        kind = f"Content-Type: {media_type}"
        _run("curl", "--fail", "--header", kind, "--request", "POST", "--upload-file", file, to)


@contextmanager
def _rdflib_endpoint(grown: Grown, _: Path) -> Iterator[Endpoint]:
    """It loads when it starts, into rdflib's own memory store."""

    def command(port: int) -> tuple[str | Path, ...]:
        words = ("serve", "--host", "127.0.0.1", "--port", str(port))
        return _BIN / "rdflib-endpoint", *words, grown.merged

    with running(command, f"/{_READY}") as process:
        yield Endpoint(process, "/", process.ready)


@contextmanager
def _virtuoso(grown: Grown, folder: Path) -> Iterator[Endpoint]:
    """Bulk loading as its docs say; the default graph is named in each request."""
    sql = free_port()

    def command(port: int) -> tuple[str | Path, ...]:
        text = Template(_VIRTUOSO.read_text("utf-8"))
        filled = text.substitute(sql=sql, http=port, data=grown.merged.parent)
        (folder / "virtuoso.ini").write_text(filled, "utf-8")
        return "virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"

    with running(command, f"/sparql{_READY}", folder) as process:
        say = f"ld_dir('{grown.merged.parent}', '{grown.merged.name}', '{BASE}');"
        load = f"exec={say} rdf_loader_run(); checkpoint;"
        loading = timed(lambda: _run("isql-vt", f"127.0.0.1:{sql}", "dba", "dba", load))
        yield Endpoint(process, "/sparql", loading, {"default-graph-uri": BASE})


def _free_memory() -> int:
    """Bytes that programs may still take."""
    told = Path("/proc/meminfo").read_text("ascii")
    return int(told.partition("MemAvailable:")[2].split()[0]) * 1000


def _run(*command: str | Path) -> None:
    subprocess.run([str(word) for word in command], check=True, capture_output=True)


SERVERS: Mapping[str, Server] = {
    server.name: server
    for server in (
        Server("casegraph", "casegraph", _casegraph, "make serve"),
        Server("casegraph-kept", "casegraph", _casegraph_kept, "make serve"),
        Server("oxigraph", "oxigraph", _oxigraph, "pip install oxigraph"),
        Server("oxigraph-memory", "oxigraph", _oxigraph_in_memory, "pip install oxigraph", 850),
        Server("rdflib-endpoint", "rdflib-endpoint", _rdflib_endpoint, "make bench-sparql", 1500),
        Server("virtuoso", "virtuoso-t", _virtuoso, "apt-get install virtuoso-opensource-7-bin"),
    )
}
"""Ours first; the others in the order of the report."""
