"""What is taken along from the hostile corpus: read back by a library, and inert where seen."""

import csv
import io
import json
import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import networkx as nx
import pytest
from markdown_it import MarkdownIt
from rdflib import Dataset, Graph, Literal, URIRef
from ruamel.yaml import YAML
from starlette.testclient import TestClient

from casegraph.files.shape import check_shape
from casegraph.files.yaml import read_document
from casegraph.model import Case
from casegraph.repository import Repository
from tests.citations.readers import read_bibtex, read_ris
from tests.hostile.corpus import CASES, line, text
from tests.hostile.test_hostile import Inert, unbalanced
from tests.network.formats.dot_reader import attributes, statements

FIRST, SECOND = CASES
GRAPHS = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml", "nt": "nt"}
DATASETS = {"trig": "trig", "nq": "nquads"}
KINDS = (
    "cases-actors", "actors", "cases", "barriers", "barrier-responses", "mechanisms-outcomes",
    "sources-cases", "countries", "concepts",
)  # fmt: skip
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
SVG = "{http://www.w3.org/2000/svg}"
Told = dict[str, str]


def network(client: TestClient, kind: str, form: str) -> bytes:
    """A network of the hostile corpus as a file."""
    answer = client.get(f"/api/v1/networks/{kind}", params={"format": form})
    assert answer.status_code == 200
    return answer.content


def labels(client: TestClient, kind: str) -> Told:
    """The label of each node, as the plainest form has it."""
    given = json.loads(network(client, kind, "json"))
    return {node["id"]: node["label"] for node in given["nodes"]}


def ran(cells: list[str]) -> list[str]:
    """The cells that a spreadsheet would take for a formula."""
    return [one for one in cells if one.startswith(FORMULAS) and not _is_number(one)]


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", cell) is not None


def test_yaml_is_the_case_again(
    hostile_client: TestClient, hostile: Repository, tmp_path: Path
) -> None:
    file = tmp_path / f"{FIRST}.yaml"
    file.write_bytes(hostile_client.get(f"/case/{FIRST}.yaml").content)
    assert check_shape(read_document(file, file), Case) == hostile.case(FIRST)
    told = YAML(typ="safe", pure=True).load(file)
    assert (told["name"], told["summary"]) == (line(), text())


@pytest.mark.parametrize("form", [*GRAPHS, *DATASETS])
def test_statements_hold_texts_as_texts(hostile_client: TestClient, form: str) -> None:
    graph = Dataset() if form in DATASETS else Graph()
    answer = hostile_client.get(f"/case/{FIRST}.{form}")
    graph.parse(data=answer.text, format=(GRAPHS | DATASETS)[form])
    terms = {term for quad in graph for term in quad[:3]}
    words = {str(term) for term in terms if isinstance(term, Literal)}
    assert {line(), text()} <= words
    kinds = {urlsplit(term).scheme for term in terms if isinstance(term, URIRef)}
    assert kinds <= {"https", "http"}


def test_markdown_runs_nothing_and_links_only_to_sites(hostile_client: TestClient) -> None:
    told = hostile_client.get(f"/case/{FIRST}.md").text
    parsed = MarkdownIt("commonmark", {"html": True}).parse(told)
    every = [token for one in parsed for token in (one, *(one.children or ()))]
    assert {token.type for token in every} & {"html_block", "html_inline", "image"} == set()
    links = [str(token.attrs["href"]) for token in every if token.type == "link_open"]
    assert len(links) > 20
    assert {urlsplit(link).scheme for link in links} == {"https"}
    assert parsed[0].tag == "h1"
    assert [fault for row in told.splitlines() for fault in unbalanced(row)] == []


@pytest.mark.parametrize("sources", ["true", "false"])
def test_bibtex_has_an_entry_for_each_work(hostile_client: TestClient, sources: str) -> None:
    asked = {"format": "bibtex", "sources": sources}
    told = hostile_client.get(f"/api/v1/cases/{FIRST}/citation", params=asked).text
    items = hostile_client.get(f"/api/v1/cases/{FIRST}/citation", params=asked | {"format": "csl"})
    entries = read_bibtex(told)
    assert [one["title"] for one in entries.values()] == [one["title"] for one in items.json()]
    assert all("</script><script>" in one["title"] for one in entries.values())
    assert [fault for row in told.splitlines() for fault in unbalanced(row)] == []


