"""The glossary: what the ontology says about its terms, how they are used, and queries that run."""

import pytest

from casegraph.repository import Repository
from casegraph.store.glossary import ConceptEntry, TermEntry


@pytest.fixture(scope="module")
def terms(repository: Repository) -> dict[str, TermEntry]:
    return {entry.name: entry for entry in repository.glossary.terms}


def test_every_class_and_property_has_an_entry(terms: dict[str, TermEntry]) -> None:
    assert sum(entry.is_class for entry in terms.values()) == 21
    assert sum(not entry.is_class for entry in terms.values()) == 128


def test_an_entry_says_where_a_property_hangs(terms: dict[str, TermEntry]) -> None:
    barrier = terms["barrier"]
    assert barrier.domain == ["cg:BarrierEncounter"]
    assert barrier.range == ["skos:Concept"]
    assert barrier.scheme == "barrier"


def test_a_union_is_told_class_by_class(terms: dict[str, TermEntry]) -> None:
    assert terms["unit"].domain == ["cg:OutcomeObservation", "cg:CostItem"]


def test_use_of_a_class_counts_its_subclasses(
    terms: dict[str, TermEntry], repository: Repository
) -> None:
    assert terms["Claim"].uses == sum(repository.info["claims"].values())
    assert terms["Claim"].cases == list(repository.case_ids)


def test_use_of_a_property_counts_statements(
    terms: dict[str, TermEntry], repository: Repository
) -> None:
    assert terms["startYear"].uses == len(repository.case_ids)


def test_derived_terms_are_used_too(terms: dict[str, TermEntry]) -> None:
    assert len(terms["evidenceStrength"].cases) > 70


def test_the_example_of_every_term_in_use_finds_something(
    terms: dict[str, TermEntry], repository: Repository
) -> None:
    silent = [
        entry.name
        for entry in terms.values()
        if entry.uses and not len(repository.sparql(entry.example))
    ]
    assert silent == []


def test_the_example_of_every_concept_in_use_finds_something(repository: Repository) -> None:
    silent = [
        (scheme, slug)
        for scheme, slug in repository.concept_uses
        if not len(repository.sparql(repository.glossary.concept(scheme, slug).example))
    ]
    assert len(repository.concept_uses) > 300
    assert silent == []


@pytest.fixture
def silos(repository: Repository) -> ConceptEntry:
    return repository.glossary.concept("barrier", "silos")


def test_a_concept_cites_its_works(silos: ConceptEntry) -> None:
    [work] = silos.works
    assert work.iri == "https://doi.org/10.1080/14719037.2018.1473477"
    assert work.citation.startswith("Cinar, E., Trott, P., and Simms, C. (2019).")


def test_a_concept_has_labels_in_other_languages(silos: ConceptEntry) -> None:
    assert list(silos.labels) == ["de", "es", "fr"]
    assert silos.labels["de"][0] == "Silodenken"


def test_a_concept_has_matches_elsewhere(repository: Repository) -> None:
    matches = repository.glossary.concept("sdg", "11").matches
    assert ("exactMatch", "http://metadata.un.org/sdg/11") in matches


def test_every_work_that_a_concept_names_is_cited(repository: Repository) -> None:
    works = {
        work.iri: work.citation
        for scheme in repository.vocabulary.schemes
        for concept in scheme.concepts
        for work in repository.glossary.concept(scheme.id, concept.slug).works
    }
    assert len(works) == 44
    assert [iri for iri, citation in works.items() if citation == iri] == []
