"""Walking through pages: pages of a print, focus that shows, steps by Tab, what is taken along."""

import csv
import re
from collections import defaultdict
from typing import Any, NamedTuple

import networkx as nx
from playwright.sync_api import Download, Locator, Page, expect

__all__ = [
    "Focused",
    "colours_by",
    "focused",
    "printed_pages",
    "read_network",
    "read_table",
    "see_briefing_of_houston",
    "tab_to",
]

_FOCUSED = """() => {
  const one = document.activeElement;
  const seen = (node) => {
    const style = getComputedStyle(node);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  };
  // What is drawn shows it by the lines of its shapes; an editor, around its hidden field.
  const drawn = () => [...one.querySelectorAll('circle')].some((shape) =>
    parseFloat(getComputedStyle(shape).strokeWidth) >= 2.5);
  const editor = one.closest('.CodeMirror-focused');
  const around = () => editor && seen(editor);
  const box = one.getBoundingClientRect();
  return {
    tag: one.outerHTML.replace(/\\s+/g, ' ').slice(0, 140),
    on_page: one === document.body,
    outlined: seen(one) || Boolean(one.closest('svg') ? drawn() : around()),
    in_sight: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
  };
}"""
_MOST_STEPS = 150


class Focused(NamedTuple):
    """What has the focus: its tag, whether that is nothing, whether one sees it and sees where."""

    tag: str
    on_page: bool
    outlined: bool
    in_sight: bool


def focused(page: Page) -> Focused:
    """What has the focus now."""
    return Focused(**page.evaluate(_FOCUSED))


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press Tab until something has the focus, which must be visible at every step."""
    for _ in range(_MOST_STEPS):
        page.keyboard.press(key)
        now = focused(page)
        assert now.on_page or (now.outlined and now.in_sight), now
        if wanted.evaluate("node => node === document.activeElement"):
            return
    raise AssertionError(f"{_MOST_STEPS} steps by {key} do not lead to {wanted}")


def printed_pages(page: Page) -> int:
    """On how many pages this page is printed."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def see_briefing_of_houston(page: Page) -> None:
    """The case stands there, and prints on two pages with what a briefing has to say."""
    expect(page.get_by_role("heading", level=1)).to_have_text("The Way Home (Houston)")
    assert printed_pages(page) == 2
    page.emulate_media(media="print")
    paper = page.locator("main").inner_text()
    for words in ("Houston", "Barriers", "Outcomes", "Sources", "720 to 32 days", "in the record"):
        assert words in paper
    for control in ("Main", "On this page"):
        expect(page.get_by_role("navigation", name=control)).to_be_hidden()


def read_table(download: Download) -> list[dict[str, str]]:
    """The rows of a table that was taken along."""
    text = download.path().read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines(keepends=True)))


def read_network(download: Download) -> Any:
    """The network that was taken along as GEXF."""
    return nx.read_gexf(download.path())


def colours_by(graph: Any, attribute: str) -> dict[Any, set[tuple[int, int, int]]]:
    """With which colours the nodes of each value of an attribute are drawn."""
    found: dict[Any, set[tuple[int, int, int]]] = defaultdict(set)
    for _, node in graph.nodes(data=True):
        colour = node["viz"]["color"]
        found[node[attribute]].add((colour["r"], colour["g"], colour["b"]))
    return found
