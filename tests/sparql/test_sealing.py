"""A process that has given up sockets and programs."""

import asyncio
import os
import resource
import socket
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from casegraph.errors import CasegraphError
from casegraph.sparql.pool import Pool
from casegraph.sparql.sealing import can_seal, seal
from tests.sparql.conftest import LIMITS, ask, settled

pytestmark = pytest.mark.skipif(not can_seal(), reason="this system has no seccomp filters")
REFUSED, ALLOWED = 3, 4


def outcome(work: Callable[[], object]) -> int:
    """How a sealed child process ends that does some work."""
    child = os.fork()
    if child == 0:
        try:
            seal()
            work()
        except PermissionError:
            os._exit(REFUSED)
        finally:
            os._exit(ALLOWED)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6, socket.AF_UNIX])
def test_a_sealed_process_makes_no_socket(family: int) -> None:
    assert outcome(lambda: socket.socket(family)) == REFUSED


def test_a_sealed_process_starts_no_program() -> None:
    assert outcome(lambda: os.execv(sys.executable, ["python", "-c", ""])) == REFUSED


def test_a_sealed_process_opens_files() -> None:
    assert outcome(lambda: Path(__file__).read_text()) == ALLOWED


def test_a_program_that_a_sealed_process_was_does_not_get_it_back() -> None:
    def twice() -> None:
        seal()
        socket.socket()

    assert outcome(twice) == REFUSED


async def _answered(store: Path, query: str, in_memory: int) -> bytes:
    pool = Pool(store, 100, replace(LIMITS, in_memory=in_memory))
    await pool.start()
    try:
        return (await pool.answer(ask(query, "csv"))).body
    finally:
        await pool.close()


@pytest.mark.parametrize("in_memory", [0, 1_000_000])
def test_a_service_that_the_guard_let_pass_reaches_nobody(
    small_store: Path, in_memory: int
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        query = f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"
        with pytest.raises(CasegraphError):
            asyncio.run(_answered(small_store, query, in_memory))
        with pytest.raises(TimeoutError):
            listening.accept()


async def _files_to_spare(store: Path, in_memory: int) -> set[bool]:
    pool = Pool(store, 100, replace(LIMITS, in_memory=in_memory))
    await pool.start()
    try:
        await settled(pool)
        return {resource.prlimit(pid, resource.RLIMIT_NOFILE)[0] > 0 for pid in pool.processes()}
    finally:
        await pool.close()


def test_a_worker_whose_store_is_in_memory_opens_no_file(small_store: Path) -> None:
    assert asyncio.run(_files_to_spare(small_store, in_memory=1_000_000)) == {False}


def test_a_store_on_disk_can_open_further_files(small_store: Path) -> None:
    # The library opens sixteen with it, the others when a query needs them.
    assert asyncio.run(_files_to_spare(small_store, in_memory=0)) == {True}
