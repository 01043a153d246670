"""Credentials: answers to challenges, as their standards give them in examples."""

import re

import pytest

from casegraph.store.credentials import Credentials, challenge_of

# RFC 7616, section 3.9.1
REALM = 'realm="http-auth@example.org", qop="auth, auth-int", algorithm={}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'  # noqa: E501
MUFASA = Credentials("Mufasa", "Circle of Life")


@pytest.mark.parametrize(
    ("algorithm", "proof"),
    [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)
def test_a_digest_is_that_of_the_standard(
    algorithm: str, proof: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"
    monkeypatch.setattr("casegraph.store.credentials.secrets.token_hex", lambda _: own)
    challenge = challenge_of([f"Digest {REALM.format(algorithm)}"])
    assert challenge is not None
    answer = challenge.answer(MUFASA, "GET", "/dir/index.html")
    assert f'response="{proof}"' in answer
    assert answer.startswith('Digest username="Mufasa", realm="http-auth@example.org", nonce="7ypf')


def test_a_digest_counts_its_uses() -> None:
    challenge = challenge_of([f"Digest {REALM.format('MD5')}"])
    assert challenge is not None
    answers = [challenge.answer(MUFASA, "GET", "/") for _ in range(3)]
    assert [re.findall("nc=([0-9a-f]+)", answer) for answer in answers] == [
        [f"{number:08x}"] for number in (1, 2, 3)
    ]


def test_basic_is_answered_where_there_is_nothing_better() -> None:
    challenge = challenge_of(["Negotiate", 'Basic realm="store"'])
    assert challenge is not None
    assert challenge.answer(Credentials("Aladdin", "open sesame"), "GET", "/") == (
        "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
    )


@pytest.mark.parametrize(
    "headers", [[], ["Negotiate"], ["Digest realm=x"], [f"Digest {REALM.format('SHA-512-256')}"]]
)
def test_what_cannot_be_answered_is_left(headers: list[str]) -> None:
    assert challenge_of(headers) is None


def test_a_password_is_not_shown() -> None:
    assert "sesame" not in repr(Credentials("Aladdin", "open sesame"))
