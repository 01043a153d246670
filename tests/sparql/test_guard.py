"""The guard: what passes, what is refused, and what Oxigraph would make of it."""

import time

import pytest
from pyoxigraph import Store

from casegraph.errors import QueryError, RefusedError, TooLongError
from casegraph.sparql.guard import check

CALL = "<http://127.0.0.1:1/> { ?s ?p ?o }"
DISGUISES = [
    f"SELECT * {{ SERVICE {CALL} }}",
    f"SELECT * {{ sErViCe {CALL} }}",
    f"SELECT * {{ SERVICE SILENT {CALL} }}",
    f"SELECT * {{ SERVICE# <x>\n{CALL} }}",
    f"SELECT * {{ SERVICESILENT{CALL} }}",
    f"SELECT * {{ \\u0053ERVICE {CALL} }}",
    f"SELECT * {{ \\U00000053ERV\\u0049CE {CALL} }}",
    "SELECT * { SERVICE ?anywhere { ?s ?p ?o } }",
    "PREFIX x: <http://127.0.0.1:1/> SELECT * { SERVICE x:y { ?s ?p ?o } }",
    "PREFIX : <http://127.0.0.1:1/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "PREFIX : <http://127.0.0.1:1/> SELECT * { ?s ?p trueSERVICE:x { ?s ?p ?o } }",
    f"SELECT * {{ ?s ?p 5SERVICE {CALL} }}",
    f"SELECT * {{ ?s ?p trueSERVICE {CALL} }}",
    f"SELECT * {{ {{ SELECT * {{ SERVICE {CALL} }} }} }}",
    f"ASK {{ FILTER NOT EXISTS {{ SERVICE {CALL} }} }}",
    f"SELECT (EXISTS {{ SERVICE {CALL} }} AS ?x) {{}}",
    f"CONSTRUCT {{ ?s ?p ?o }} {{ OPTIONAL {{ SERVICE {CALL} }} }}",
    f"DESCRIBE ?s {{ GRAPH ?g {{ SERVICE {CALL} }} }}",
    f"SELECT * {{ ?s :a\\' ?x . SERVICE {CALL} ?s :b\\' ?y }}",
    f"SELECT * {{ ?s ?p '#' SERVICE {CALL} }}",
    f"#\rSELECT * {{ SERVICE {CALL} }}",
    f'SELECT ("\\u0022 SERVICE {CALL} \\u0022" AS ?x) {{}}',
]
LOOK_ALIKES = [
    "SELECT * { ?s ex:SERVICE ?o }",
    "SELECT * { ?s ex:service ex:b }",
    "PREFIX service: <http://x/> SELECT * { service:a service:b service:c }",
    "SELECT * { GRAPH service:x { ?s ?p ?o } }",
    'SELECT * { ?s ?p "SERVICE <http://x/> {}" }',
    "SELECT * { ?s ?p '''it's a SERVICE <http://x/> {}''' }",
    "SELECT * { ?s ?p ?o } # SERVICE <http://x/> {}",
    "SELECT * { ?s <http://example.org/SERVICE> ?o }",
    "SELECT * { ?service ?p $SERVICE }",
    'SELECT * { ?s ?p "a"@service . _:SERVICE ?p ?o }',
]


@pytest.mark.parametrize("query", DISGUISES)
def test_service_is_refused_in_every_disguise(query: str) -> None:
    with pytest.raises(RefusedError, match="would make this service call another one"):
        check(query)


@pytest.mark.parametrize("query", LOOK_ALIKES)
def test_what_only_looks_like_service_passes(query: str) -> None:
    assert check(query).text == query


HIDDEN = [
    f"SELECT * {{ ?a ?b ?c FILTER(?a<5)SERVICE#>\n{CALL} }}",
    "SELECT * { ?a ?b ?c FILTER(?a<5)SERVICE:x#>\n{ ?s ?p ?o } }",
    f"SELECT * {{ ?a ?b ?c FILTER(?a<'>')SERVICE{CALL} FILTER(?a<'>'||'') }}",
    f"SELECT * {{ ?a ?b ?c FILTER(?a<5#>'''\n)SERVICE{CALL} #'''\n }}",
]


