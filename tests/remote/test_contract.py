"""What a store elsewhere has to give: the same as our own, or an error."""

import asyncio
from typing import Any

import pytest
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Triple, parse

from casegraph.errors import EndpointError, QueryError, ResultTooLargeError
from casegraph.files.questions import read_questions
from casegraph.formats import FORMATS
from casegraph.repository import Repository
from casegraph.resources import ontology_folder
from casegraph.sparql.engine import Ask, Reply
from casegraph.sparql.guard import check
from casegraph.sparql.remote import Remote
from casegraph.store.evaluate import Bounds, Dataset, evaluate
from casegraph.store.iris import BASE, ONTOLOGY_GRAPH
from casegraph.store.labels import labelled
from casegraph.store.probing import connect
from casegraph.store.reader import open_store
from tests.questions.engines import examples
from tests.remote.conftest import Filled

QUESTIONS = read_questions(ontology_folder())
# Questions that a store gets wrong by a fault of its own, some with one plan and not with another.
FAULTS = {
    "oxigraph": {},
    "virtuoso": {
        "best-evidence": "its compiler fails on OPTIONAL within NOT EXISTS",
        "condition-matrix": "a path of length nought or one finds too much",
    },
}
ORDERED = """SELECT ?case ?year ?name ?end WHERE {
  ?case a cg:Case ; cg:startYear ?year ; dct:title|foaf:name ?name .
  OPTIONAL { ?case cg:endYear ?end } } ORDER BY ?case ?name LIMIT 50"""
TABLES = [name for name, form in FORMATS.items() if "table" in form.kinds]
GRAPHS = [name for name, form in FORMATS.items() if "graph" in form.kinds]


def _reply(filled: Filled, query: str, form: str, **more: Any) -> Reply:
    """The answer of the engine, the query having passed the guard."""
    ask = Ask(check(query).sealed(), FORMATS[form], 20, **more)

    async def work() -> Reply:
        engine = Remote(filled.graphs, filled.settings.limits)
        try:
            return await engine.answer(ask)
        finally:
            await engine.close()

    return asyncio.run(work())


def _own(repository: Repository, query: str, form: str, *dataset: Any, label: Any = None) -> bytes:
    store = open_store(repository.snapshot / "store")
    bounds = Bounds(250_000, 1 << 26)
    return evaluate(store, query, FORMATS[form], Dataset(*dataset), bounds, label)[0]


def _triples(body: bytes, form: str) -> set[Triple]:
    rdf = RdfFormat.from_media_type(FORMATS[form].media_type)
    return {quad.triple for quad in parse(body, format=rdf)}


def test_the_faults_of_others_are_few() -> None:
    assert {kind: len(faults) for kind, faults in FAULTS.items()} == {"oxigraph": 0, "virtuoso": 2}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_has_the_same_rows(name: str, filled: Filled, repository: Repository) -> None:
    values = examples(QUESTIONS[name])
    try:
        there = filled.repository.ask(name, **values).rows
    except (EndpointError, QueryError):
        there = ()
    same = there == repository.ask(name, **values).rows
    assert same or name in FAULTS[filled.kind]


def test_every_case_is_the_same(filled: Filled, repository: Repository) -> None:
    assert filled.repository.case_ids == repository.case_ids
    assert filled.repository.cases() == repository.cases()


@pytest.mark.parametrize("what", ["actors", "vocabulary", "concept_uses", "quality"])
def test_what_the_pages_are_made_of_is_the_same(
    what: str, filled: Filled, repository: Repository
) -> None:
    assert getattr(filled.repository, what) == getattr(repository, what)


def test_the_glossary_is_the_same(filled: Filled, repository: Repository) -> None:
    assert filled.repository.glossary.terms == repository.glossary.terms
    there, here = (
        each.glossary.concept("barrier", "silos") for each in (filled.repository, repository)
    )
    assert there == here


@pytest.mark.parametrize("form", TABLES)
def test_a_table_has_the_same_bytes(form: str, filled: Filled, repository: Repository) -> None:
    reply = _reply(filled, ORDERED, form)
    assert reply.body == _own(repository, ORDERED, form)
    assert reply.rows == 50


