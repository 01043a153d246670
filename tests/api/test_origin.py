"""Where the service says it is."""

from typing import Any

import pytest

from casegraph_api.origin import origin


def _scope(host: str) -> dict[str, Any]:
    return {"type": "http", "scheme": "https", "headers": [(b"host", host.encode("latin-1"))]}


@pytest.mark.parametrize("host", ["cases.example:8443", "localhost", "[::1]:8000", "127.0.0.1"])
def test_the_host_that_was_asked_is_named(host: str) -> None:
    assert origin(_scope(host)) == f"https://{host}"


@pytest.mark.parametrize(
    "host", ["", "a b", "x\r\nSet-Cookie: y", "<script>", "u:p@h", "é.example"]
)
def test_a_host_that_is_none_is_not_repeated(host: str) -> None:
    assert origin(_scope(host)) == "http://localhost"


def test_the_public_address_goes_before_the_host() -> None:
    assert origin(_scope("inner:8000"), "https://cases.example/") == "https://cases.example"
