"""The networks of the corpus: all measures, and how long they take."""

import time

from casegraph.network import PROJECTIONS, NetworkInput
from casegraph.network.measures import MEASURES, measured
from casegraph.repository import Repository


def _given(repository: Repository) -> NetworkInput:
    cases = tuple(repository.cases())
    strengths = {case.id: repository.strengths(case.id) for case in cases}
    return NetworkInput(cases, repository.actors, repository.vocabulary, strengths)


def test_all_measures_of_cases_and_actors_take_under_three_seconds(
    repository: Repository,
) -> None:
    network = PROJECTIONS["cases-actors"].network(_given(repository))
    measured(network, "eigenvector")  # loads the libraries
    begun = time.process_time()
    found = measured(network)
    assert time.process_time() - begun < 3.0
    assert found.network["nodes"] == len(network)
    assert len(found.parameters) + len(found.refused) == len(MEASURES)
    assert set(found.refused) == _NOT_OF_TWO_KINDS


_NOT_OF_TWO_KINDS = {
    "attribute-assortativity",
    "average-clustering",
    "betweenness-centralisation",
    "closeness-centralisation",
    "clustering",
    "degree-centralisation",
    "density",
    "in-degree",
    "in-strength",
    "out-degree",
    "out-strength",
    "reciprocity",
    "strong-component",
    "strong-components",
    "transitivity",
}
