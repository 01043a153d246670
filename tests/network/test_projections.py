"""Projections: what becomes of small cases in each kind of network."""

import pytest

from casegraph.errors import NotFoundError, QueryError
from casegraph.model import Case
from casegraph.network import ATTRIBUTES, PROJECTIONS, NetworkInput, Tie
from casegraph.network.projections.relations import SYMMETRIC, TURNED
from casegraph.network.spans import ENDED
from casegraph.repository import Repository
from casegraph.resources import ontology_folder
from tests.network.small import barrier, edges, given, network, outcome, part, small_case

HOSTILE = '</script><b>"O\'Brien" &amp; | 😀\u202e'


def test_an_actor_is_tied_to_the_case_it_took_part_in() -> None:
    made = network("cases-actors", small_case("a", actors=[part("city", from_year=2003)]))
    edge = made.edges["case/a", "actor/city"]
    assert edge == {
        "weight": 1.0,
        "role": "convener",
        "claims": "https://w3id.org/casegraph/case/a#participation-k0",
        "start": 2003,
    }


def test_an_actor_that_no_registry_knows_is_shown_by_its_id() -> None:
    made = network("cases-actors", small_case("a", actors=[part("nobody-knows")]))
    assert made.nodes["actor/nobody-knows"]["label"] == "nobody-knows"
    assert "sector" not in made.nodes["actor/nobody-knows"]


def test_actors_are_tied_by_the_cases_they_share() -> None:
    both = [part("city"), part("church", "funder")]
    one, other = small_case("a", actors=both), small_case("b", actors=[*both, part("bank")])
    made = network("actors", one, other)
    assert edges(made)["actor/church", "actor/city"] == 2.0
    assert made.edges["actor/church", "actor/city"]["cases"] == "a | b"
    assert made.edges["actor/church", "actor/city"]["role"] == "funder | convener"
    assert made.nodes["actor/city"]["case_count"] == 2


def test_a_large_case_ties_actors_less_in_the_manner_of_newman() -> None:
    pair = [part("city"), part("church")]
    cases = small_case("a", actors=pair), small_case("b", actors=[*pair, part("bank")])
    made = network("actors", *cases, weight="newman")
    assert edges(made) == {
        ("actor/church", "actor/city"): 1.5,  # 1/(2 - 1) + 1/(3 - 1)
        ("actor/bank", "actor/church"): 0.5,
        ("actor/bank", "actor/city"): 0.5,
    }


def test_an_actor_with_two_parts_in_a_case_is_not_tied_to_itself() -> None:
    made = network("actors", small_case("a", actors=[part("city"), part("city", "funder")]))
    assert edges(made) == {}
    assert made.nodes["actor/city"]["role"] == "convener | funder"


def test_actors_are_tied_in_the_years_in_which_both_took_part() -> None:
    parts = [part("city", from_year=2001, to_year=2006), part("bank", from_year=2004, to_year=2009)]
    edge = network("actors", small_case("a", actors=parts)).edges["actor/bank", "actor/city"]
    assert (edge["start"], edge["end"]) == (2004, 2006)


def test_actors_of_a_case_who_never_met_are_tied_in_its_period() -> None:
    parts = [part("city", from_year=2001, to_year=2002), part("bank", from_year=2004, to_year=2009)]
    made = network("actors", small_case("a", end=2010, actors=parts))
    edge = made.edges["actor/bank", "actor/city"]
    assert (edge["start"], edge["end"]) == (2000, 2010)


def test_cases_are_tied_by_the_rare_concepts_that_they_share() -> None:
    homeless = [small_case(name, challenges="homelessness") for name in ("a", "b")]
    made = network("cases", *homeless, small_case("c"), neighbours=1)
    # Of 3 cases 2 have the challenge, all the policy area: -ln(2/4) - ln(3/4).
    assert edges(made)["case/a", "case/b"] == pytest.approx(0.9808, abs=1e-4)
    assert made.edges["case/a", "case/b"]["reasons"] == "Homelessness | housing"


