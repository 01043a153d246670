"""The description inside the graph: every figure is what a query over the graph gives."""

from pathlib import Path

import pytest
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, QuerySolutions, Store

from casegraph.repository import Repository
from casegraph.store.description import description
from casegraph.store.graphs import Graphs
from casegraph.store.iris import BASE, DATASET, PREFIXES, VOID

Rows = list[tuple[str, ...]]

# Class, property, class or datatype of the object: as told, and as counted.
TOLD = {
    "classes": """?dataset void:classPartition [ void:class ?a ; void:entities ?n ]""",
    "properties": """?dataset void:propertyPartition [ void:property ?a ; void:triples ?n ]""",
    "properties of classes": """?dataset void:classPartition [ void:class ?a ;
        void:propertyPartition [ void:property ?b ; void:triples ?n ] ]""",
    "classes of objects": """?dataset void:classPartition [ void:class ?a ;
        void:propertyPartition [ void:property ?b ;
          void:classPartition [ void:class ?c ; void:triples ?n ] ] ]""",
    "datatypes of objects": """?dataset void:classPartition [ void:class ?a ;
        void:propertyPartition [ void:property ?b ;
          void-ext:datatypePartition [ void-ext:datatype ?c ; void:triples ?n ] ] ]""",
}
COUNTED = {
    "classes": "?s a ?a",
    "properties": "?s ?a ?o",
    "properties of classes": "?s a ?a ; ?b ?o",
    "classes of objects": "?s a ?a ; ?b ?o . ?o a ?c",
    "datatypes of objects": "?s a ?a ; ?b ?o FILTER(isLiteral(?o)) BIND(DATATYPE(?o) AS ?c)",
}


def rows(store: Graphs, query: str) -> Rows:
    found = store.query(query, prefixes=PREFIXES)
    assert isinstance(found, QuerySolutions)
    return sorted(tuple(str(term) for term in row) for row in found)


def told(store: Graphs, kind: str) -> Rows:
    where = TOLD[kind].replace("?dataset", f"<{DATASET}>")
    return rows(store, f"SELECT ?a ?b ?c ?n {{ {where} }}")


def counted(store: Graphs, kind: str) -> Rows:
    query = f"SELECT ?a ?b ?c (COUNT(*) AS ?n) {{ {COUNTED[kind]} }} GROUP BY ?a ?b ?c"
    return rows(store, query)


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("classes", 38),
        ("properties", 190),
        ("properties of classes", 400),
        ("classes of objects", 240),
        ("datatypes of objects", 180),
    ],
)
def test_every_partition_is_as_large_as_the_graph_says(
    kind: str, least: int, repository: Repository
) -> None:
    store = repository._reader.store
    assert len(told(store, kind)) >= least
    assert told(store, kind) == counted(store, kind)


def test_a_figure_that_no_longer_holds_is_found(repository: Repository) -> None:
    store = Store()
    store.extend(repository._reader.store.quads_for_pattern(None, None, None, DefaultGraph()))
    store.add(Quad(NamedNode("https://x/"), NamedNode("https://x/new"), NamedNode("https://x/")))
    assert told(store, "properties") != counted(store, "properties")


@pytest.mark.parametrize(
    ("figure", "query"),
    [
        ("triples", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"),
        ("entities", "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?class }"),
        ("classes", "SELECT (COUNT(DISTINCT ?class) AS ?n) { ?s a ?class }"),
        ("properties", "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }"),
    ],
)
def test_the_figures_of_the_whole_hold(figure: str, query: str, repository: Repository) -> None:
    store = repository._reader.store
    assert rows(store, query) == rows(store, f"SELECT ?n {{ <{DATASET}> void:{figure} ?n }}")


def test_the_subsets_are_all_named_graphs(repository: Repository) -> None:
    store = repository._reader.store
    subsets = rows(store, f"SELECT ?s ?n {{ <{DATASET}> void:subset ?s . ?s void:triples ?n }}")
    (whole,) = rows(store, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
    assert len(subsets) == 6
    assert sum(int(n.split('"')[1]) for _, n in subsets) == int(whole[0].split('"')[1])


def test_the_subset_of_records_is_their_graphs(repository: Repository) -> None:
    (told,) = repository.sparql(f"SELECT ?n {{ <{VOID}#records> void:triples ?n }}")
    (found,) = repository.sparql(f"""SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }}
        FILTER(STRSTARTS(STR(?g), "{BASE}record/")) }}""")
    assert told["n"] == found["n"] > 50_000


def test_the_description_has_no_blank_node(repository: Repository) -> None:
    statements = description(repository._reader.store)
    assert len(statements) > 3000
    assert not [s for s in statements if isinstance(s.subject, BlankNode)]
    assert not [s for s in statements if isinstance(s.object, BlankNode)]


def test_addresses_of_a_service_are_added_to_the_description(repository: Repository) -> None:
    store = repository._reader.store
    more = set(description(store, "https://x/sparql", ["https://x/a.gz"])) - set(description(store))
    assert {(s.predicate.value.rpartition("#")[2], str(s.object)) for s in more} == {
        ("sparqlEndpoint", "<https://x/sparql>"),
        ("dataDump", "<https://x/a.gz>"),
    }


# What sparql-editor and sparql-llm ask of an endpoint.
PREFIX_QUERY = """
SELECT DISTINCT ?prefix ?namespace { [] sh:namespace ?namespace ; sh:prefix ?prefix }"""
SCHEMA_QUERY = """
SELECT DISTINCT ?subjectClass ?prop ?objectClass ?objectDatatype {
  { ?cp void:class ?subjectClass ; void:propertyPartition ?pp .
    ?pp void:property ?prop .
    OPTIONAL {
      { ?pp void:classPartition [ void:class ?objectClass ] }
      UNION { ?pp void-ext:datatypePartition [ void-ext:datatype ?objectDatatype ] } } }
  UNION
  { ?ls void:subjectsTarget [ void:class ?subjectClass ] ; void:linkPredicate ?prop ;
        void:objectsTarget [ void:class ?objectClass ] }
}"""


def test_an_editor_finds_the_prefixes(repository: Repository) -> None:
    found = repository.sparql(PREFIX_QUERY)
    assert {row["prefix"]: row["namespace"] for row in found} == PREFIXES


def test_an_editor_finds_what_a_barrier_may_have(repository: Repository) -> None:
    cg = PREFIXES["cg"]
    found = {
        row["prop"].removeprefix(cg): row["objectClass"] or row["objectDatatype"]
        for row in repository.sparql(SCHEMA_QUERY)
        if row["subjectClass"] == f"{cg}BarrierEncounter"
    }
    assert found["text"] == f"{PREFIXES['rdf']}langString"
    assert found["resolution"] == f"{PREFIXES['skos']}Concept"
    assert found["ofCase"] == f"{cg}Case"
    assert len(found) >= 14


def test_every_prefix_is_declared_of_the_ontology(repository: Repository) -> None:
    query = "SELECT ?of { ?of sh:declare [ sh:prefix ?prefix ] }"
    found = rows(repository._reader.store, query)
    assert found == [("<https://w3id.org/casegraph/ns>",)] * len(PREFIXES)


def test_names_of_blank_nodes_in_the_ontology_do_not_change(tmp_path: Path) -> None:
    from casegraph.store.ontology import ontology_quads

    file = tmp_path / "a.ttl"
    file.write_text("<https://x/a> <https://x/b> [ <https://x/c> ( 1 2 ) ] .")
    assert list(ontology_quads([file])) == list(ontology_quads([file]))
