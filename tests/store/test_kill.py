"""A build killed at any moment leaves the old snapshot served and the next build fine."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from casegraph.building import build_snapshot
from casegraph.repository import Repository
from casegraph.settings import Settings
from casegraph.store.snapshots import Snapshots

MOMENTS = 20
BUILD = """
import sys
from pathlib import Path
from casegraph.building import build_snapshot
from casegraph.settings import Settings
build_snapshot(Settings(*map(Path, sys.argv[1:4])), force=True)
"""


def _start(settings: Settings) -> "subprocess.Popen[bytes]":
    folders = [str(f) for f in (settings.ontology, settings.data, settings.snapshots)]
    return subprocess.Popen([sys.executable, "-c", BUILD, *folders])


@pytest.mark.slow
def test_twenty_builds_killed_at_random_moments_harm_nothing(tiny: Settings) -> None:
    good = build_snapshot(tiny)
    served = Repository(good.folder)
    whole = _seconds_of_a_whole_build(tiny)
    moments, killed = random.Random(2006), 0
    for _ in range(MOMENTS):
        build = _start(tiny)
        time.sleep(moments.uniform(0, whole))
        build.kill()
        killed += build.wait() != 0
        current = Snapshots(tiny.snapshots).current()
        assert current is not None
        assert (
            Repository(current).case_ids == served.case_ids == ("gov-uk", "heading-home-hennepin")
        )
        assert served.sparql("ASK { ?case a cg:Case }").truth
    assert killed >= MOMENTS // 2
    assert build_snapshot(tiny, force=True).fresh
    assert not list(Path(tiny.snapshots).glob(".new-*"))


def _seconds_of_a_whole_build(settings: Settings) -> float:
    start = time.monotonic()
    assert _start(settings).wait() == 0
    return time.monotonic() - start
