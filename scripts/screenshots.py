"""Pictures of every page type at three widths, light and dark, into `.cache/screenshots/`.

A page longer than a picture goes on in `-part2` and so on; a case and a briefing are taken as they
are printed as well.

`python -m scripts.screenshots [name...]` starts the service itself; `--at ADDRESS` looks at one
that runs already. The folder is not committed.
"""

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, FloatRect, Page, ViewportSize, sync_playwright
from tests.web.page_types import PAGE_TYPES

FOLDER = Path(".cache/screenshots")
WIDTHS = {390: 844, 1280: 900, 1920: 1080}
SCHEMES = ("light", "dark")
PAPER = ViewportSize(width=794, height=1123)  # A4 at 96 dots an inch
PRINTED = {"case", "briefing"}
IN_WINDOW = {"case-source"}  # a card that lies at the foot of the window
LONGEST = 6000
SETTLING = 800
QUIET = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-sync",
    "--enable-unsafe-swiftshader",
)


@contextmanager
def service(port: int) -> Iterator[str]:
    """The service over the record of this checkout, while pictures are taken."""
    here = f"http://127.0.0.1:{port}"
    started = subprocess.Popen(
        (Path(sys.executable).parent / "casegraph", "serve", "--port", str(port))
    )
    try:
        _await(f"{here}/readyz")
        yield here
    finally:
        started.terminate()
        started.wait(20)


def _await(address: str) -> None:
    for _ in range(300):
        try:
            with urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    sys.exit(f"The service does not answer at {address}.")


def take(browser: Browser, here: str, names: list[str]) -> None:
    """All pictures of the page types named."""
    for scheme in SCHEMES:
        for width, height in WIDTHS.items():
            size = ViewportSize(width=width, height=height)
            page = browser.new_page(base_url=here, viewport=size, color_scheme=scheme)
            for name in names:
                _open(page, PAGE_TYPES[name])
                _picture(page, f"{name}-{width}-{scheme}", whole=name not in IN_WINDOW)
            page.close()
    paper = browser.new_page(base_url=here, viewport=PAPER)
    paper.emulate_media(media="print")
    for name in PRINTED.intersection(names):
        _open(paper, PAGE_TYPES[name])
        _picture(paper, f"{name}-printed", whole=True)
    paper.close()


def _open(page: Page, address: str) -> None:
    """Open a page, and wait until what is drawn by script stands."""
    page.goto("about:blank")  # else a fragment is only followed on the page that is there
    page.goto(address, wait_until="networkidle")
    if page.locator("section[data-network]").count():
        page.locator("section[data-network][data-ready]").wait_for()
        page.wait_for_timeout(SETTLING)


def _picture(page: Page, name: str, *, whole: bool) -> None:
    """A picture of what the window shows or of the whole page; a long one goes on in others."""
    if not whole:
        page.screenshot(path=FOLDER / f"{name}.png")
        return
    for old in FOLDER.glob(f"{name}-part*.png"):
        old.unlink()
    width, height = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
    for part, top in enumerate(range(0, height, LONGEST), start=1):
        clip = FloatRect(x=0, y=top, width=width, height=min(LONGEST, height - top))
        file = f"{name}.png" if part == 1 else f"{name}-part{part}.png"
        page.screenshot(path=FOLDER / file, full_page=True, clip=clip)


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="page types; all where none is named")
    parser.add_argument("--at", help="address of a service that runs already")
    parser.add_argument("--port", type=int, default=8791)
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in PAGE_TYPES]
    if unknown:
        sys.exit(f"No page type {', '.join(unknown)}. There are: {', '.join(PAGE_TYPES)}.")
    command = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if command is None:
        sys.exit("No browser here: install chromium.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=command, args=list(QUIET))
        if asked.at:
            take(browser, asked.at, asked.names or list(PAGE_TYPES))
        else:
            with service(asked.port) as here:
                take(browser, here, asked.names or list(PAGE_TYPES))
        browser.close()
    print(f"Pictures lie in {FOLDER}/")


if __name__ == "__main__":
    main()
