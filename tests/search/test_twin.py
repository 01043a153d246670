"""The SPARQL twin of a search finds the cases that the search finds."""

from itertools import combinations

import pytest
from bench.relevance.judged import read_tasks

from casegraph.model import Vocabulary
from casegraph.repository import Repository
from casegraph.search import FACETS, SearchQuery, SearchResult
from casegraph.search.twin import PATHS, fitted, twin
from casegraph.sparql.guard import check
from casegraph.store.iris import case_iri

QUERIES = [task for task in read_tasks() if task.kind == "queries" and task.text][:20]
GOV_UK = "GOV.UK and the Government Digital Service"
HOSTILE = [
    "a\nb } # c",
    "x\r} INSERT DATA { <urn:a> <urn:b> <urn:c> } #",
    "x\\u000A} SERVICE <http://example.org/> { ?s ?p ?o } #",
    "x\\\\u000a} SELECT",
    "x\u2028} SELECT * { ?s ?p ?o }\u0085}\x0b}\x0c}",
    "'''\"\"\"{{{(((<<<",
    "\ud800 \U0001f600 \u202eabc \x00",
]


def found(repository: Repository, query: SearchQuery) -> SearchResult:
    """The answer to a query, all of whose hits are on its page."""
    answer = repository.find(query)
    assert answer.total == len(answer.hits)
    return answer


def differences(repository: Repository, queries: list[SearchQuery]) -> list[str]:
    """What the search or its twin finds alone, for each query where they differ."""
    told = []
    for query in queries:
        answer = found(repository, query)
        assert answer.sparql is not None
        rows = [row["case"] for row in repository.sparql(answer.sparql)]
        assert len(rows) == len(set(rows))
        alone = {case_iri(hit.id) for hit in answer.hits} ^ set(rows)
        told += [f"{query}: {sorted(alone)}"] if alone else []
    return told


def where(**facets: str | list[str]) -> SearchQuery:
    return SearchQuery(where=facets, limit=200)


def test_every_facet_has_its_way_through_the_graph() -> None:
    assert list(PATHS) == list(FACETS)


def test_every_field_of_a_query_is_said_or_does_not_change_which_cases_are_found() -> None:
    said = {"expand", "imported", "text", "where", "start_from", "start_to"}
    assert set(SearchQuery.__dataclass_fields__) - {"sort", "limit", "offset"} == said


def test_every_value_of_every_facet_finds_the_same(
    repository: Repository, vocabulary: Vocabulary
) -> None:
    queries = [where(**{name: v}) for name, f in FACETS.items() for v in f.known(vocabulary)]
    assert len(queries) >= 600
    assert differences(repository, queries) == []


def test_counts_of_facets_are_those_of_the_graph(repository: Repository) -> None:
    counted = 0
    for name, values in repository.search().facets.items():
        for value in values:
            assert len(repository.sparql(twin(where(**{name: value.value}), None))) == value.count
            counted += 1
    assert counted >= 300


def test_every_pair_of_facets_finds_the_same(repository: Repository) -> None:
    first = {
        name: [value.value for value in values[1:3]]
        for name, values in repository.search().facets.items()
    }
    queries = [where(**{a: first[a], b: first[b]}) for a, b in combinations(FACETS, 2)]
    assert len(queries) == 78
    assert differences(repository, queries) == []


def test_all_facets_at_once_find_the_same(repository: Repository) -> None:
    facets = repository.search().facets
    every = {name: [value.value for value in values] for name, values in facets.items()}
    assert differences(repository, [where(**every)]) == []


def test_years_find_the_same(repository: Repository) -> None:
    starts = sorted({hit.start for hit in found(repository, where()).hits})
    queries = [
        SearchQuery(start_from=low, start_to=high, limit=200)
        for year in starts
        for low, high in ((year, None), (None, year), (year, year), (year, year + 5))
    ]
    queries += [SearchQuery(start_from=-(10**30), start_to=10**30, limit=200)]
    assert len(queries) == 4 * len(starts) + 1 >= 100
    assert differences(repository, queries) == []


def test_judged_queries_find_the_same(repository: Repository) -> None:
    queries = [SearchQuery(task.text or "", limit=200) for task in QUERIES]
    assert len(queries) == 20
    assert differences(repository, queries) == []


def test_words_with_facets_and_years_find_the_same(repository: Repository) -> None:
    mixed = SearchQuery(
        "housing OR budget -pilot", where={"country": ["US", "GB"]}, start_from=2000, limit=200
    )
    assert found(repository, mixed).total > 3
    assert differences(repository, [mixed]) == []


def test_words_that_nothing_has_find_nothing(repository: Repository) -> None:
    nothing = SearchQuery("qqzzxx")
    assert differences(repository, [nothing]) == []
    assert "VALUES" not in twin(nothing, [])


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_person_types_stays_in_the_comment(text: str) -> None:
    plain = twin(SearchQuery("homeless"), ["gov-uk"]).splitlines()
    hostile = twin(SearchQuery(text), ["gov-uk"]).splitlines()
    assert len(plain) == len(hostile)
    assert [p for p, h in zip(plain, hostile, strict=True) if p != h] == ["  # The words: homeless"]
    (comment,) = [line for line in hostile if line not in plain]
    assert comment.startswith("  # The words: ")
    assert "\\" not in comment


@pytest.mark.parametrize("text", HOSTILE)
def test_the_guard_lets_the_twin_of_any_text_pass(repository: Repository, text: str) -> None:
    sparql = twin(SearchQuery(text), ["gov-uk"])
    assert check(sparql).kind == "table"
    assert [row["title"] for row in repository.sparql(sparql)] == [GOV_UK]


def test_rows_are_in_the_order_of_titles(repository: Repository) -> None:
    titles = [row["title"] for row in repository.sparql(twin(where(country="FI"), None))]
    assert len(titles) >= 2
    assert titles == sorted(titles)


def test_without_words_no_case_is_named() -> None:
    assert twin(SearchQuery(where={"barrier": "silos"}, start_to=2010), None) == (
        "PREFIX barrier: <https://w3id.org/casegraph/vocab/barrier/>\n"
        "PREFIX cg: <https://w3id.org/casegraph/ns#>\n"
        "PREFIX dct: <http://purl.org/dc/terms/>\n"
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n"
        "\n"
        "SELECT ?case ?title\n"
        "WHERE {\n"
        "  ?case a cg:Case ; dct:title ?title .\n"
        "  ?case cg:startYear ?start . FILTER (?start <= 2010)\n"
        "  # Barrier, or one narrower than that\n"
        "  { SELECT DISTINCT ?case WHERE {\n"
        "    VALUES ?barrier { barrier:silos }\n"
        "    ?case cg:hasBarrier/cg:barrier/skos:broader* ?barrier .\n"
        "  } }\n"
        "}\n"
        "ORDER BY ?title ?case\n"
    )


def test_a_twin_that_is_too_long_is_left_out_with_a_note() -> None:
    many = SearchResult(1, (), {}, sparql="x" * 101)
    left = fitted(many, 100)
    assert left.sparql is None
    assert "too many cases" in left.sparql_note
    assert fitted(many, 101) is many