@pytest.mark.parametrize("sources", ["true", "false"])
def test_ris_has_a_record_for_each_work(hostile_client: TestClient, sources: str) -> None:
    asked = {"format": "ris", "sources": sources}
    answer = hostile_client.get(f"/api/v1/cases/{FIRST}/citation", params=asked)
    items = hostile_client.get(f"/api/v1/cases/{FIRST}/citation", params=asked | {"format": "csl"})
    records = read_ris(answer.content.decode())
    assert [one["TI"] for one in records] == [[item["title"]] for item in items.json()]
    values = [value for one in records for of in one.values() for value in of]
    assert [fault for value in values for fault in unbalanced(value)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_gexf_and_graphml_give_every_label_back(hostile_client: TestClient, kind: str) -> None:
    given = labels(hostile_client, kind)
    gexf = nx.read_gexf(io.BytesIO(network(hostile_client, kind, "gexf")))
    graphml = nx.read_graphml(io.BytesIO(network(hostile_client, kind, "graphml")))
    assert dict(gexf.nodes(data="label")) == given
    assert dict(graphml.nodes(data="label")) == given


@pytest.mark.parametrize("kind", KINDS)
def test_dot_gives_every_label_back(hostile_client: TestClient, kind: str) -> None:
    read = statements(network(hostile_client, kind, "dot").decode())
    told = {one[0][1:]: attributes(one[2:])["label"] for one in read if one[1] == "["}
    assert told == labels(hostile_client, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_pajek_is_read_whole(hostile_client: TestClient, kind: str) -> None:
    read = nx.parse_pajek(network(hostile_client, kind, "pajek").decode("utf-8-sig"))
    assert len(read) == len(labels(hostile_client, kind))


@pytest.mark.parametrize("kind", KINDS)
def test_tables_of_a_network_hold_no_formula(hostile_client: TestClient, kind: str) -> None:
    archive = ZipFile(io.BytesIO(network(hostile_client, kind, "csv")))
    tables = {name: archive.read(name).decode() for name in archive.namelist()}
    tables["matrix"] = network(hostile_client, kind, "matrix").decode()
    for told in tables.values():
        rows = list(csv.reader(io.StringIO(told)))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert ran([cell for row in rows for cell in row]) == []
        assert [fault for row in rows for cell in row for fault in unbalanced(cell)] == []
    assert len(list(csv.reader(io.StringIO(tables["nodes.csv"])))) == 1 + len(
        labels(hostile_client, kind)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_only_a_picture(hostile_client: TestClient, kind: str) -> None:
    parts = list(fromstring(network(hostile_client, kind, "svg")).iter())
    assert {part.tag.removeprefix(SVG) for part in parts} <= {
        "svg", "title", "desc", "rect", "text", "g", "path", "circle", "marker",
    }  # fmt: skip
    names = [name for part in parts for name in part.attrib]
    assert [name for name in names if name.startswith("on") or name.endswith("href")] == []
    assert [fault for part in parts for fault in unbalanced(part.text or "")] == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_interactive_page_runs_only_what_its_policy_names(
    hostile_client: TestClient, kind: str
) -> None:
    page = network(hostile_client, kind, "html").decode()
    faults = [re.sub(r" \{.*", "", fault) for fault in Inert(page).faults]
    assert faults == ["<style>", "<style>", "script", "script", "script", "script"]
    assert "default-src 'none'; script-src 'sha256-" in unescape(page)


@pytest.mark.parametrize("address", ["/api/v1/cases", "/api/v1/search"])
def test_geojson_holds_texts_as_texts(hostile_client: TestClient, address: str) -> None:
    told: dict[str, Any] = hostile_client.get(f"{address}?format=geojson").json()
    assert told["type"] == "FeatureCollection"
    assert {feature["type"] for feature in told["features"]} == {"Feature"}
    assert {feature["properties"]["title"] for feature in told["features"]} == {line()}
    points = [feature["geometry"] for feature in told["features"] if feature["geometry"]]
    assert {point["type"] for point in points} == {"Point"}