@pytest.mark.parametrize(("weight", "expected"), [("count", 2.0), ("jaccard", 1.0)])
def test_what_cases_share_can_count_by_number_or_as_a_share(weight: str, expected: float) -> None:
    homeless = [small_case(name, challenges="homelessness") for name in ("a", "b")]
    assert edges(network("cases", *homeless, weight=weight)) == {("case/a", "case/b"): expected}


def test_only_the_nearest_neighbours_are_tied() -> None:
    cases = [small_case(name, challenges="homelessness") for name in ("a", "b")]
    cases += [small_case(name, challenges="congestion") for name in ("c", "d")]
    assert set(edges(network("cases", *cases, neighbours=1))) == {
        ("case/a", "case/b"),
        ("case/c", "case/d"),
    }
    assert len(edges(network("cases", *cases, neighbours=0))) == 6


def test_cases_by_similarity_are_tied_as_comparison_says() -> None:
    base = given(small_case("a"), small_case("b", end=2005))
    ties = NetworkInput(
        base.cases, base.actors, base.vocabulary, {}, lambda _, __: [Tie("a", "b", 0.5, ("Both",))]
    )
    made = PROJECTIONS["cases"].network(ties, {"by": "similarity"})
    told = {"weight": 0.5, "reasons": "Both", "start": 2000, "end": 2005}
    assert made.edges["case/a", "case/b"] == told


def test_cases_by_similarity_without_vectors_are_refused() -> None:
    with pytest.raises(QueryError, match=r"needs vectors of the cases\. Use by='concepts'"):
        network("cases", small_case("a"), by="similarity")


def test_barriers_that_a_case_met_are_tied() -> None:
    met = [barrier("silos"), barrier("risk-aversion", "unresolved"), barrier("silos")]
    made = network("barriers", small_case("a", barriers=met), small_case("b", barriers=met[:1]))
    assert edges(made) == {("vocab/barrier/risk-aversion", "vocab/barrier/silos"): 1.0}
    silos = made.nodes["vocab/barrier/silos"]
    assert (silos["case_count"], silos["uses"], silos["resolved"]) == (2, 3, 3)


def test_a_response_leads_from_the_barrier_to_the_end() -> None:
    met = barrier("silos", response="They paid.", response_mechanism=["pooled-funding"])
    made = network("barrier-responses", small_case("a", barriers=[met]))
    assert edges(made) == {
        ("vocab/barrier/silos", "vocab/mechanism/pooled-funding"): 1.0,
        ("vocab/mechanism/pooled-funding", "vocab/barrier-resolution/resolved"): 1.0,
    }
    assert made.edges["vocab/barrier/silos", "vocab/mechanism/pooled-funding"]["resolved"] == 1


def test_a_mechanism_that_a_response_points_to_counts() -> None:
    met = barrier("silos", response="They paid.", responded_through=["m"])
    used = [{"key": "m", "mechanism": "training"}]
    made = network("barrier-responses", small_case("a", barriers=[met], mechanisms=used))
    assert ("vocab/barrier/silos", "vocab/mechanism/training") in made.edges


def test_what_was_not_answered_does_not_vanish() -> None:
    met = [barrier("silos", "unresolved"), barrier("silos", response="They talked.")]
    made = network("barrier-responses", small_case("a", barriers=met))
    assert edges(made) == {
        ("vocab/barrier/silos", "response/none"): 1.0,
        ("response/none", "vocab/barrier-resolution/unresolved"): 1.0,
        ("vocab/barrier/silos", "response/uncoded"): 1.0,
        ("response/uncoded", "vocab/barrier-resolution/resolved"): 1.0,
    }
    assert made.nodes["response/none"]["kind"] == "no-mechanism"


def _tried() -> Case:
    return small_case(
        "a",
        mechanisms=[{"key": "m1", "mechanism": "training"}, {"key": "m2", "mechanism": "training"}],
        outcomes=[
            outcome("improved", attributed_to=["m1", "m2"]),
            outcome("worsened", attributed_to="m1"),
            outcome("mixed"),
        ],
    )


