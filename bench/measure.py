"""Measured values: repeated runs, medians and 95th percentiles, and a target beside each."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Measured", "p95", "relative", "runs", "timed"]

_USUAL = 0.0077
"""Seconds that a bare interpreter takes to start on the machine for which targets in seconds were
set. The same machine may be half as fast an hour later, which says nothing of this program."""


@dataclass(frozen=True)
class Measured:
    """One line of the report."""

    what: str
    value: float
    unit: str
    target: float | None = None
    remark: str = ""

    def __str__(self) -> str:
        aim = "" if self.target is None else f"under {self.target:g} {self.unit}"
        verdict = "" if self.target is None else ("met" if self.value < self.target else "MISSED")
        return f"| {self.what} | {self.value:.3g} {self.unit} | {aim} | {verdict} | {self.remark} |"


def p95(values: Sequence[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def timed(work: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def relative(seconds: float) -> str:
    """Seconds beside what a bare interpreter takes now, and what they are on the usual machine."""
    bare = runs(9, sys.executable, "-c", "pass")
    usual = seconds / bare * _USUAL
    return f"{seconds / bare:.0f} times a bare interpreter; {usual:.2g} s where that takes 7.7 ms"


def runs(times: int, *command: str | Path) -> float:
    """The median seconds of several runs of a command, after one that does not count."""
    words = [str(word) for word in command]

    def once() -> None:
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    once()
    return statistics.median(timed(once) for _ in range(times))
