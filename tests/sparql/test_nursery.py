"""The nursery: however it ends, it takes its children along and says nothing."""

import os
import signal
import socket
from collections.abc import Iterator, Mapping
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from casegraph.sparql.nursery import ASKED, BORN, READY, RECORD, Plan


@pytest.fixture
def begun(small_store: Path) -> Iterator[tuple[Popen[bytes], socket.socket]]:
    """A nursery, and the socket over which it is told what to do."""
    control, theirs = socket.socketpair()
    plan = Plan(
        str(small_store), in_memory=False, memory=300, rows=10, size=1000, may_connect=False
    )
    with theirs:
        nursery = Popen(plan.command(), stdin=theirs.fileno(), stderr=PIPE)
    with control:
        yield nursery, control


def _children(control: socket.socket, count: int) -> Mapping[int, socket.socket]:
    """So many workers that were asked for: the sockets they listen on, by process number."""
    assert RECORD.unpack(control.recv(RECORD.size))[0] == READY
    control.sendall(RECORD.pack(ASKED, 0, 0) * count)
    found = {}
    for _ in range(count):
        record, sockets, _, _ = socket.recv_fds(control, RECORD.size, 1)
        what, number, _ = RECORD.unpack(record)
        assert what == BORN
        found[number] = socket.socket(fileno=sockets[0])
    return found


def _close(children: Mapping[int, socket.socket]) -> None:
    for its_own in children.values():
        its_own.close()


def _is_there(number: int) -> bool:
    return os.path.exists(f"/proc/{number}/fd/1")  # noqa: PTH110


def test_the_end_of_its_service_ends_it_and_its_children(
    begun: tuple[Popen[bytes], socket.socket],
) -> None:
    nursery, control = begun
    children = _children(control, 3)
    control.close()
    _, complaint = nursery.communicate(timeout=10)
    assert (nursery.returncode, complaint) == (0, b"")
    assert [child for child in children if _is_there(child)] == []
    _close(children)


def test_children_that_die_when_nobody_listens_any_more_are_no_trouble(
    begun: tuple[Popen[bytes], socket.socket],
) -> None:
    nursery, control = begun
    children = _children(control, 8)
    control.shutdown(socket.SHUT_RD)
    for child in children:
        os.kill(child, signal.SIGKILL)
    _, complaint = nursery.communicate(timeout=10)
    assert (nursery.returncode, complaint) == (0, b"")
    _close(children)
