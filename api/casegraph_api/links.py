"""Addresses: the lasting IRIs of things, and addresses on this server, always relative."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode

from casegraph.store.iris import LICENCE, actor_iri, case_iri, claim_iri, concept_iri, scheme_iri

__all__ = [
    "LICENCE",
    "Pairs",
    "actor_iri",
    "address",
    "case_iri",
    "claim_iri",
    "concept_iri",
    "is_web_address",
    "scheme_iri",
]

Pairs = Iterable[tuple[str, str]]


def address(*parts: str, query: Pairs = ()) -> str:
    """A path on this server, every part quoted, with a query: `address("case", "x-road")`."""
    path = "".join(f"/{quote(part, safe='')}" for part in parts)
    asked = urlencode(list(query))
    return f"{path}?{asked}" if asked else path


def is_web_address(text: str) -> bool:
    """Whether a text may stand in a link that leads off this server."""
    return text.startswith(("https://", "http://"))
