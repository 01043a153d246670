"""The soak test judges answers by what was asked."""

import os

from bench.sparql.client import Answer
from bench.sparql.queries import request
from bench.sparql.soak import Soak

_SLOW = request("/sparql", "ASK {}", "*/*", {"timeout": "0.1"})
_HEALTHY = request("/sparql", "ASK {}", "*/*", {})


def _soak(*answers: tuple[bytes, int]) -> Soak:
    soak = Soak(os.getpid())
    for asked, status in answers:
        soak.take(Answer(asked, bytearray(b"HTTP/1.1 %d What\r\n\r\nwhy" % status), 0.2))
    return soak


def test_a_slow_query_that_was_ended_and_a_healthy_one_that_was_answered_are_right() -> None:
    soak = _soak((_SLOW, 503), (_HEALTHY, 200))
    assert (len(soak.ended), len(soak.healthy), soak.wrong) == (1, 1, [])


def test_a_healthy_query_that_was_refused_is_wrong() -> None:
    assert _soak((_HEALTHY, 503)).wrong == ["503 instead of 200: b'why'"]


def test_a_slow_query_that_was_answered_is_wrong() -> None:
    assert _soak((_SLOW, 200)).wrong == ["200 instead of 503: b'why'"]


def test_memory_that_rises_after_the_warm_up_is_growth() -> None:
    soak = Soak(os.getpid(), memory=[10, 20, 20, 20, 20, 20, 30, 30])
    assert soak.growth == 1.5


def test_memory_that_rises_only_at_first_is_no_growth() -> None:
    soak = Soak(os.getpid(), memory=[10, 15, 20, 20, 20, 20, 20, 20])
    assert soak.growth == 1.0
