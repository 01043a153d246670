"""Walking through pages: pages of a print, focus that shows, and steps by Tab."""

import re
from typing import NamedTuple

from playwright.sync_api import Locator, Page

__all__ = ["Focused", "focused", "printed_pages", "tab_to"]

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
