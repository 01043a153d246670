"""Negotiation: the media type that a request would rather have."""

import pytest
from starlette.datastructures import Headers

from casegraph_api.negotiation import acceptable, accepted, preferred


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/html", "text/html"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("text/html;q=0.4, application/json;q=0.5", "application/json"),
        ("text/*, application/json;q=0.9", "text/html"),
        ("text/html;q=0", "application/json"),
        ("TEXT/HTML", "text/html"),
        ("text/html;q=nonsense", "application/json"),
        (";;;,,,q=", "application/json"),
        ("text/html;q=nan, application/json;q=0.1", "application/json"),
        ("text/html;q=inf, application/json;q=0.1", "application/json"),
        ("text/html;q=1.5, application/json;q=0.1", "application/json"),
        ("text/html;q=1.000, application/json;q=0.9", "text/html"),
    ],
)
def test_preferred(accept: str, chosen: str) -> None:
    assert preferred(accept, ("application/json", "text/html")) == chosen


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/csv;q=0.2, application/json;q=0.9", "application/json"),
        ("text/turtle", None),
        ("text/html;q=0", None),
        ("text/html;q=0, */*;q=0.1", "application/json"),
    ],
)
def test_what_is_ruled_out_is_not_given(accept: str, wanted: str | None) -> None:
    assert acceptable(accept, ("text/html", "application/json", "text/csv")) == wanted


def test_accept_in_several_lines_is_one_list() -> None:
    headers = Headers(raw=[(b"accept", b"Text/HTML"), (b"accept", b"image/png;q=0.5")])
    assert accepted(headers) == "text/html,image/png;q=0.5"


def test_a_long_accept_header_is_read_in_part() -> None:
    assert len(accepted(Headers({"accept": "a" * 100_000}))) == 1000
