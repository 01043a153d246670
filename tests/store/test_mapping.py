"""Model and RDF: the table is complete, and every case comes back as it went in."""

import pytest
from pyoxigraph import BlankNode, NamedNode

from casegraph.model import KINDS, Case, Value, members
from casegraph.repository import Repository
from casegraph.store.mapping import LINKS, RESOURCES
from casegraph.store.read import read_actors, read_case
from casegraph.store.write import actor_quads, case_quads

STRUCTURE = {
    "id", "key", "kind", "evidence", "period", "indicators", "sources", "record", "origin",
    *(kind.section for kind in KINDS),
}  # fmt: skip


@pytest.mark.parametrize("model", RESOURCES, ids=lambda model: model.__name__)
def test_every_field_of_the_model_has_a_property(model: type[Value]) -> None:
    mapped = {prop.field for prop in RESOURCES[model].properties}
    fields = {member.name for member in members(model)}
    assert mapped <= fields
    assert fields - mapped <= STRUCTURE


def test_every_kind_of_claim_is_mapped_and_linked() -> None:
    assert len(KINDS) == 12
    assert all(kind in RESOURCES for kind in KINDS)
    assert set(LINKS) == {kind.kind for kind in KINDS}


def test_no_two_fields_of_a_class_share_a_property() -> None:
    for resource in RESOURCES.values():
        iris = [prop.iri for prop in resource.properties]
        assert len(iris) == len(set(iris)), resource.model


def test_all_cases_come_back_from_rdf_equal(repository: Repository) -> None:
    cases = repository.cases()
    assert len(cases) == 73
    for case in cases:
        assert read_case(case.id, case_quads(case)) == case


def test_all_actors_come_back_from_rdf_equal(repository: Repository) -> None:
    actors = dict(repository.actors)
    assert len(actors) == 1005
    assert read_actors(actor_quads(actors.values())) == actors


def test_a_case_has_no_blank_nodes(hennepin: Case) -> None:
    quads = list(case_quads(hennepin))
    assert len(quads) > 500
    assert not any(isinstance(term, BlankNode) for quad in quads for term in quad)


def test_a_claim_keeps_its_key_in_its_iri(hennepin: Case) -> None:
    subjects = {quad.subject for quad in case_quads(hennepin)}
    key = hennepin.barriers[0].key
    iri = f"https://w3id.org/casegraph/case/heading-home-hennepin#barrier-{key}"
    assert NamedNode(iri) in subjects
