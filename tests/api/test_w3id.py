"""The redirect rules for w3id.org: every IRI of the graph leads to where it is described."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph.store.iris import BASE

FOLDER = Path(__file__).parents[2] / "deploy" / "w3id" / "casegraph"
RULES = (FOLDER / ".htaccess").read_text("utf-8")
SERVICE = "https://casegraph.example.org"
RULE = re.compile(r"^RewriteRule (\S+) (\S+) \[([^\]]+)\]$", re.MULTILINE)


def redirect(path: str, rules: str = RULES) -> tuple[int, str]:
    """What Apache's mod_rewrite does with a path below the folder of the rules."""
    variables: dict[str, str] = {}
    for pattern, target, flags in RULE.findall(rules):
        found = re.search(pattern, path)
        named = dict(flag.partition("=")[::2] for flag in flags.split(","))
        if found and target == "-":
            name, value = named["E"].split(":", 1)
            variables[name] = value
        elif found:
            return int(named["R"]), filled(target, found, variables)
    return 404, ""


def filled(target: str, found: re.Match[str], variables: dict[str, str]) -> str:
    place = re.sub(r"%{ENV:(\w+)}", lambda name: variables[name[1]], target)
    return re.sub(r"\$(\d)", lambda part: found[int(part[1])], place)


@pytest.mark.parametrize(
    ("path", "status", "place"),
    [
        ("", 302, "/"),
        ("ns", 302, "/ns"),
        ("ns/1.0.0", 302, "/ns/1.0.0"),
        ("ns.ttl", 302, "/ns.ttl"),
        ("case/x-road", 303, "/case/x-road"),
        ("case/x-road.jsonld", 302, "/case/x-road.jsonld"),
        ("record/x-road", 302, "/record/x-road"),
        ("actor/hennepin-county", 303, "/actor/hennepin-county"),
        ("place/amsterdam", 303, "/place/amsterdam"),
        ("indicator/riders", 303, "/indicator/riders"),
        ("source/20693f21466cd1b2", 303, "/source/20693f21466cd1b2"),
        ("vocab", 302, "/vocab"),
        ("vocab/barrier", 303, "/vocab/barrier"),
        ("vocab/policy-area/cofog-04.5", 303, "/vocab/policy-area/cofog-04.5"),
        ("vocab/barrier/silos.ttl", 302, "/vocab/barrier/silos.ttl"),
        ("sparql", 307, "/sparql"),
        ("void", 302, "/void"),
        ("catalog", 302, "/catalog"),
        ("dumps/casegraph.nq.gz", 302, "/dumps/casegraph.nq.gz"),
        ("graph/ontology", 303, "/ns"),
        ("mapping/un-sdg", 303, "/ns"),
        ("graph/description", 303, "/void"),
        ("graph/derived", 303, "/dumps/"),
    ],
)
def test_an_address_leads_to(path: str, status: int, place: str) -> None:
    assert redirect(path) == (status, f"{SERVICE}{place}")


def test_the_host_is_named_once() -> None:
    assert RULES.count(SERVICE) == 1
    elsewhere = RULES.replace(SERVICE, "https://cases.example.net/data")
    assert redirect("case/x-road", elsewhere) == (303, "https://cases.example.net/data/case/x-road")


def test_every_rule_is_understood_by_this_test() -> None:
    assert len(RULE.findall(RULES)) == RULES.count("\nRewriteRule") == 9


def test_a_rule_without_an_end_would_be_noticed() -> None:
    broken = RULES.replace("^sparql$", "^spar")
    assert redirect("sparkling", broken) == (307, f"{SERVICE}/sparql")
    assert redirect("sparkling") == (302, f"{SERVICE}/sparkling")


def kinds_of_iris(repository: Repository) -> Iterator[str]:
    """One IRI of ours of each kind: what stands before the first slash of its path."""
    rows = repository.sparql(f"""
        SELECT (MIN(?iri) AS ?first) {{
          {{ ?thing ?p ?o }} UNION {{ GRAPH ?thing {{ ?s ?p ?o }} }}
          FILTER(STRSTARTS(STR(?thing), "{BASE}"))
          BIND(STRBEFORE(CONCAT(STR(?thing), "#"), "#") AS ?iri)
          BIND(STRBEFORE(CONCAT(STRAFTER(?iri, "{BASE}"), "/"), "/") AS ?kind)
        }} GROUP BY ?kind""")
    return (row["first"] for row in rows)


def test_an_iri_of_each_kind_is_described_where_it_leads(
    repository: Repository, client: TestClient
) -> None:
    iris = list(kinds_of_iris(repository))
    assert len(iris) >= 9
    places = [redirect(iri.removeprefix(BASE))[1].removeprefix(SERVICE) for iri in iris]
    assert {place: client.get(place).status_code for place in places} == dict.fromkeys(places, 200)
