"""A client of the service over the real corpus, and a reader of pages."""

from collections.abc import Callable, Iterator
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph_api.app import create_app

_VOID = {"br", "hr", "img", "input", "link", "meta"}


class Page(HTMLParser):
    """What a page holds: its elements, and those that were left open or closed too often."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Pictures have titles too, but a page has one.
        name = "svg title" if tag == "title" and "svg" in self._open else tag
        self.elements.append((name, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()} closes something else")

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of all elements of a kind."""
        return [attrs for name, attrs in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        """The ids in the page, in order."""
        return [attrs["id"] for _, attrs in self.elements if "id" in attrs]

    @property
    def links(self) -> list[str]:
        """Everything that a link leads to."""
        return [attrs["href"] for attrs in self.all("a")]


@pytest.fixture(scope="session")
def client(repository: Repository) -> Iterator[TestClient]:
    """A client that asks like a program."""
    with TestClient(create_app(repository), headers={"Accept": "*/*"}) as client:
        yield client


@pytest.fixture(scope="session")
def open_page(client: TestClient) -> Callable[[str], Page]:
    """Opens a page like a browser does."""
    return lambda address: Page(client.get(address, headers={"Accept": "text/html"}).text)