@pytest.mark.parametrize("form", ["json", "xml"])
@pytest.mark.parametrize("query", ["ASK { ?s a cg:Case }", "ASK { ?s a cg:None }"])
def test_a_truth_value_has_the_same_bytes(
    query: str, form: str, filled: Filled, repository: Repository
) -> None:
    assert _reply(filled, query, form).body == _own(repository, query, form)


@pytest.mark.parametrize("form", GRAPHS)
def test_a_graph_has_the_same_statements(form: str, filled: Filled, repository: Repository) -> None:
    query = "CONSTRUCT { ?o ?p ?v } WHERE { ?o a cg:Outcome ; cg:text ?t ; ?p ?v } "
    there, here = _reply(filled, query, form).body, _own(repository, query, form)
    assert _triples(there, form) == _triples(here, form)


def test_labels_come_with_a_graph_on_request(filled: Filled, repository: Repository) -> None:
    query = "CONSTRUCT { ?c cg:barrier ?b } WHERE { ?c cg:barrier ?b }"
    there = _reply(filled, query, "nt", labels=True).body
    here = _own(repository, query, "nt", label=labelled)
    assert _triples(there, "nt") == _triples(here, "nt")


RECORD, ACTORS = f"{BASE}record/gov-uk", f"{BASE}graph/actors"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
COUNT_NAMED = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"


@pytest.mark.parametrize("query", [COUNT, COUNT_NAMED])
@pytest.mark.parametrize(
    ("default", "named"),
    [
        (None, None),
        ((RECORD,), None),
        (None, (RECORD,)),
        ((RECORD, ACTORS), (ACTORS,)),
        ((f"{BASE}record/none",), (f"{BASE}record/none",)),
    ],
)
def test_the_dataset_of_the_protocol_is_kept(
    query: str, default: Any, named: Any, filled: Filled, repository: Repository
) -> None:
    reply = _reply(filled, query, "csv", default_graphs=default, named_graphs=named)
    assert reply.body == _own(repository, query, "csv", default, named)


@pytest.mark.parametrize("clause", [f"FROM <{RECORD}>", f"FROM <{RECORD}> FROM <{ACTORS}>"])
def test_the_dataset_of_the_query_is_kept(
    clause: str, filled: Filled, repository: Repository
) -> None:
    query = COUNT.replace("WHERE", f"{clause} WHERE")
    assert _reply(filled, query, "csv").body == _own(repository, query, "csv")


@pytest.mark.parametrize("query", ["SELECT * {", "SELECT ?x { ?x a }", "ASK { FILTER(nix()) }"])
def test_a_query_that_cannot_be_read_is_the_askers_fault(query: str, filled: Filled) -> None:
    with pytest.raises(QueryError, match="The store cannot read the query"):
        _reply(filled, query, "json")


def test_all_statements_are_given_or_none(filled: Filled, repository: Repository) -> None:
    for query, form in (("SELECT * { ?s ?p ?o }", "csv"), ("CONSTRUCT WHERE { ?s ?p ?o }", "nt")):
        try:
            reply = _reply(filled, query, form)
        except ResultTooLargeError:
            assert filled.graphs.abilities.limited
        else:
            assert reply.rows == repository.info["statements"]


def test_a_graph_that_is_longer_than_an_answer_is_read_page_by_page(
    filled: Filled, repository: Repository
) -> None:
    name = NamedNode(ONTOLOGY_GRAPH)
    own = open_store(repository.snapshot / "store")
    there, here = (
        list(each.quads_for_pattern(None, None, None, name)) for each in (filled.graphs, own)
    )
    assert len(there) == len(here) > 10_000
    assert _named(there) == _named(here)


def _named(quads: list[Quad]) -> set[Quad]:
    return {q for q in quads if BlankNode not in (type(q.subject), type(q.object))}


def test_other_data_are_refused_with_the_remedy(filled: Filled, repository: Repository) -> None:
    own = open_store(repository.snapshot / "store")
    with pytest.raises(EndpointError, match=r"the snapshot 5\. Load .* with: casegraph publish"):
        connect(filled.server.queries, own, 5, 1000)
