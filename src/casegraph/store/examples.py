"""The competency questions inside the graph, as SHACL describes queries that can be run.

Editors that read such examples, as those of the SIB endpoints do, find them here.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from casegraph.model import Question
from casegraph.store.iris import ONTOLOGY, QUESTIONS_GRAPH, question_iri
from casegraph.store.mapping import iri
from casegraph.store.questions import Known, in_words

__all__ = ["example_quads"]

_KINDS = ("sh:SPARQLExecutable", "sh:SPARQLSelectExecutable")
_GRAPH = NamedNode(QUESTIONS_GRAPH)

Said = tuple[str, NamedNode | Literal]


def example_quads(questions: Iterable[Question], known: Known) -> Iterator[Quad]:
    """Each question with its example filled in, in a graph of their own."""
    for question in questions:
        yield from _about(question_iri(question.id), _question(question, known))


def _about(subject: str, said: Iterable[Said]) -> Iterator[Quad]:
    for name, value in said:
        yield Quad(NamedNode(subject), NamedNode(iri(name)), value, _GRAPH)


def _question(question: Question, known: Known) -> Iterator[Said]:
    examples = {name: parameter.example for name, parameter in question.parameters.items()}
    for kind in _KINDS:
        yield "rdf:type", NamedNode(iri(kind))
    yield "dct:identifier", Literal(question.id)
    yield "rdfs:label", Literal(question.title, language="en")
    yield "rdfs:comment", Literal(in_words(question, examples, known), language="en")
    yield "dct:description", Literal(question.why, language="en")
    yield "sh:prefixes", NamedNode(ONTOLOGY)  # where `description` declares them
    yield "sh:select", Literal(question.query)
    for user in question.asked_by:
        yield "schema:keywords", Literal(user)