def test_outcomes_are_tied_to_the_mechanisms_they_are_attributed_to() -> None:
    strengths = {"a": {"k0": "sms-2", "k1": "sms-0", "k2": "sms-5"}}
    made = PROJECTIONS["mechanisms-outcomes"].network(given(_tried(), strengths=strengths))
    told = made.edges["vocab/mechanism/training", "vocab/outcome/housing"]
    assert (told["weight"], told["attributed"], told["strength_rank"]) == (2.0, 2, 2)
    assert (told["direction"], told["improved"], told["worsened"]) == ("improved | worsened", 1, 1)


def test_outcomes_without_attribution_count_only_on_request() -> None:
    made = network("mechanisms-outcomes", _tried(), together=True)
    told = made.edges["vocab/mechanism/training", "vocab/outcome/housing"]
    assert (told["weight"], told["attributed"], told["mixed"]) == (3.0, 2, 1)


def test_a_source_stands_behind_the_claims_that_cite_it() -> None:
    made = network(
        "sources-cases", small_case("a", actors=[part("city")], barriers=[barrier("silos")])
    )
    (source,) = (node for node, kind in made.nodes(data="kind") if kind == "source")
    assert made.edges["case/a", source]["weight"] == 3.0  # problem, participation, barrier
    assert made.nodes[source]["publisher"] == "The Press"


def test_publishers_tie_cases_that_cite_different_documents() -> None:
    sources = {
        key: {"url": f"https://example.org/{key}", "title": "T", "publisher": name, "kind": "press"}
        for key, name in {"S1": "The Press", "S2": "the  press"}.items()
    }
    made = network(
        "sources-cases", small_case("a", sources=sources), small_case("b"), by="publishers"
    )
    (publisher,) = (node for node, kind in made.nodes(data="kind") if kind == "publisher")
    assert set(made[publisher]) == {"case/a", "case/b"}


def test_countries_are_tied_by_what_their_cases_are_about() -> None:
    cases = [small_case(f"c-{code.lower()}", country=code, challenges=about) for code, about in
             {"US": "homelessness", "GB": "homelessness", "FR": "congestion"}.items()]  # fmt: skip
    made = network("countries", *cases, neighbours=1)
    assert made.edges["country/GB", "country/US"]["weight"] == 1.0
    assert made.nodes["country/GB"]["label"] == "United Kingdom"


def test_countries_are_tied_by_an_actor_from_abroad() -> None:
    made = network("countries", small_case("a", country="US", actors=[part("bank")]), by="actors")
    assert made.edges["country/GB", "country/US"] == {"weight": 1.0, "shared": 1, "reasons": "bank"}


def test_a_relation_that_both_records_tell_ties_their_countries_once() -> None:
    one = small_case("a", relations=[{"case": "b", "relation": "similar-to"}])
    other = small_case("b", country="GB", relations=[{"case": "a", "relation": "similar-to"}])
    assert edges(network("countries", one, other, by="relations")) == {
        ("country/GB", "country/US"): 1.0
    }


def test_relations_run_towards_what_was_drawn_on() -> None:
    told = [{"case": "b", "relation": "inspired-by"}, {"case": "b", "relation": "replicated-by"}]
    made = network("relations", small_case("a", relations=told), small_case("b"))
    assert made.edges["case/a", "case/b"]["relation"] == "inspired-by"
    assert made.edges["case/b", "case/a"]["relation"] == "replicates"


def test_a_case_outside_the_collection_is_a_kind_of_its_own() -> None:
    told = [{"mentions": HOSTILE, "relation": "inspired-by"}]
    made = network("relations", small_case("a", relations=told))
    (node,) = made["case/a"]
    assert made.nodes[node]["kind"] == "mentioned-case"
    assert made.nodes[node]["label"] == HOSTILE
    assert node.removeprefix("mentioned/").isalnum()


def test_a_related_case_that_was_not_selected_is_left_out() -> None:
    told = [{"case": "b", "relation": "inspired-by"}, {"case": "a", "relation": "similar-to"}]
    assert edges(network("relations", small_case("a", relations=told))) == {}


