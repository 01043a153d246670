"""What does not conform to the schema of service descriptions is found."""

import pytest
from rdflib import Graph

from tests.conformance.description_schema import faults

HEAD = """
    @prefix : <http://example.org/> .
    @prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
    :it a sd:Service .
"""


def _faults(statements: str) -> list[str]:
    return faults(Graph().parse(data=HEAD + statements, format="turtle"))


@pytest.mark.parametrize(
    "statements",
    [
        ":it sd:endpoint :sparql ; sd:supportedLanguage sd:SPARQL11Query .",
        ":it sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ] .",
        ":it sd:availableGraphs [ a sd:Dataset ] .",
        ":it sd:defaultEntailmentRegime <http://www.w3.org/ns/entailment/Simple> .",
        ":it :anything sd:UnionDefaultGraph .",
    ],
)
def test_a_description_conforms(statements: str) -> None:
    assert _faults(statements) == []


@pytest.mark.parametrize(
    ("statements", "fault"),
    [
        (":it sd:url :sparql .", "url is no property"),
        (":it a sd:Endpoint .", "Endpoint is no class"),
        (":it sd:feature sd:Federation .", "Federation is nothing"),
        (":it sd:feature sd:SPARQL11Query .", "SPARQL11Query is a value of"),
        (":other sd:endpoint :sparql .", "other has"),
        (":it sd:defaultDataset :untyped .", "untyped is a value of"),
        (':it sd:endpoint "http://example.org/sparql" .', "no resource"),
        (":it sd:availableGraphs [ a sd:NamedGraph ] .", "is no GraphCollection"),
    ],
)
def test_a_fault_is_named(statements: str, fault: str) -> None:
    assert any(fault in found for found in _faults(statements))