@pytest.mark.parametrize("query", HIDDEN)
def test_a_comparison_that_could_be_an_iri_hides_no_service(query: str) -> None:
    prefixes = {"": "http://127.0.0.1:1/"}
    with pytest.raises((RefusedError, QueryError, SyntaxError)):
        list(Store().query(check(query).sealed(), prefixes=prefixes))  # type: ignore[arg-type]


def test_a_sealed_iri_is_the_same_iri() -> None:
    query = "ASK { FILTER(<http://example.org/it's#a> = IRI('http://example.org/it\\'s#a')) }"
    sealed = check(query).sealed()
    assert sealed.startswith("ASK { FILTER(<\\U00000068ttp")
    assert bool(Store().query(sealed))


def test_a_comparison_without_blanks_still_works() -> None:
    query = "ASK { VALUES (?a ?b) { (1 2) } FILTER(?a<?b&&?b>?a) }"
    assert bool(Store().query(check(query).sealed()))


def test_endpoints_that_are_allowed_are_called_through_another_address() -> None:
    query = "SELECT * { SERVICE SILENT <http://a.example/#x> {} SERVICE <http://b.example/> {} }"
    allowed = ("http://a.example/#x", "http://b.example/")
    checked = check(query, allowed=allowed)
    assert checked.services == allowed
    assert checked.sealed({allowed[0]: "http://1/", allowed[1]: "http://2/"}) == (
        "SELECT * { SERVICE SILENT <http://1/> {} SERVICE <http://2/> {} }"
    )


def test_an_endpoint_is_allowed_by_its_whole_iri() -> None:
    with pytest.raises(RefusedError, match=r"SERVICE <http://a\.example/evil>"):
        check("SELECT * { SERVICE <http://a.example/evil> {} }", allowed=("http://a.example/",))


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("select * {}", "table"),
        ("SELECT*{}", "table"),
        ("BASE <a#b> PREFIX : <c> PREFIX d: <e> ask {}", "truth"),
        ("# SELECT\nCONSTRUCT WHERE {}", "graph"),
        ('VERSION "1.2" DESCRIBE <a>', "graph"),
        ("SELECT ?\\u0061 {}", "table"),
    ],
)
def test_the_kind_of_answer_is_known_beforehand(query: str, kind: str) -> None:
    assert check(query).kind == kind


@pytest.mark.parametrize(
    "word", ["INSERT DATA", "drop all", "Clear", "LOAD <x>", "WITH <g> DELETE"]
)
def test_an_update_is_refused(word: str) -> None:
    with pytest.raises(RefusedError, match="is an update, and this service only reads"):
        check(f"PREFIX ex: <http://example.org/> {word} {{}}")


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("", "found nothing"),
        ("PREFIX", "found nothing"),
        ("EXPLAIN SELECT", "found 'EXPLAIN'"),
        ("SELECT * { ?s ?p 'a }", '"\'" at character 18'),
        ("SELECT * { \\u005Cu0053ERVICE <x> {} }", "at character 12 begins nothing"),
        ("SELECT * { \\uD83D }", "U\\+D83D stands for no character"),
        ("SELECT * { \\UFFFFFFFF }", "U\\+FFFFFFFF stands for no character"),
        ("SELECT * " + "{" * 65 + "}" * 65, "nested more than 64 deep"),
    ],
)
def test_what_cannot_be_told_is_an_error(query: str, complaint: str) -> None:
    with pytest.raises(QueryError, match=complaint):
        check(query)


def test_a_query_has_a_greatest_length() -> None:
    with pytest.raises(TooLongError, match="The query has 101 characters; 100 are the limit"):
        check("SELECT * {}" + " " * 90, longest=100)


@pytest.mark.parametrize(
    "piece", ["'", '"""', "<", "\\", "a.", "·", "@a-", "_:.", ":.", "(", "\\u0041"]
)
def test_reading_takes_time_that_grows_with_the_length_only(piece: str) -> None:
    def seconds(length: int) -> float:
        start = time.process_time()
        with pytest.raises(QueryError):
            check((piece * length)[:length])
        return time.process_time() - start

    assert min(seconds(80_000) for _ in range(3)) < 40 * seconds(8_000) + 0.5
