"""Work beside a build: what it gives, how it fails, and that it never outlives whoever wants it."""

import operator
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from casegraph.errors import SnapshotError
from casegraph.store.beside import Beside
from casegraph.store.serialise import rdf_format

ENDLESS = """
import time
from casegraph.store.beside import Beside
with Beside("Sleeping") as sleeping:
    sleeping.begin(time.sleep, 600)
    print(sleeping._process.pid, flush=True)
    sleeping.result()
"""


def is_alive(process: int) -> bool:
    """Whether a process runs; one that has ended may wait for somebody to look."""
    try:
        os.kill(process, 0)
        told = Path(f"/proc/{process}/stat").read_text("ascii", errors="replace")
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return told.rpartition(")")[2].split()[0] != "Z"


def test_it_gives_what_the_work_gave() -> None:
    with Beside("Adding", "operator") as adding:
        adding.begin(operator.add, [1], [2])
        assert adding.result() == [1, 2]


def test_what_the_work_prints_is_no_part_of_the_answer() -> None:
    with Beside("Printing") as printing:
        printing.begin(print, "of no use")
        assert printing.result() is None


def test_an_error_of_ours_is_told_in_its_own_words() -> None:
    with Beside("Naming a format") as naming:
        naming.begin(rdf_format, "csv")
        told = "^Naming a format did not end well: A graph cannot be written as csv. Use one of: "
        with pytest.raises(SnapshotError, match=told):
            naming.result()


def test_another_error_is_named() -> None:
    with Beside("Dividing") as dividing:
        dividing.begin(operator.truediv, 1, 0)
        told = "^Dividing did not end well: ZeroDivisionError: division by zero$"
        with pytest.raises(SnapshotError, match=told):
            dividing.result()


def test_a_process_that_dies_is_told() -> None:
    with Beside("Dying") as dying:
        dying.begin(os._exit, 7)
        with pytest.raises(SnapshotError, match=r"^Dying did not .* its process ended with 7$"):
            dying.result()


def test_a_module_that_is_not_there_is_told() -> None:
    with Beside("Loading", "casegraph.nothing") as loading:
        loading.begin(operator.add, 1, 2)
        told = "Loading did not end well: ModuleNotFoundError: No module named 'casegraph.nothing'"
        with pytest.raises(SnapshotError, match=told):
            loading.result()


def test_work_that_comes_after_the_process_died_is_told() -> None:
    with Beside("Loading", "casegraph.nothing") as loading:
        loading._process.wait()
        loading.begin(operator.add, 1, 2)
        told = "Loading did not end well: ModuleNotFoundError: No module named 'casegraph.nothing'"
        with pytest.raises(SnapshotError, match=told):
            loading.result()


def test_leaving_the_block_while_work_is_handed_over_raises_nothing() -> None:
    with Beside("Counting") as counting:
        counting.begin(len, b"x" * 50_000_000)


def test_leaving_the_block_ends_the_work() -> None:
    start = time.monotonic()
    with Beside("Sleeping") as sleeping:
        sleeping.begin(time.sleep, 600)
    assert time.monotonic() - start < 60


def test_it_ends_with_whoever_wants_it() -> None:
    with subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE) as build:
        assert build.stdout
        process = int(build.stdout.readline())
        assert is_alive(process)
        build.kill()
    for _ in range(600):
        if not is_alive(process):
            return
        time.sleep(0.1)
    pytest.fail("it still works a minute later")
