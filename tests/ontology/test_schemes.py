"""The vocabularies: how many concepts there are, how they hang together, where they point."""

from collections import Counter

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, ORG, OWL, RDF, RDFS, SKOS, VOID

from casegraph.model import Vocabulary
from casegraph.resources import ontology_folder

CG = "https://w3id.org/casegraph/ns#"
VOCAB = "https://w3id.org/casegraph/vocab/"
UNITS = 54
FILES = sorted((ontology_folder() / "schemes").glob("*.ttl"))


def test_there_are_45_schemes_in_45_files(vocabulary: Vocabulary) -> None:
    assert {scheme.id for scheme in vocabulary.schemes} == {file.stem for file in FILES}
    assert len(FILES) == 45


def test_there_are_756_concepts_and_54_units(vocabulary: Vocabulary) -> None:
    sizes = {scheme.id: len(scheme.concepts) for scheme in vocabulary.schemes}
    assert sizes.pop("unit") == UNITS
    assert sum(sizes.values()) == 756


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_file_holds_its_own_scheme_and_nothing_else(file: object) -> None:
    graph = Graph().parse(str(file))
    scheme = next(graph.subjects(RDF.type, SKOS.ConceptScheme))
    for subject in set(graph.subjects()) - {scheme}:
        assert (subject, SKOS.inScheme, scheme) in graph
        assert str(subject).startswith(f"{scheme}/")


def test_no_concept_is_its_own_ancestor(vocabulary: Vocabulary) -> None:
    for scheme in vocabulary.schemes:
        for concept in scheme.concepts:
            above = list(scheme.ancestors(concept.slug))
            assert not above or above[-1].broader is None, concept


def test_every_concept_is_reached_from_a_top_concept(schemes: Graph) -> None:
    for concept in schemes.subjects(RDF.type, SKOS.Concept):
        top = list(schemes.transitive_objects(concept, SKOS.broader))[-1]
        assert (schemes.value(concept, SKOS.inScheme), SKOS.hasTopConcept, top) in schemes


def test_reading_order_has_no_gap(schemes: Graph) -> None:
    for scheme in schemes.subjects(RDF.type, SKOS.ConceptScheme):
        concepts = schemes.subjects(SKOS.inScheme, scheme)
        order = sorted(schemes.value(concept, URIRef(f"{CG}order")).value for concept in concepts)  # type: ignore[union-attr]  # every concept has an order, as a shape asks
        assert order == list(range(1, len(order) + 1)), scheme


def test_labels_are_unique_in_their_scheme(vocabulary: Vocabulary) -> None:
    for scheme in vocabulary.schemes:
        labels = Counter(concept.label.casefold() for concept in scheme.concepts)
        assert [label for label, times in labels.items() if times > 1] == [], scheme.id


def test_notations_are_unique_in_their_scheme(vocabulary: Vocabulary) -> None:
    for scheme in vocabulary.schemes:
        notations = [concept.notation for concept in scheme.concepts if concept.notation]
        assert len(notations) == len(set(notations)), scheme.id


def test_grouping_concepts_have_something_to_group(vocabulary: Vocabulary) -> None:
    for scheme in vocabulary.schemes:
        for concept in scheme.concepts:
            assert not concept.grouping or scheme.narrower(concept.slug), concept


def test_ranks_run_with_the_scale(vocabulary: Vocabulary) -> None:
    strength = {c.slug: c.rank for c in vocabulary.scheme("evidence-strength").concepts}
    assert strength == {f"sms-{level}": level for level in range(6)}
    nesta = {c.slug: c.rank for c in vocabulary.scheme("nesta-level").concepts}
    assert nesta == {f"nesta-{level}": level for level in range(1, 6)}


def test_policy_areas_carry_the_cofog_code(vocabulary: Vocabulary) -> None:
    areas = vocabulary.scheme("policy-area").concepts
    assert all(area.slug == f"cofog-{area.notation}" for area in areas)
    assert vocabulary.concept("policy-area", "cofog-10.6").broader == "cofog-10"


def test_roles_are_also_roles_of_the_organisation_ontology(schemes: Graph) -> None:
    roles = set(schemes.subjects(SKOS.inScheme, URIRef(f"{VOCAB}actor-role")))
    assert roles == set(schemes.subjects(RDF.type, ORG.Role))


def test_tasks_belong_to_roles_and_are_not_narrower(schemes: Graph) -> None:
    tied = list(schemes.subject_objects(URIRef(f"{CG}taskOfRole")))
    assert len(tied) == 25
    assert all(str(role).startswith(f"{VOCAB}actor-role/") for _, role in tied)


