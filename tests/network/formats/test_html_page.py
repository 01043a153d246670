"""The interactive page: whole in one file, asking nobody for anything, running only our scripts."""

import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from json import loads

import pytest

from casegraph.errors import ResultTooLargeError
from casegraph.network import AnyNetwork, Network
from casegraph.network.formats import to_bytes
from tests.network.formats.networks import HOSTILE, every, hostile, small

_ASKING = {"src", "href", "action", "data", "poster", "srcset", "formaction", "background"}


class _Page(HTMLParser):
    """Tags with their attributes, texts of scripts by their id, cells of the table."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.names: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.scripts += [""] if tag == "script" else []

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}", {}))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "script":
            self.scripts[-1] += data
        if [tag for tag, _ in self.tags[-2:]] == ["th", "button"]:
            self.names.append(data)


def _page(network: AnyNetwork) -> _Page:
    return _Page(to_bytes(network, "html").decode("utf-8"))


@pytest.mark.parametrize(("name", "network"), every())
def test_it_refers_to_nothing_outside(name: str, network: AnyNetwork) -> None:
    page = _page(network)
    assert [tag for tag, _ in page.tags].count("script") == 4
    assert not [a for _, attributes in page.tags for a in attributes if a in _ASKING]
    assert not {tag for tag, _ in page.tags} & {"link", "iframe", "img", "base", "object", "form"}
    assert not [a for _, attributes in page.tags for a in attributes if a.startswith("on")]


def test_no_style_asks_for_a_file() -> None:
    text = to_bytes(small(), "html").decode("utf-8")
    styles = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    assert len(styles) == 2
    assert "@import" not in "".join(styles)
    assert set(re.findall(r"url\((.{5})", "".join(styles))) <= {"data:", "'data", '"data'}


def test_bad_texts_stay_texts() -> None:
    page = _page(hostile())
    data = loads(page.scripts[0])
    assert [node["id"] for node in data["nodes"]] == list(range(21))
    assert data["nodes"][2]["label"] == "</script><script>alert(1)</script>"
    assert HOSTILE[2] in page.names
    assert "49" not in page.names


def test_the_policy_names_the_digests_of_the_scripts_that_run() -> None:
    page = _page(hostile())
    (policy,) = [a["content"] for tag, a in page.tags if "http-equiv" in a]
    digests = [b64encode(sha256(one.encode()).digest()).decode() for one in page.scripts[2:]]
    assert policy is not None
    assert policy.startswith("default-src 'none'; script-src ")
    assert all(f"'sha256-{digest}'" in policy for digest in digests)
    assert "unsafe-inline'; style-src" not in policy


def test_the_table_says_what_the_drawing_says() -> None:
    page = _page(small())
    assert page.names == [
        *("Name", "Ties", "Kind", "Country", "From", "To", "open", "score"),
        *("A case", "An actor", "Another"),
    ]


def test_a_directed_network_has_arrows() -> None:
    data = loads(_page(small(directed=True)).scripts[0])
    assert [edge["arrows"] for edge in data["edges"]] == ["to", "to"]


def test_a_network_that_no_browser_could_draw_is_refused() -> None:
    network = Network()
    network.add_nodes_from(range(5_001))
    with pytest.raises(ResultTooLargeError, match="5,001 nodes; at most 5,000"):
        to_bytes(network, "html")


def test_pyvis_is_loaded_only_for_a_page() -> None:
    code = (
        "import sys, casegraph.network.formats as f, casegraph.network as n; g = n.Network();"
        "g.add_edge('a', 'b'); [f.to_bytes(g, x) for x in f.NETWORK_FORMATS if x != 'html'];"
        "assert not {'pyvis', 'IPython', 'jinja2'} & set(sys.modules), 'too early'"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
