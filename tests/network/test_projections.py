"""Projections: what becomes a node, what a tie, and what both carry."""

from casegraph.network import PROJECTIONS, NetworkInput
from casegraph.repository import Repository


def _given(repository: Repository, *names: str) -> NetworkInput:
    cases = [repository.case(name) for name in names]
    strengths = {name: repository.strengths(name) for name in names}
    return NetworkInput(cases, repository.actors, repository.vocabulary, strengths)


def test_an_actor_is_tied_to_the_case_it_took_part_in(repository: Repository) -> None:
    given = _given(repository, "heading-home-hennepin")
    network = PROJECTIONS["cases-actors"].network(given)
    edge = network.edges["case/heading-home-hennepin", "actor/hennepin-county"]
    assert edge["weight"] == 1.0
    assert edge["claims"].startswith("https://w3id.org/casegraph/case/heading-home-hennepin#part")
