"""The catalogue: what DCAT-AP 3 makes mandatory and recommends is there, and leads to the files."""

from collections import defaultdict

import pytest
from pyoxigraph import BlankNode, Triple

from casegraph.repository import Repository
from casegraph.store.dcat import catalogue
from casegraph.store.iris import CATALOGUE, DATASET, PREFIXES
from casegraph.store.mapping import iri

HERE = "https://cases.example.net"
Node = dict[str, list[str]]
# Mandatory, then recommended: DCAT-AP 3.0.1, but for what only a list of the EU could tell.
ASKED = {
    "dcat:Catalog": """
        dct:title dct:description dct:publisher dcat:dataset dcat:service
        dct:language dct:issued dct:license dct:spatial dct:modified dcat:themeTaxonomy
        foaf:homepage""",
    "dcat:Dataset": """
        dct:title dct:description
        dcat:contactPoint dcat:distribution dcat:keyword dct:publisher dct:spatial dct:temporal
        dcat:theme""",
    "dcat:Distribution": """
        dcat:accessURL
        dct:description dct:format dct:license""",
    "dcat:DataService": """
        dct:title dcat:endpointURL
        dcat:servesDataset dcat:endpointDescription dcat:contactPoint dct:publisher dcat:theme
        dct:conformsTo dcat:keyword""",
    "foaf:Agent": "foaf:name",
    "dct:PeriodOfTime": "dcat:startDate",
}
NUMBERS = {"dcat:Catalog": 1, "dcat:Dataset": 1, "dcat:Distribution": 6, "dcat:DataService": 2}


@pytest.fixture(scope="module")
def told(repository: Repository) -> list[Triple]:
    return catalogue(repository._reader.store, repository.dumps.values(), HERE)


@pytest.fixture(scope="module")
def nodes(told: list[Triple]) -> dict[str, Node]:
    """What is said of each thing, by the IRIs of the properties."""
    found: dict[str, Node] = defaultdict(lambda: defaultdict(list))
    for statement in told:
        value = getattr(statement.object, "value", "")
        found[str(statement.subject)[1:-1]][statement.predicate.value].append(value)
    return found


def of_class(nodes: dict[str, Node], name: str) -> dict[str, Node]:
    return {key: node for key, node in nodes.items() if iri(name) in node.get(iri("rdf:type"), ())}


def missing(nodes: dict[str, Node], name: str) -> list[str]:
    """What is asked for of a class and not said of a thing of it."""
    return [
        f"{key} {prop}"
        for key, node in of_class(nodes, name).items()
        for prop in ASKED[name].split()
        if not node.get(iri(prop))
    ]


@pytest.mark.parametrize("name", ASKED)
def test_nothing_that_is_asked_for_is_missing(name: str, nodes: dict[str, Node]) -> None:
    assert len(of_class(nodes, name)) >= NUMBERS.get(name, 1)
    assert missing(nodes, name) == []


def test_what_is_missing_is_found(nodes: dict[str, Node]) -> None:
    lacking = {DATASET: {**nodes[DATASET], iri("dct:title"): []}}
    assert missing(lacking, "dcat:Dataset") == [f"{DATASET} dct:title"]


def test_every_file_of_data_is_a_distribution(
    nodes: dict[str, Node], repository: Repository
) -> None:
    found = of_class(nodes, "dcat:Distribution")
    addresses = {node[iri("dcat:downloadURL")][0] for node in found.values()}
    names = [name for name in repository.dumps if name != "SHA256SUMS"]
    assert addresses == {f"{HERE}/dumps/{name}" for name in names}
    assert set(nodes[DATASET][iri("dcat:distribution")]) == set(found)


def test_a_distribution_has_the_size_and_the_digest_of_its_file(
    nodes: dict[str, Node], repository: Repository
) -> None:
    dump = repository.dumps["casegraph.nq.gz"]
    node = nodes[f"{CATALOGUE}#casegraph.nq.gz"]
    checksum = nodes[node["http://spdx.org/rdf/terms#checksum"][0]]
    assert node[iri("dcat:byteSize")] == [str(dump.size)]
    assert checksum["http://spdx.org/rdf/terms#checksumValue"] == [dump.sha256]
    assert node[iri("dcat:compressFormat")][0].endswith("/application/gzip")


def test_the_services_are_where_the_server_is(nodes: dict[str, Node]) -> None:
    found = of_class(nodes, "dcat:DataService").values()
    places = {node[iri("dcat:endpointURL")][0] for node in found}
    assert places == {f"{HERE}/sparql", f"{HERE}/api/v1"}


def test_the_catalogue_has_no_blank_node_and_says_nothing_twice(told: list[Triple]) -> None:
    assert len(told) == len(set(told)) > 400
    assert not [s for s in told if isinstance(s.subject, BlankNode)]
    assert not [s for s in told if isinstance(s.object, BlankNode)]
    assert {s.predicate.value.split("#")[0] for s in told} & set(PREFIXES) == set()
