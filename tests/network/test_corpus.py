"""Every kind of network on the real corpus: counts, and what all of them promise."""

from collections import Counter
from typing import Any

import networkx as nx
import pytest

from casegraph.errors import NotFoundError, QueryError
from casegraph.network import ATTRIBUTES, FILTERS, PROJECTIONS
from casegraph.repository import Repository

TYPES = {"string": str, "integer": int, "double": float, "boolean": bool}

# Kind, parameters and filters, nodes, edges. A change of the cases changes them; that is meant.
COUNTS: list[tuple[str, dict[str, Any], int, int]] = [
    ("cases-actors", {}, 1074, 1062),
    ("cases-actors", {"from_year": 2010, "to_year": 2012}, 706, 685),
    ("cases-actors", {"role": "funder"}, 153, 111),
    ("actors", {}, 1001, 7748),
    ("actors", {"weight": "newman", "min_weight": 0.15, "isolates": False}, 16, 13),
    ("actors", {"sector": ["private", "third-sector"]}, 284, 849),
    ("actors", {"country": "GB"}, 211, 1787),
    ("actors", {"backbone": 0.1, "isolates": False}, 3, 2),
    ("actors", {"component": "largest"}, 394, 3325),
    ("cases", {}, 73, 248),
    ("cases", {"neighbours": 0, "weight": "jaccard"}, 73, 2619),
    ("cases", {"neighbours": 0, "backbone": 0.05}, 73, 34),
    ("cases", {"scheme": "challenge"}, 73, 178),
    ("cases", {"by": "similarity"}, 73, 232),
    ("cases", {"strength": 3}, 24, 75),
    ("barriers", {}, 49, 487),
    ("barriers", {"min_weight": 5}, 49, 31),
    ("barrier-responses", {}, 111, 335),
    ("barrier-responses", {"text": "homelessness"}, 44, 66),
    ("mechanisms-outcomes", {}, 59, 76),
    ("mechanisms-outcomes", {"strength": 2}, 28, 27),
    ("mechanisms-outcomes", {"together": True}, 108, 1155),
    ("sources-cases", {}, 1376, 1320),
    ("sources-cases", {"by": "publishers"}, 1028, 1077),
    ("countries", {}, 25, 89),
    ("countries", {"neighbours": 0}, 25, 300),
    ("countries", {"by": "actors"}, 30, 52),
    ("countries", {"by": "relations"}, 25, 15),
    ("relations", {}, 118, 74),
    ("relations", {"outside": False}, 73, 29),
    ("relations", {"symmetric": False}, 110, 49),
    ("concepts", {}, 593, 559),
    ("concepts", {"scheme": "barrier", "unused": True}, 59, 58),
    ("neighbourhood", {"node": "case/gov-uk"}, 133, 178),
    ("neighbourhood", {"node": "vocab/barrier/silos", "depth": 2}, 300, 687),
    ("neighbourhood", {"node": "actor/hm-treasury", "depth": 2, "most": 500}, 323, 537),
]  # fmt: skip


def _name(row: tuple[str, dict[str, Any], int, int]) -> str:
    return "-".join([row[0], *(f"{name}={value}" for name, value in row[1].items())])


@pytest.mark.parametrize("row", COUNTS, ids=_name)
def test_a_network_of_the_corpus_has_so_many_nodes_and_edges(
    row: tuple[str, dict[str, Any], int, int], repository: Repository
) -> None:
    kind, given, nodes, edges = row
    made = repository.network(kind, **given)
    assert (made.number_of_nodes(), made.number_of_edges()) == (nodes, edges)


def test_every_kind_every_parameter_and_every_filter_is_counted() -> None:
    assert len(COUNTS) == 36
    assert {kind for kind, *_ in COUNTS} == set(PROJECTIONS)
    used = {(kind, name) for kind, given, *_ in COUNTS for name in given}
    declared = {
        (one.id, parameter.name) for one in PROJECTIONS.values() for parameter in one.parameters
    }
    assert declared <= used
    assert {name for _, name in used} >= set(FILTERS)


@pytest.mark.parametrize("row", COUNTS, ids=_name)
def test_a_network_is_flat_typed_and_as_its_register_says(
    row: tuple[str, dict[str, Any], int, int], repository: Repository
) -> None:
    made, told = repository.network(row[0], **row[1]), PROJECTIONS[row[0]]
    assert made.is_directed() == told.directed
    assert nx.number_of_selfloops(made) == 0
    assert {kind for _, kind in made.nodes(data="kind")} <= set(told.kinds)
    things = [data for _, data in made.nodes(data=True)] + [
        data for *_, data in made.edges(data=True)
    ]
    assert all(
        type(value) is TYPES[ATTRIBUTES[name].type] and value != ""
        for data in things
        for name, value in data.items()
    )
    assert all(weight > 0 for *_, weight in made.edges(data="weight"))
    assert all(data["label"] for _, data in made.nodes(data=True))
    if told.bipartite:
        kinds = made.nodes(data="kind")
        assert all(kinds[one] != kinds[other] for one, other in made.edges)


def test_a_network_is_the_same_each_time(repository: Repository) -> None:
    one, other = (repository.network("cases", by="similarity") for _ in range(2))
    assert nx.utils.graphs_equal(one, other)


def test_a_search_chooses_the_cases(repository: Repository) -> None:
    found = {hit.id for hit in repository.search("homelessness", country="US").hits}
    made = repository.network("cases", text="homelessness", country="US")
    assert {node.removeprefix("case/") for node in made} == found
    assert len(found) > 3


def test_chosen_cases_and_a_search_narrow_each_other(repository: Repository) -> None:
    made = repository.network("cases", cases=["gov-uk", "built-for-zero"], country="GB")
    assert list(made) == ["case/gov-uk"]


def test_a_search_that_finds_nothing_makes_an_empty_network(repository: Repository) -> None:
    assert list(repository.network("actors", text="zzzzzz", country="AQ")) == []


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"contry": "GB"}, "The network 'actors' has no parameter 'contry'"),
        ({"country": "UK"}, "There is no value 'UK' of the search facet 'country'"),
        ({"cases": ["gov-u"]}, "There is no case 'gov-u'. Did you mean 'gov-uk'"),
    ],
)
def test_what_is_not_there_is_said(
    given: dict[str, Any], message: str, repository: Repository
) -> None:
    with pytest.raises((QueryError, NotFoundError)) as refused:
        repository.network("actors", **given)
    assert message in str(refused.value)


def test_the_kinds_are_listed(repository: Repository) -> None:
    assert list(repository.networks) == list(PROJECTIONS)
    assert repository.networks["actors"].label == "Actors by shared cases"


def test_the_corpus_can_be_seen_year_by_year(repository: Repository) -> None:
    slices = repository.networks.slices("actors", cumulative=True)
    sizes = [len(slices(year)) for year in range(1990, 2026, 5)]
    assert sizes == sorted(sizes)
    assert sizes[-1] == repository.network("actors").number_of_nodes()


def test_a_small_neighbourhood_of_a_case_tells_what_happened_in_it(repository: Repository) -> None:
    made = repository.networks.network("neighbourhood", node="case/gov-uk", most=26)
    kinds = Counter(told["kind"] for _, told in made.nodes(data=True))
    assert kinds == {"barrier": 6, "mechanism": 6, "outcome": 6, "actor": 6, "case": 2}
    assert made.graph["label"] == "Around GOV.UK and the Government Digital Service"
    assert made.graph["left_out"] == 107
