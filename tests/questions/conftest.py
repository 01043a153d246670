"""The real corpus in both engines."""

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store
from rdflib import Graph

from casegraph.repository import Repository
from casegraph.store.questions import Known


@pytest.fixture(scope="session")
def known(repository: Repository) -> Known:
    """What the value of a parameter may name."""
    return Known(repository.vocabulary, dict.fromkeys(repository.case_ids, "A title"))


@pytest.fixture(scope="session")
def corpus(repository: Repository) -> Store:
    """The store of the real corpus."""
    return Store.read_only(str(repository.snapshot / "store"))


@pytest.fixture(scope="session")
def corpus_in_rdflib(corpus: Store) -> Graph:
    """The real corpus, all graphs merged, in rdflib's own memory."""
    merged = corpus.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    assert merged is not None
    return Graph().parse(data=merged, format="nt")
