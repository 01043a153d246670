"""Weights and times of pages, as a browser would ask for them over one connection."""

import http.client
import os
import re
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.measure import p95, timed
from bench.process import Process

__all__ = ["Measures", "Times", "Weights"]

_STYLES = re.compile(r'<link rel="stylesheet" href="(/[^"]+)"')
_SCRIPTS = re.compile(r'<script type="module" src="(/[^"]+)"')
_TURNS = 2
_LEAST = 30


@dataclass(frozen=True)
class Weights:
    """Bytes of the heaviest page of a kind: page with styles, its islands; `zipped` on the way."""

    page: int
    zipped: int
    islands: int
    islands_zipped: int


@dataclass(frozen=True)
class Times:
    """Milliseconds of a kind of page: half and 19 of 20 answers take no longer.

    `processor` is what an answer costs the service, whatever else the machine does.
    """

    p50: float
    p95: float
    processor: float


class Measures:
    """What is measured at a service on this machine, which is a Linux one."""

    def __init__(self, service: Process, islands: Mapping[str, bytes]) -> None:
        """*islands* are the files that only scripts need, by name."""
        self._connection = http.client.HTTPConnection("127.0.0.1", service.port)
        self._stat = Path(f"/proc/{service.pid}/stat")
        self._islands = islands

    def weights(self, addresses: Sequence[str]) -> Weights:
        """Of the heaviest of some pages."""
        return max(map(self._weights, addresses), key=lambda one: one.page)

    def times(self, addresses: Sequence[str]) -> Times:
        """Of answers to what was asked before, as often as it takes for a percentile."""
        for address in addresses:
            self._get(address)
        turns, before = max(_TURNS, _LEAST // len(addresses)), self._processor()
        took = [
            timed(lambda address=address: self._get(address)) * 1000  # type: ignore[misc]  # bound now
            for _ in range(turns)
            for address in addresses
        ]
        processor = (self._processor() - before) / len(took)
        return Times(statistics.median(took), p95(took), processor)

    def _processor(self) -> float:
        """Milliseconds of processor time that the service has taken so far."""
        words = self._stat.read_text(encoding="utf-8").rpartition(") ")[2].split()
        user, system = words[11:13]
        return (int(user) + int(system)) * 1000 / os.sysconf("SC_CLK_TCK")

    def _weights(self, address: str) -> Weights:
        page = self._get(address)
        text = page.decode()
        linked = [*_STYLES.findall(text), *_SCRIPTS.findall(text)]
        own = [one for one in linked if one.rpartition("/")[2] not in self._islands]
        others = [one for one in linked if one not in own]
        return Weights(
            len(page) + self._size(own),
            len(self._get(address, zipped=True)) + self._size(own, zipped=True),
            self._size(others),
            self._size(others, zipped=True),
        )

    def _size(self, addresses: Sequence[str], *, zipped: bool = False) -> int:
        return sum(len(self._get(address, zipped=zipped)) for address in addresses)

    def _get(self, address: str, *, zipped: bool = False) -> bytes:
        headers = {"Accept": "text/html,*/*;q=0.5"} | (
            {"Accept-Encoding": "gzip"} if zipped else {}
        )
        self._connection.request("GET", address, headers=headers)
        answer = self._connection.getresponse()
        body = answer.read()
        assert answer.status == http.client.OK, address
        return body