def test_case_relations_name_properties_that_exist(schemes: Graph) -> None:
    terms = Graph().parse(ontology_folder() / "casegraph.ttl")
    relations = list(schemes.subjects(SKOS.inScheme, URIRef(f"{VOCAB}case-relation")))
    assert len(relations) == 12
    for relation in relations:
        assert (schemes.value(relation, RDFS.seeAlso), RDF.type, OWL.ObjectProperty) in terms


def test_links_between_our_own_concepts_are_not_broken(schemes: Graph) -> None:
    concepts = set(schemes.subjects(RDF.type, SKOS.Concept))
    links = (SKOS.broader, SKOS.relatedMatch, SKOS.closeMatch, SKOS.exactMatch)
    targets = {o for link in links for o in schemes.objects(None, link) if str(o).startswith(VOCAB)}
    assert targets <= concepts


def test_mappings_stay_outside_the_scheme(schemes: Graph) -> None:
    for match in (SKOS.exactMatch, SKOS.closeMatch, SKOS.relatedMatch):
        for concept, target in schemes.subject_objects(match):
            scheme = schemes.value(concept, SKOS.inScheme)
            assert scheme != schemes.value(target, SKOS.inScheme), concept


def test_mappings_have_a_file_of_their_own_for_each_target() -> None:
    files = sorted((ontology_folder() / "mappings").glob("*.ttl"))
    assert len(files) == 9
    for file in files:
        graph = Graph().parse(file)
        [linkset] = graph.subjects(RDF.type, VOID.Linkset)
        assert linkset == URIRef(f"https://w3id.org/casegraph/mapping/{file.stem}")
        [target] = graph.objects(linkset, VOID.objectsTarget)
        predicates = set(graph.objects(linkset, VOID.linkPredicate))
        links = [(p, o) for s, p, o in graph if s != linkset]
        assert {p for p, _ in links} == predicates
        assert all(str(o).startswith(str(target)) for _, o in links)
        assert (linkset, DCTERMS.created, None) in graph


def test_schemes_hold_no_match_with_other_vocabularies() -> None:
    for file in FILES:
        graph = Graph().parse(file)
        for match in (SKOS.exactMatch, SKOS.closeMatch):
            assert [o for o in graph.objects(None, match) if not str(o).startswith(VOCAB)] == []


def test_no_concept_has_two_exact_matches_in_one_vocabulary(schemes: Graph) -> None:
    matches = Counter(
        (concept, str(target).rsplit("/", 1)[0])
        for concept, target in schemes.subject_objects(SKOS.exactMatch)
    )
    assert matches.most_common(1)[0][1] == 1


def test_literature_is_given_as_web_addresses_or_isbn(schemes: Graph) -> None:
    sources = set(schemes.objects(None, DCTERMS.source))
    assert len(sources) > 40
    assert all(str(source).startswith(("https://", "http://", "urn:isbn:")) for source in sources)


ENTRY_SCHEMES = {
    "actor-role": 23,
    "barrier": 54,
    "challenge": 17,
    "context-factor": 29,
    "enabler": 32,
    "innovation-type": 19,
    "mechanism": 84,
    "outcome": 38,
}


@pytest.mark.parametrize(("scheme", "leaves"), ENTRY_SCHEMES.items())
def test_every_leaf_concept_has_8_to_20_phrases_of_practitioners(
    vocabulary: Vocabulary, scheme: str, leaves: int
) -> None:
    phrases = {c.slug: len(c.hidden_labels) for c in vocabulary.scheme(scheme).concepts}
    usable = vocabulary.scheme(scheme).usable
    assert len(usable) == leaves
    assert [slug for slug in usable if not 8 <= phrases[slug] <= 20] == []


@pytest.mark.parametrize("scheme", ENTRY_SCHEMES)
@pytest.mark.parametrize("language", ["es", "fr", "de"])
def test_every_concept_has_labels_in_other_languages(
    schemes: Graph, scheme: str, language: str
) -> None:
    for concept in schemes.subjects(SKOS.inScheme, URIRef(f"{VOCAB}{scheme}")):
        preferred, others = (
            [o for o in schemes.objects(concept, label) if getattr(o, "language", "") == language]
            for label in (SKOS.prefLabel, SKOS.altLabel)
        )
        assert len(preferred) == 1, concept
        assert len(others) in (2, 3), concept
