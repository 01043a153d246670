"""The network explorer in Chromium: how soon it draws, how many frames a second while it is moved.

The page is that of a network of the corpus, but the file that it draws from is a made one: a grown
scale-free network of the size asked for, with places as the service gives them.
"""

import json
import random
import shutil
import statistics
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

__all__ = ["Drawing", "browser", "drawings", "made_network"]

_COMMANDS = ("chromium", "chromium-browser", "google-chrome")
_QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update")
_PAGE = "/network?kind=actors"
_KINDS = ("case", "actor", "barrier", "mechanism")
_READY = """new MutationObserver((_, watch) => {
  if (!document.querySelector('[data-network][data-ready]')) return;
  watch.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => { window.drawnAt = performance.now(); }));
}).observe(document, {subtree: true, attributes: true, attributeFilter: ['data-ready']})"""
_PAN = """(seconds) => new Promise((done) => {
  const stage = document.querySelector('.stage canvas:last-of-type');
  const box = stage.getBoundingClientRect();
  const centre = [box.left + box.width / 2, box.top + box.height / 2];
  const send = (type, x, y) => (type === 'mousedown' ? stage : document).dispatchEvent(
    new MouseEvent(type, {clientX: x, clientY: y, bubbles: true, button: 0, buttons: 1}));
  send('mousedown', ...centre);
  const begun = performance.now();
  const frames = [];
  const step = (now) => {
    frames.push(now);
    const turn = (now - begun) / 400;
    send('mousemove', centre[0] + 120 * Math.sin(turn), centre[1] + 90 * Math.sin(1.3 * turn));
    if (now - begun < seconds * 1000) requestAnimationFrame(step);
    else { send('mouseup', ...centre); done(frames); }
  };
  requestAnimationFrame(step);
})"""
_RENDERER = """() => {
  const gl = document.createElement('canvas').getContext('webgl2');
  return gl.getParameter(gl.getExtension('WEBGL_debug_renderer_info').UNMASKED_RENDERER_WEBGL);
}"""


@dataclass(frozen=True)
class Drawing:
    """Seconds from asking for the page to its first drawing; frames a second; what drew them."""

    first: float
    frames: float
    slowest: float
    renderer: str


def made_network(nodes: int, edges: int, seed: int = 1) -> Mapping[str, Any]:
    """A network that grew by ties to those who have many, as node-link JSON."""
    chance = random.Random(seed)
    ties: dict[tuple[int, int], int] = {}
    ends = [0, 1]
    while len(ties) < edges:
        new = min(2 + len(ties) * nodes // edges, nodes - 1)
        pair = (chance.choice(ends), new)
        if pair[0] != new and pair not in ties:
            ties[pair] = chance.randint(1, 5)
            ends.extend(pair)
    return {
        "directed": False,
        "multigraph": False,
        "graph": {"kind": "actors"},
        "nodes": [_node(number, chance) for number in range(nodes)],
        "edges": [
            {"source": f"made/{one}", "target": f"made/{other}", "weight": weight}
            for (one, other), weight in ties.items()
        ],
    }


def _node(number: int, chance: random.Random) -> Mapping[str, Any]:
    place = {"x": chance.gauss(0, 400), "y": chance.gauss(0, 400)}
    return {"id": f"made/{number}", "label": f"Made {number}", "kind": _KINDS[number % 4]} | place


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium; RuntimeError where there is none."""
    command = next(filter(None, map(shutil.which, _COMMANDS)), None)
    if command is None:
        raise RuntimeError(f"None of {', '.join(_COMMANDS)} is installed.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=command, args=list(_QUIET))
        yield chromium
        chromium.close()


def drawings(chromium: Browser, site: str, network: Mapping[str, Any], runs: int) -> Drawing:
    """Medians of several visits by a browser that was never there."""
    content = json.dumps(network)
    seen = [_visit(chromium, site, content) for _ in range(runs)]
    return Drawing(
        statistics.median(one.first for one in seen),
        statistics.median(one.frames for one in seen),
        statistics.median(one.slowest for one in seen),
        seen[0].renderer,
    )


def _visit(chromium: Browser, site: str, content: str) -> Drawing:
    context = chromium.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(_READY)
    page.route(
        "**/api/v1/networks/actors?*format=json*",
        lambda route: route.fulfill(body=content, content_type="application/json"),
    )
    page.goto(_PAGE)
    page.wait_for_function("window.drawnAt")
    first = page.evaluate("window.drawnAt") / 1000
    frames = _panned(page)
    renderer = page.evaluate(_RENDERER)
    context.close()
    between = [later - sooner for sooner, later in pairwise(frames)]
    seconds = (frames[-1] - frames[0]) / 1000
    return Drawing(first, len(between) / seconds, max(between), renderer)


def _panned(page: Page, seconds: float = 3.0) -> Sequence[float]:
    """Milliseconds at which frames were drawn while the network was dragged about."""
    page.locator(".stage").scroll_into_view_if_needed()
    before = page.url
    frames: list[float] = page.evaluate(_PAN, seconds)
    page.wait_for_function("before => location.href !== before", arg=before)
    return frames
