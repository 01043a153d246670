"""Linked data: hostile addresses and headers are problems, never faults of ours."""

import pytest
from starlette.testclient import TestClient

from tests.api.places import BASE, subjects
from tests.api.test_problems import assert_problem

HOSTILE = [
    ("/case/.ttl", 404),
    ("/case/gov-uk.", 404),
    ("/case/gov-uk.ttl.ttl", 404),
    ("/case/gov-uk.exe", 404),
    ("/case/gov-uk.xml", 404),
    ("/case/gov-uk.TTL", 404),
    ("/case/gov-uk.ttl%00", 404),
    ("/case/gov-uk.ttl%0d%0aSet-Cookie:%20a=b", 404),
    ("/case/..%2f..%2fetc%2fpasswd.ttl", 404),
    ("/case/...ttl", 404),
    ("/case/%ff%fe.ttl", 404),
    ("/case/<script>.html", 404),
    (f"/case/{'a.' * 2000}ttl", 404),
    ("/case/gov-uk%3E%20%3Chttp://evil.example/%3E.ttl", 404),
    ("/actor/hennepin-county.yaml", 404),
    ("/actor/", 404),
    ("/source/zzzz", 404),
    ("/source/20693F21466CD1B2", 404),
    ("/place/nowhere.jsonld", 404),
    ("/indicator/%22%7D%20.nt", 404),
    ("/record/none", 404),
    ("/vocab.exe", 404),
    ("/vocab.", 404),
    ("/vocab/barrier.ttl/silos", 404),
    ("/vocab/barrier/silos/x.ttl", 404),
    ("/vocab/none/silos.ttl", 404),
    ("/vocab/policy-area/cofog-01.6.ttl.5", 404),
    ("/ns/2.0.0", 404),
    ("/ns.ttl.gz", 404),
    ("/nsx", 404),
    ("/case/gov-uk?format=exe", 400),
    ("/case/gov-uk?format=../../x", 400),
    ("/case/gov-uk.ttl?format=nt", 400),
    ("/actor/hennepin-county?format=yaml", 400),
    ("/case/gov-uk.ttl?labels=maybe", 400),
    ("/case/gov-uk.ttl?labels=", 400),
    ("/case/gov-uk?format=", 400),
    ("/case/gov-uk.ttl?lables=1", 400),
    (f"/case/gov-uk?format={'x' * 3000}", 400),
    (f"/case/{'x' * 9000}.ttl", 414),
]


@pytest.mark.parametrize(("address", "status"), HOSTILE)
def test_a_hostile_address_is_a_problem(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert_problem(answer, status)
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("a" * 8000, 406),
        ("," * 8000, 406),
        (";q=" * 2000, 406),
        ("text/turtle;" * 1000, 200),
        ("image/png," * 98 + "text/turtle", 200),
        ("image/png," * 500 + "text/turtle", 406),
        ("text/turtle;q=1e999, text/turtle;q=-1", 406),
        ("*", 406),
        ("/", 406),
        ("\xff\xfe", 406),
        ('text/turtle;q="0.5', 406),
    ],
)
def test_a_hostile_accept_header_is_read_within_bounds(
    client: TestClient, accept: str, status: int
) -> None:
    answer = client.get("/actor/hennepin-county", headers=[(b"accept", accept.encode("latin-1"))])
    assert answer.status_code == status
    assert client.get("/healthz").status_code == 200


def test_an_ending_nearly_right_is_hinted_at(client: TestClient) -> None:
    problem = client.get("/case/gov-uk.tll").json()
    assert problem["hint"].startswith("Did you mean 'gov-uk.ttl'")


def test_a_name_with_a_dot_is_not_taken_for_an_ending(client: TestClient) -> None:
    answer = client.get("/vocab/policy-area/cofog-01.5", headers={"Accept": "text/turtle"})
    assert f"{BASE}vocab/policy-area/cofog-01.5" in subjects(answer)
    assert answer.headers["content-location"] == "/vocab/policy-area/cofog-01.5.ttl"
