"""What the tests of the ontology share."""

import pytest
from rdflib import Graph

from casegraph.resources import ontology_folder


@pytest.fixture(scope="session")
def schemes() -> Graph:
    """All concept schemes with their mappings."""
    graph = Graph()
    for folder in ("schemes", "mappings"):
        for file in sorted((ontology_folder() / folder).glob("*.ttl")):
            graph.parse(file)
    return graph