def test_concepts_are_tied_to_the_broader_ones_and_these_to_their_scheme() -> None:
    cases = [small_case(name, barriers=[barrier("risk-aversion")] * 2) for name in ("a", "b")]
    made = network("concepts", *cases, scheme="barrier")
    assert edges(made) == {
        ("vocab/barrier/risk-aversion", "vocab/barrier/culture"): 2.0,
        ("vocab/barrier/culture", "vocab/barrier"): 2.0,
    }
    assert made.nodes["vocab/barrier/risk-aversion"]["uses"] == 4
    assert made.nodes["vocab/barrier/culture"]["case_count"] == 2


def test_concepts_that_no_case_uses_are_shown_on_request() -> None:
    assert set(network("concepts", scheme="challenge", unused=True)) == {
        "vocab/challenge", "vocab/challenge/homelessness", "vocab/challenge/congestion",
    }  # fmt: skip


def test_an_unknown_scheme_is_refused() -> None:
    with pytest.raises(QueryError, match=r"There is no scheme 'barriers'\. Did you mean 'barrier'"):
        network("concepts", scheme="barriers")


def test_a_neighbourhood_holds_what_is_so_many_steps_away() -> None:
    told = [{"case": "b", "relation": "inspired-by"}]
    cases = small_case("a", actors=[part("city")], relations=told), small_case("b")
    near = network("neighbourhood", *cases, node="actor/city")
    far = network("neighbourhood", *cases, node="https://w3id.org/casegraph/actor/city", depth=2)
    assert set(near) == {"actor/city", "case/a"}
    assert far.nodes["case/b"]["distance"] == 2
    assert far.edges["case/a", "case/b"]["tie"] == "inspired by"


def test_a_neighbourhood_stops_at_its_bound_and_says_what_is_left_out() -> None:
    made = network("neighbourhood", small_case("a"), node="case/a", most=3)
    assert made.number_of_nodes() == 3
    assert made.graph["left_out"] > 0


def test_an_unknown_node_is_not_found() -> None:
    with pytest.raises(NotFoundError, match=r"There is no node 'case/ab'\. Did you mean 'case/a'"):
        network("neighbourhood", small_case("a"), node="case/ab")


def test_a_neighbourhood_needs_its_node() -> None:
    with pytest.raises(QueryError, match="Give node a value, such as node=case/gov-uk"):
        network("neighbourhood", small_case("a"))


BARE = small_case("bare", name=HOSTILE)


@pytest.mark.parametrize("kind", [kind for kind in PROJECTIONS if kind != "neighbourhood"])
def test_nothing_is_made_of_nothing_and_little_of_a_bare_case(kind: str) -> None:
    assert list(network(kind)) == []
    made = network(kind, BARE)
    assert all(made.nodes[node]["label"] == HOSTILE for node in made if node == "case/bare")


def test_every_end_direction_and_status_that_networks_name_is_in_the_vocabulary(
    repository: Repository,
) -> None:
    words = repository.vocabulary
    counted = [concept.slug for name in ("barrier-resolution", "outcome-direction")
               for concept in words.scheme(name).concepts]  # fmt: skip
    assert len(counted) == 8
    assert all(ATTRIBUTES[slug.replace("-", "_")].counts for slug in counted)
    over = {concept.slug for concept in words.scheme("case-status").narrower("ended")}
    assert over | {"ended"} == ENDED


def test_relations_are_turned_as_the_ontology_has_it() -> None:
    from rdflib import OWL, RDF, RDFS, Graph

    graph = Graph().parse(ontology_folder() / "casegraph.ttl")
    graph.parse(ontology_folder() / "schemes" / "case-relation.ttl")
    slugs = {over: str(one).rpartition("/")[2] for one, over in graph.subject_objects(RDFS.seeAlso)}
    inverses = {slugs[one]: slugs[other] for one, other in graph.subject_objects(OWL.inverseOf)
                if one in slugs}  # fmt: skip
    same = {slugs[one] for one in graph.subjects(RDF.type, OWL.SymmetricProperty) if one in slugs}
    assert dict(TURNED).items() <= inverses.items()
    assert {*TURNED, *TURNED.values()} == {*inverses}
    assert same == SYMMETRIC
