"""A browser before the real service: pages that report whatever they should not do.

`page` fails its test at the end for anything in the console, for a request to another host and for
a breach of the content policy. Where Chromium or the built scripts are missing the tests are
skipped and say so; with CASEGRAPH_REQUIRE_BROWSER set they fail.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    ViewportSize,
    sync_playwright,
)

from casegraph.repository import Repository
from casegraph_api.assets import assets
from tests.conformance.services import running

_HERE = Path(__file__).parent
_AXE = _HERE.parents[1] / "web" / "node_modules" / "axe-core" / "axe.min.js"
_COMMANDS = ("chromium", "chromium-browser", "google-chrome")
_QUIET = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_TELL_BREACHES = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`content policy: ${event.violatedDirective} ${event.blockedURI}`));"""
_RUN_AXE = """async () => (await axe.run()).violations.map(({id, help, nodes}) =>
  `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`)"""
# What the browser says of its own drawing by software, whatever the page does.
_NOT_OURS = "GPU stall due to ReadPixels"
_WIDE = ViewportSize(width=1280, height=900)
Axe = Callable[[Page], list[str]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests of this folder, so that they can be run or left out by `-m web`."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker("web")


def _do_without(reason: str) -> NoReturn:
    if os.environ.get("CASEGRAPH_REQUIRE_BROWSER"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def site(repository: Repository) -> Iterator[str]:
    """The address of the service as `casegraph serve` runs it, over the real corpus."""
    snapshots = str(repository.snapshot.parent)
    command = ("casegraph", "serve", "--port", "PORT")
    with running(command, "/sparql", CASEGRAPH_SNAPSHOTS=snapshots) as service:
        yield f"http://127.0.0.1:{service.port}"


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium. It ends with the tests of this folder: others start event loops of their own."""
    command = next(filter(None, map(shutil.which, _COMMANDS)), None)
    if command is None:
        _do_without(f"no browser here: none of {', '.join(_COMMANDS)} is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=command, args=list(_QUIET))
        yield browser
        browser.close()


@pytest.fixture
def forgiven() -> list[str]:
    """Parts of complaints that a test provokes on purpose; each must then be heard."""
    return []


@pytest.fixture
def page(browser: Browser, site: str, forgiven: list[str]) -> Iterator[Page]:
    """A page with JavaScript; what it should not have done fails the test in the end."""
    if not any(name.endswith(".js") for name in assets()):
        _do_without("the scripts of the pages are not built: scripts/build_web.py does it")
    yield from _checked(browser.new_context(base_url=site, viewport=_WIDE), site, forgiven)


@pytest.fixture
def plain_page(browser: Browser, site: str, forgiven: list[str]) -> Iterator[Page]:
    """A page without JavaScript, checked in the same way."""
    context = browser.new_context(base_url=site, viewport=_WIDE, java_script_enabled=False)
    yield from _checked(context, site, forgiven)


@pytest.fixture(scope="session")
def axe() -> Axe:
    """Checks an open page for accessibility: what axe-core has to say against it."""
    if not _AXE.is_file():
        _do_without(f"axe-core is not here: {_AXE} is brought by scripts/build_web.py")
    source = _AXE.read_text(encoding="utf-8")

    def violations(page: Page) -> list[str]:
        page.evaluate(source)
        found: list[str] = page.evaluate(_RUN_AXE)
        return found

    return violations


def _checked(context: BrowserContext, site: str, forgiven: list[str]) -> Iterator[Page]:
    complaints: list[str] = []
    context.set_default_timeout(10_000)
    context.add_init_script(_TELL_BREACHES)
    context.on("request", lambda request: complaints.extend(_elsewhere(request.url, site)))
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    page.on("console", lambda line: complaints.extend(_said(line)))
    page.on("dialog", lambda dialog: complaints.append(_dismissed(dialog)))
    yield page
    context.close()
    assert [said for said in complaints if not any(part in said for part in forgiven)] == []
    assert [part for part in forgiven if not any(part in said for said in complaints)] == []


def _dismissed(dialog: Dialog) -> str:
    dialog.dismiss()
    return f"dialog: {dialog.message}"


def _said(line: ConsoleMessage) -> list[str]:
    ours = line.type in ("error", "warning") and _NOT_OURS not in line.text
    return [f"console: {line.text} ({line.location.get('url', '')})"] if ours else []


def _elsewhere(url: str, site: str) -> list[str]:
    parts = urlsplit(url)
    own = parts.scheme in ("data", "blob") or f"{parts.scheme}://{parts.netloc}" == site
    return [] if own else [f"request to another host: {url}"]
