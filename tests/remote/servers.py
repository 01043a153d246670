"""Real servers that tests start: each in a folder of its own, on loopback, on a free port."""

import socket
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from pathlib import Path

from pyoxigraph import QuerySolutions

from casegraph.errors import CasegraphError
from casegraph.store.abilities import Abilities
from casegraph.store.deadline import Deadline
from casegraph.store.endpoint import Endpoint, Parameters
from casegraph.store.iris import BASE
from casegraph.store.remote import RemoteGraphs

OXIGRAPH = Path(sys.executable).with_name("oxigraph")
VIRTUOSO = Path("/usr/bin/virtuoso-t")
_PATIENCE = 60.0
_TESTED = (BASE, "http://example.org/")
_INI = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
CaseMode = 2
CheckpointInterval = 0
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = 10000
"""


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


class Server(ABC):
    """A store with a graph store and an endpoint for queries."""

    store: Endpoint
    queries: Endpoint

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.start()

    @abstractmethod
    def command(self) -> list[str]:
        """What starts it."""

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with (self.folder / "output.txt").open("ab") as output:
            self.process = subprocess.Popen(
                self.command(), cwd=self.folder, stdout=output, stderr=output
            )
        until = time.monotonic() + _PATIENCE
        while not self._answers():
            assert self.process.poll() is None, self._last_words()
            assert time.monotonic() < until, self._last_words()
            time.sleep(0.1)

    def stop(self) -> None:
        """End it at once."""
        self.process.kill()
        self.process.wait()

    def tell(self, method: str, graph: str | None, turtle: str | None = None) -> int:
        """Write, read or remove a graph, None for the default one; the status of the answer."""
        head = {"Content-Type": "text/turtle"} if turtle is not None else None
        graphs: Parameters = [("graph", graph) if graph else ("default", None)]
        body = turtle.encode() if turtle is not None else None
        return self.store.request(
            method, Deadline(60), 1 << 24, parameters=graphs, headers=head, body=body
        ).status

    def graphs(self) -> list[str]:
        """The names of the graphs that it holds and that tests have put there."""
        asked = RemoteGraphs(self.queries, Abilities())
        found = asked.query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        assert isinstance(found, QuerySolutions)
        return sorted(row[0].value for row in found if row[0].value.startswith(_TESTED))

    def clear(self) -> None:
        """Remove all of them, and what the default graph holds."""
        for graph in (*self.graphs(), None):
            self.tell("DELETE", graph)

    def _answers(self) -> bool:
        try:
            RemoteGraphs(self.queries, Abilities()).query("ASK { ?s ?p ?o }")
        except CasegraphError:
            return False
        return True

    def _last_words(self) -> str:
        return (self.folder / "output.txt").read_text(errors="replace")[-2000:]


class Oxigraph(Server):
    """`oxigraph serve` from the package of that name."""

    options: tuple[str, ...] = ()

    def command(self) -> list[str]:
        here = f"http://127.0.0.1:{self.port}"
        self.store, self.queries = Endpoint(f"{here}/store"), Endpoint(f"{here}/query")
        where = ("--bind", f"127.0.0.1:{self.port}", "--location", str(self.folder / "data"))
        return [str(OXIGRAPH), "serve", *where, *self.options]


class OxigraphUnion(Oxigraph):
    """The same, its default graph the union of the others: what two hold counts twice."""

    options = ("--union-default-graph",)


class OxigraphHasty(Oxigraph):
    """The same, giving up after a second in the middle of its answer."""

    options = ("--timeout-s", "1")


class Virtuoso(Server):
    """Virtuoso of Debian, which cuts answers at 10,000 rows and asks writers for a password."""

    def command(self) -> list[str]:
        assert VIRTUOSO.exists(), "apt-get install virtuoso-opensource-7-bin"
        here = f"127.0.0.1:{self.port}"
        self.store = Endpoint(f"http://dba:dba@{here}/sparql-graph-crud-auth")
        self.queries = Endpoint(f"http://{here}/sparql")
        ini = self.folder / "virtuoso.ini"
        if not ini.exists():
            ini.write_text(_INI.format(http=self.port, sql=free_port()))
        return [str(VIRTUOSO), "+foreground", "+configfile", str(ini)]


SERVERS: dict[str, type[Server]] = {
    "oxigraph": Oxigraph,
    "oxigraph-union": OxigraphUnion,
    "virtuoso": Virtuoso,
}
