"""Pictures of every page type at three widths, light and dark, into `.cache/screenshots/`.

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

from playwright.sync_api import Browser, ViewportSize, sync_playwright
from tests.web.page_types import PAGE_TYPES

FOLDER = Path(".cache/screenshots")
WIDTHS = {390: 844, 1280: 900, 1920: 1080}
SCHEMES = ("light", "dark")
LONGEST = 6000
QUIET = ("--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-sync")


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
                page.goto(PAGE_TYPES[name])
                whole = page.evaluate("document.documentElement.scrollHeight")
                page.screenshot(
                    path=FOLDER / f"{name}-{width}-{scheme}.png",
                    full_page="#" not in PAGE_TYPES[name],
                    clip={"x": 0, "y": 0, "width": width, "height": min(whole, LONGEST)}
                    if "#" not in PAGE_TYPES[name]
                    else None,
                )
            page.close()


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
