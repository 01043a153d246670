"""The nursery: a process that opens the snapshot once and forks a worker for whoever asks.

Forks share its memory, so that a worker costs a millisecond and next to no memory, and a worker
that dies takes nothing along. Run as a module, with the settings as JSON in its only argument, it
talks over the socket on its standard input: records of `RECORD` go both ways, and with each birth
the socket on which the worker listens.

::

    service ──'+'──> nursery                 a worker is wanted
            <─'r'──                          the snapshot is open
            <─'b' pid (+ socket)             one is born
            ──'k' pid──>                     that one is to be killed
            <─'d' pid status                 one died, and how

The nursery alone kills, since it alone knows which of its children are still there: a number that
is free again may be anybody's.
"""

import json
import os
import selectors
import signal
import socket
import sys
from dataclasses import asdict, dataclass
from struct import Struct
from typing import NoReturn

__all__ = ["ASKED", "BORN", "DIED", "KILL", "READY", "RECORD", "Nursery", "Plan"]

RECORD = Struct("!cqq")
READY, ASKED, BORN, KILL, DIED = b"r", b"+", b"b", b"k", b"d"


@dataclass(frozen=True)
class Plan:
    """What a nursery needs to know: the store's folder and how workers are bound."""

    store: str
    in_memory: bool
    memory: int
    rows: int
    size: int
    may_connect: bool

    def command(self) -> list[str]:
        """The command that starts a nursery; -P keeps modules of the user's folder out."""
        text = json.dumps(asdict(self))
        return [sys.executable, "-P", "-m", "casegraph.sparql.nursery", text]


class Nursery:
    """The process itself: one loop over the control socket and the deaths of its children."""

    def __init__(self, control: socket.socket, plan: Plan) -> None:
        self.control, self.plan = control, plan
        self.children: set[int] = set()

    def run(self) -> None:
        """Serve until the other side closes; then every child is gone as well."""
        from casegraph.sparql.sealing import can_seal, seal
        from casegraph.sparql.worker import Worker

        if can_seal() and not self.plan.may_connect:
            seal()  # before anything is opened, so that every thread of a library is bound too
        self.worker = Worker(self.plan)
        self._tell(READY)
        with selectors.DefaultSelector() as selector:
            selector.register(self.control, selectors.EVENT_READ)
            selector.register(_deaths(), selectors.EVENT_READ)
            try:
                while self._step(selector):
                    pass
            finally:
                signal.set_wakeup_fd(-1)  # The socket of deaths is closed next.
                self._end_all()

    def _step(self, selector: selectors.BaseSelector) -> bool:
        """Whether to go on after what has come in."""
        for key, _ in selector.select():
            if key.fileobj is self.control:
                record = self.control.recv(RECORD.size, socket.MSG_WAITALL)
                if len(record) < RECORD.size:
                    return False
                self._obey(*RECORD.unpack(record))
            else:
                os.read(key.fd, 1024)
                self._bury()
        return True

    def _obey(self, what: bytes, child: int, _: int) -> None:
        if what == ASKED:
            self._bear()
        elif child in self.children:
            os.kill(child, signal.SIGKILL)

    def _bear(self) -> None:
        ours, theirs = socket.socketpair()
        child = os.fork()
        if child == 0:
            self._grow_up(theirs)
        theirs.close()
        self.children.add(child)
        socket.send_fds(self.control, [RECORD.pack(BORN, child, 0)], [ours.fileno()])
        ours.close()

    def _grow_up(self, its_own: socket.socket) -> NoReturn:
        """What the child does: answer until nobody asks any more. It never returns to the loop."""
        try:
            self.worker.serve(its_own)
        finally:
            os._exit(0)

    def _bury(self) -> None:
        """Tell of every child that died, and how."""
        while self.children:
            child, status = os.waitpid(-1, os.WNOHANG)
            if child == 0:
                return
            self.children.discard(child)
            self._tell(DIED, child, os.waitstatus_to_exitcode(status))

    def _end_all(self) -> None:
        """Kill every child that is left, and see it gone."""
        for child in self.children:
            os.kill(child, signal.SIGKILL)
        for child in self.children:
            os.waitpid(child, 0)

    def _tell(self, what: bytes, child: int = 0, status: int = 0) -> None:
        self.control.sendall(RECORD.pack(what, child, status))


def _deaths() -> socket.socket:
    """A socket that has something to read whenever a child died."""
    reader, writer = socket.socketpair()
    writer.setblocking(False)  # noqa: FBT003  # the name of the method says it
    signal.set_wakeup_fd(writer.detach())
    signal.signal(signal.SIGCHLD, lambda *_: None)
    return reader


def _main() -> None:
    """Leave interrupts to the service, which closes the socket when it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    plan = Plan(**json.loads(sys.argv[1]))
    with socket.socket(fileno=os.dup(0)) as control:
        try:
            Nursery(control, plan).run()
        except (BrokenPipeError, ConnectionResetError):
            sys.exit(0)


if __name__ == "__main__":
    _main()
