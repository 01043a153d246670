"""What was measured as Markdown and as JSON, and the verdicts on the targets."""

import math
import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.sparql.compare import CLIENTS, SLOW, Results
from bench.sparql.grow import Grown
from bench.sparql.queries import AGGREGATE, LOOK_UP, MIX, Query
from bench.sparql.servers import Endpoint

__all__ = ["Report", "Verdict"]

_NONE = "-"
_OURS, _OXIGRAPH, _RDFLIB = "casegraph", "oxigraph", "rdflib-endpoint"
_AS_IT_IS = "casegraph-kept"
_MOST_LOOK_UP = 2.0
_AGAINST_OXIGRAPH = ((LOOK_UP, _MOST_LOOK_UP), (AGGREGATE, 1.2))


@dataclass(frozen=True)
class Verdict:
    """One target: what was aimed at, what came out, and whether that will do."""

    target: str
    measured: str
    met: bool

    def __str__(self) -> str:
        return f"| {self.target} | {self.measured} | {'met' if self.met else 'MISSED'} |"


@dataclass(frozen=True)
class Report:
    """One run."""

    grown: Grown
    endpoints: Mapping[str, Endpoint]
    queries: Sequence[Query]
    results: Results
    floor: Mapping[int, float]

    def markdown(self) -> Iterator[str]:
        """The report, part by part."""
        floor = ", ".join(f"{self.floor[count]:.2f} ms with {count}" for count in CLIENTS)
        yield f"{self.grown.statements:,} statements, {self.grown.times} times the corpus; "
        yield f"{os.cpu_count()} cores, Python {platform.python_version()}. "
        yield f"The client itself takes (median): {floor}.\n\n"
        yield from self._servers()
        yield from self._answers()
        for clients in CLIENTS:
            yield from self._latencies(clients)
        yield from self._ratios()
        yield f"{_NONE}: no answer, or one that takes a single client over {SLOW:g} s.\n\n"
        yield "| target | measured | |\n|---|---|---|\n"
        yield from (f"{verdict}\n" for verdict in self.verdicts())

    def _servers(self) -> Iterator[str]:
        yield _head("server", "loaded in, s", "ready in, s", "memory after, MB")
        for name, endpoint in self.endpoints.items():
            held = self.results.memory[name]
            yield _row(
                name, f"{endpoint.loading:.1f}", f"{endpoint.process.ready:.2f}", f"{held:.0f}"
            )
        yield "\n"

    def _answers(self) -> Iterator[str]:
        """A column each only for servers that do not answer as the first one does."""
        seen = {
            name: [self.results.seen[q.name, name] for q in self.queries] for name in self.endpoints
        }
        first, *others = self.endpoints
        differing = [name for name in others if seen[name] != seen[first]]
        alike = [name for name in others if name not in differing]
        yield _head("answer", " = ".join((first, *alike)), *differing)
        for number, query in enumerate(self.queries):
            yield _row(query.label, *(str(seen[name][number]) for name in (first, *differing)))
        yield "\n"

    def _latencies(self, clients: int) -> Iterator[str]:
        unit = "median / p95, ms; answers a second"
        yield _head(f"{clients} client{'s' * (clients > 1)}: {unit}", *self.endpoints)
        for query in self.queries:
            yield _row(query.label, *(self._cell(query, name, clients) for name in self.endpoints))
        yield "\n"

    def _cell(self, query: Query, name: str, clients: int) -> str:
        given = (query.name, name, clients)
        middle, high = self.results.median(*given), self.results.p95(*given)
        if math.isnan(middle):
            return _NONE
        return f"{middle:.3g} / {high:.3g}; {self.results.rate(*given):.3g}"

    def _ratios(self) -> Iterator[str]:
        others = [name for name in self.endpoints if name != _OURS]
        yield _head("our median as part of theirs, 1 client (16)", *others)
        for query in self.queries:
            cells = (self._both_ratios(query, name) for name in others)
            yield _row(f"{query.label} ({query.kind})", *cells)
        yield "\n"

    def _both_ratios(self, query: Query, name: str) -> str:
        one, many = (_shown(self.ratio(query, name, clients)) for clients in CLIENTS)
        return f"{one} ({many})"

    def ratio(self, query: Query, name: str, clients: int = 1, *, ours: str = _OURS) -> float:
        """Our median latency divided by another's."""
        own = self.results.median(query.name, ours, clients)
        return own / self.results.median(query.name, name, clients)

    def verdicts(self) -> Iterator[Verdict]:
        """The targets of which this run can tell."""
        if _OURS not in self.endpoints:
            return
        if _OXIGRAPH in self.endpoints:
            asked = {query.kind for query in self.queries}
            if _AS_IT_IS in self.endpoints and LOOK_UP in asked:
                yield self._worst(LOOK_UP, _MOST_LOOK_UP, _AS_IT_IS)
            yield from (self._worst(*told) for told in _AGAINST_OXIGRAPH if told[0] in asked)
        if _RDFLIB in self.endpoints:
            yield self._mix()
        yield self._right()

    def _worst(self, kind: str, most: float, ours: str = _OURS) -> Verdict:
        asked = [query for query in self.queries if query.kind == kind]
        ratios = {query.label: self.ratio(query, _OXIGRAPH, ours=ours) for query in asked}
        worst = max(ratios, key=lambda label: _or_infinite(ratios[label]))
        how = "as the service is by default" if ours == _AS_IT_IS else "worked out anew"
        target = f"each {kind} at most {most:g} times oxigraph serve's median latency, {how}"
        return Verdict(target, f"at most {ratios[worst]:.2f} ({worst})", ratios[worst] <= most)

    def _mix(self) -> Verdict:
        ours, theirs = (
            math.fsum(self.results.median(name, server) for name in MIX)
            for server in (_OURS, _RDFLIB)
        )
        target = "mix of six at least 10 times faster than rdflib-endpoint"
        times = theirs / ours
        return Verdict(target, f"{times:.1f} times: {ours:.1f} ms, {theirs:.0f} ms", times >= 10)

    def _right(self) -> Verdict:
        failed = sum(
            load.failed for (_, name, _), load in self.results.loads.items() if name == _OURS
        )
        differ = sum(seen.own > 0 or bool(seen.fault) for seen in self.results.seen.values())
        measured = f"{failed} of ours failed, {differ} answers differ or are missing"
        return Verdict("every answer right and alike", measured, not failed and not differ)

    def data(self) -> dict[str, Any]:
        """Everything, for programs."""
        return {
            "times": self.grown.times,
            "statements": self.grown.statements,
            "cores": os.cpu_count(),
            "floor_ms": dict(self.floor),
            "servers": {
                name: {
                    "loading_s": endpoint.loading,
                    "ready_s": endpoint.process.ready,
                    "memory_mb": self.results.memory[name],
                }
                for name, endpoint in self.endpoints.items()
            },
            "answers": [
                {"query": query, "server": server, "rows": seen.rows, "own": seen.own,
                 "fault": seen.fault}
                for (query, server), seen in self.results.seen.items()
            ],
            "loads": [self._load(*key) for key in self.results.loads],
            "verdicts": [vars(verdict) for verdict in self.verdicts()],
        }  # fmt: skip

    def _load(self, query: str, server: str, clients: int) -> dict[str, Any]:
        load = self.results.loads[query, server, clients]
        return {
            "query": query,
            "server": server,
            "clients": clients,
            "answers": len(load.seconds),
            "failed": load.failed,
            "median_ms": self.results.median(query, server, clients),
            "p95_ms": self.results.p95(query, server, clients),
            "per_second": self.results.rate(query, server, clients),
            "bytes": load.size,
        }


def _shown(ratio: float) -> str:
    return _NONE if math.isnan(ratio) else f"{ratio:.3g}"


def _or_infinite(ratio: float) -> float:
    return math.inf if math.isnan(ratio) else ratio


def _head(*cells: str) -> str:
    return _row(*cells) + "|---" * len(cells) + "|\n"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |\n"
