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
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

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
  // From a corner: in the middle a node may be taken hold of, which moves the node alone.
  const corner = [box.left + box.width * 0.04, box.top + box.height * 0.04];
  const send = (type, x, y) => (type === 'mousedown' ? stage : document).dispatchEvent(
    new MouseEvent(type, {clientX: x, clientY: y, bubbles: true, button: 0, buttons: 1}));
  send('mousedown', ...corner);
  const begun = performance.now();
  const frames = [];
  const step = (now) => {
    frames.push(now);
    const turn = (now - begun) / 400;
    send('mousemove', corner[0] + 120 * Math.sin(turn), corner[1] + 90 * Math.sin(1.3 * turn));
    if (now - begun < seconds * 1000) requestAnimationFrame(step);
    else { send('mouseup', ...corner); done(frames); }
  };
  requestAnimationFrame(step);
})"""
_RENDERER = """() => {
  const gl = document.createElement('canvas').getContext('webgl2');
  return gl.getParameter(gl.getExtension('WEBGL_debug_renderer_info').UNMASKED_RENDERER_WEBGL);
}"""


@dataclass(frozen=True)
class Drawing:
    """Seconds from asking for the page to its first drawing; frames a second; what drew them.

    `own` and `own_frame` are seconds of processor time of the page's own thread, to the first
    drawing and for a frame: what is left where a graphics card draws and nothing else runs.
    """

    first: float
    own: float
    frames: float
    own_frame: float
    renderer: str


def made_network(nodes: int, edges: int, seed: int = 1) -> Mapping[str, Any]:
    """A network that grew by ties to those who have many, as node-link JSON."""
    chance = random.Random(seed)
    ties: dict[tuple[int, int], int] = {}
    ends = [0]
    while len(ties) < edges:
        # In turn, so that every node has a tie before any chance of having many.
        new = 1 + len(ties) % (nodes - 1)
        old = chance.choice(ends)
        if old != new and (old, new) not in ties and (new, old) not in ties:
            ties[old, new] = chance.randint(1, 5)
            ends += (old, new)
        else:
            ends.append(chance.randrange(nodes))
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

    def middle(name: str) -> float:
        return float(statistics.median(getattr(one, name) for one in seen))

    return Drawing(
        middle("first"), middle("own"), middle("frames"), middle("own_frame"), seen[0].renderer
    )


def _visit(chromium: Browser, site: str, content: str) -> Drawing:
    context = chromium.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.add_init_script(_READY)
    page.route(
        "**/api/v1/networks/actors?*format=json*",
        lambda route: route.fulfill(body=content, content_type="application/json"),
    )
    page.goto(_PAGE)
    page.wait_for_function("() => window.drawnAt")
    first, own = page.evaluate("window.drawnAt") / 1000, _own(session)
    frames = _panned(page)
    own_frame = (_own(session) - own) / len(frames)
    renderer = page.evaluate(_RENDERER)
    context.close()
    seconds = (frames[-1] - frames[0]) / 1000
    return Drawing(first, own, (len(frames) - 1) / seconds, own_frame, renderer)


def _own(session: CDPSession) -> float:
    """Seconds of processor time that the thread of the page has taken so far."""
    told = session.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in told if one["name"] == "TaskDuration"))


def _panned(page: Page, seconds: float = 3.0) -> Sequence[float]:
    """Milliseconds at which frames were drawn while the network was dragged about."""
    page.locator(".stage").scroll_into_view_if_needed()
    before = page.url
    frames: list[float] = page.evaluate(_PAN, seconds)
    page.wait_for_function("before => location.href !== before", arg=before)
    return frames
