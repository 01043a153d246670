"""The questions inside the graph, as editors and other programs find them there."""

import pytest
from pyoxigraph import BlankNode, NamedNode, Store

from casegraph.files.questions import read_questions
from casegraph.repository import Repository
from casegraph.resources import ontology_folder
from casegraph.store.iris import PREFIXES, QUESTIONS_GRAPH
from tests.questions.engines import examples

QUESTIONS = read_questions(ontology_folder())
# As sparql-editor of the SIB asks for them
EXAMPLES = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?question ?comment ?query WHERE {
  ?question a sh:SPARQLExecutable ;
    rdfs:comment ?comment ;
    sh:select|sh:ask|sh:construct|sh:describe ?query .
} ORDER BY ?question"""
DECLARED = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT DISTINCT ?prefix ?namespace
WHERE { [] sh:namespace ?namespace ; sh:prefix ?prefix } ORDER BY ?prefix"""


@pytest.fixture(scope="module")
def found(repository: Repository) -> dict[str, tuple[str, str]]:
    """Comment and query of each example, by the id at the end of its IRI."""
    rows = repository.sparql(EXAMPLES).rows
    return {iri.rpartition("/question/")[2]: (comment, query) for iri, comment, query in rows}


def test_every_question_is_an_example(found: dict[str, tuple[str, str]]) -> None:
    assert len(found) == 31
    assert set(found) == set(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_example_gives_the_rows_of_its_question(
    name: str, found: dict[str, tuple[str, str]], repository: Repository
) -> None:
    rows = repository.sparql(found[name][1]).rows
    assert rows == repository.ask(name, **examples(QUESTIONS[name])).rows


def test_an_example_needs_no_prefixes_but_its_own(
    found: dict[str, tuple[str, str]], corpus: Store
) -> None:
    for _, query in found.values():
        corpus.query(query)


def test_an_example_is_told_in_words(found: dict[str, tuple[str, str]]) -> None:
    assert found["lessons-about"][0] == "Which lessons concern “Silos”, and who says so?"
    assert not [comment for comment, _ in found.values() if "{" in comment]


def test_the_prefixes_are_declared(repository: Repository) -> None:
    assert dict(repository.sparql(DECLARED).rows) == PREFIXES


def test_the_graph_of_questions_has_no_blank_nodes(corpus: Store) -> None:
    graph = NamedNode(QUESTIONS_GRAPH)
    quads = list(corpus.quads_for_pattern(None, None, None, graph))
    assert len(quads) > 31 * 8
    assert not [
        q for q in quads if isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode)
    ]


def test_the_default_graph_holds_the_questions_too(repository: Repository) -> None:
    assert repository.sparql("ASK { GRAPH ?g { ?q sh:select ?text } ?q sh:select ?text }").truth
