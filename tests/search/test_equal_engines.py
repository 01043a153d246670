"""Both engines find the same on the real corpus, and rank it about as well."""

from collections.abc import Iterator, Mapping

import pytest
from bench.relevance.judged import Task, read_tasks
from bench.relevance.measures import figures

from casegraph.repository import Repository
from casegraph.search import ENGINES, Index, IndexInput, SearchQuery, SearchResult, engine

Engines = Mapping[str, Index]

QUERIES = tuple(task for task in read_tasks() if task.kind == "queries")
SITUATIONS = tuple(task for task in read_tasks() if task.kind == "situations")
WRITTEN = (
    "homel*", "hom* AND bud*", "title:hous*", "con*",
    "procurment~", "barier~", "goverment~ OR polcy~", "problem:eldery~",
    '"open data"', '"housing first"', 'summary:"digital identity"', '"data sharing agreement"',
    "co-production", "e-government", "title:co-production", "St Stephen's",
    "title:housing", "actor:Bloomberg", "place:Helsinki", "lesson:trust", "context:election",
    "barrier:silos", 'barrier:"risk aversion"', "country:Finland", "country:FI OR country:GB",
    "NOT housing", "-the", "NOT country:US", "budget -participatory", "NOT (water OR housing)",
    "(silos OR mistrust) AND council", "barrier:silos AND NOT title:data", "trust trust trust",
    "quarterly zeppelin", "zeppelin", "homeles shelterz", "Málaga", "MALAGA", "policies", "IT",
)  # fmt: skip


@pytest.fixture(scope="module")
def engines(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """Indexes of the real corpus by every engine."""
    folder = tmp_path_factory.mktemp("equal")
    strengths = {case: set(repository.strengths(case).values()) for case in repository.case_ids}
    given = IndexInput(repository.cases(), repository.actors, repository.vocabulary, strengths)
    for name in ENGINES:
        engine(name).write(folder / name, given)
    opened = {name: engine(name).open(folder / name) for name in ENGINES}
    yield opened
    for index in opened.values():
        index.close()


def _found(index: Index, text: str, limit: int = 200) -> SearchResult:
    return index.search(SearchQuery(text, limit=limit))


def _but_for_order(index: Index, text: str) -> object:
    """Everything that an answer says, but for scores and their order."""
    found = _found(index, text)
    hits = {hit.id: (hit.highlights, hit.matched) for hit in found.hits}
    return found.total, hits, found.facets, found.did_you_mean, found.notes


def _ndcg(index: Index, tasks: tuple[Task, ...]) -> float:
    ranked = [(task, [hit.id for hit in _found(index, task.text or "", 10).hits]) for task in tasks]
    return figures(ranked).ndcg


def test_so_many_queries_are_compared() -> None:
    assert (len(QUERIES), len(SITUATIONS), len(WRITTEN)) == (85, 94, 40)


@pytest.mark.parametrize("task", QUERIES, ids=lambda task: task.id)
def test_a_judged_question_finds_the_same(engines: Engines, task: Task) -> None:
    text = task.text or ""
    assert _but_for_order(engines["tantivy"], text) == _but_for_order(engines["whoosh"], text)


@pytest.mark.parametrize("text", WRITTEN)
def test_everything_that_can_be_written_finds_the_same(engines: Engines, text: str) -> None:
    assert _but_for_order(engines["tantivy"], text) == _but_for_order(engines["whoosh"], text)


@pytest.mark.parametrize(
    "text", ["sortition", "homel*", "procurment~", "title:housing", "barrier:silos"]
)
def test_the_first_hit_is_the_same(engines: Engines, text: str) -> None:
    first = {name: _found(index, text).hits[0].id for name, index in engines.items()}
    assert first["tantivy"] == first["whoosh"]


@pytest.mark.parametrize("tasks", [QUERIES, SITUATIONS], ids=["queries", "situations"])
def test_one_ranks_as_well_as_the_other(engines: Engines, tasks: tuple[Task, ...]) -> None:
    assert abs(_ndcg(engines["tantivy"], tasks) - _ndcg(engines["whoosh"], tasks)) < 0.02
