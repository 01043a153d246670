"""Measure the pages and print the report; exit 1 if a target is missed.

`python -m bench.web` runs the service on the curated corpus; Chromium draws the explorer.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import casegraph
from bench.measure import Measured
from bench.process import end_cleanly, running
from bench.web.explorer import browser, drawings, made_network
from bench.web.kinds import SEARCHED, page_kinds
from bench.web.pages import Measures

COMMAND = Path(sys.executable).with_name("casegraph")
_HEAVIEST, _SLOWEST = 150.0, 20.0
_TIMED = ("case", SEARCHED)
_NODES, _EDGES, _RUNS = 2_000, 6_000, 5
_FIRST, _FRAMES = 2.0, 30.0
_HEAD = (
    "| page | HTML and CSS, kB (gzip) | islands, kB (gzip) | p50 / p95, ms | processor, ms | |",
    "|---|---|---|---|---|---|",
)


def _islands() -> Mapping[str, bytes]:
    """The built scripts and their styles by name."""
    built = files("casegraph_api").joinpath("static", "built")
    return {file.name: file.read_bytes() for file in built.iterdir()} if built.is_dir() else {}


def _rows(measures: Measures, kinds: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """A line of the table for each kind of page."""
    for kind, addresses in kinds.items():
        weighs, takes = measures.weights(addresses), measures.times(addresses)
        kept = [_verdict("weight", weighs.page / 1000, _HEAVIEST)]
        if kind in _TIMED:
            kept.append(_verdict("p95", takes.p95, _SLOWEST))
        yield (
            f"| {kind} | {weighs.page / 1000:.0f} ({weighs.zipped / 1000:.0f}) | "
            f"{weighs.islands / 1000:.0f} ({weighs.islands_zipped / 1000:.0f}) | "
            f"{takes.p50:.1f} / {takes.p95:.1f} | {takes.processor:.1f} | {', '.join(kept)} |"
        )


def _verdict(what: str, value: float, most: float) -> str:
    return f"{what} {'met' if value < most else 'MISSED'}"


def _explorer(site: str) -> Iterator[str]:
    with browser() as chromium:
        shown = drawings(chromium, site, made_network(_NODES, _EDGES), _RUNS)
    what = f"network explorer, {_NODES:,} nodes, {_EDGES:,} ties"
    yield "| what | measured | target | | remark |\n|---|---|---|---|---|"
    own = f"{shown.own:.2f} s of it the page's own work; drawn by {shown.renderer}"
    yield str(Measured(f"{what}, first drawing", shown.first, "s", _FIRST, own))
    met = "met" if shown.frames >= _FRAMES else "MISSED"
    share = shown.own_frame * _FRAMES
    remark = (
        f"the page's own work: {shown.own_frame * 1000:.1f} ms a frame, {share:.0%} of its time"
    )
    measured = f"{shown.frames:.1f} a second | {_FRAMES:g} or more | {met} | {remark}"
    yield f"| {what}, frames while it is dragged | {measured} |"


def main() -> int:
    """Print the report."""
    end_cleanly()
    kinds, missed = page_kinds(casegraph.open().case_ids), False
    for line in _lines(kinds):
        print(line, flush=True)
        missed = missed or "MISSED" in line
    return int(missed)


def _lines(kinds: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The report, as it comes to be known."""
    with running(lambda port: (COMMAND, "serve", "--port", str(port)), "/readyz") as service:
        yield from _HEAD
        yield from _rows(Measures(service, _islands()), kinds)
        yield ""
        yield from _explorer(f"http://127.0.0.1:{service.port}")


if __name__ == "__main__":
    sys.exit(main())
