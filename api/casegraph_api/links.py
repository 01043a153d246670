"""Addresses: the lasting IRIs of things, and addresses on this server, always relative."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode

from casegraph.store.iris import (
    BASE,
    LICENCE,
    actor_iri,
    case_iri,
    claim_iri,
    concept_iri,
    question_iri,
    scheme_iri,
    source_iri,
)

__all__ = [
    "LICENCE",
    "Pairs",
    "actor_iri",
    "address",
    "case_iri",
    "claim_iri",
    "concept_iri",
    "iri_at",
    "is_our_iri",
    "is_web_address",
    "local_address",
    "question_iri",
    "scheme_iri",
    "source_address",
    "source_iri",
]

Pairs = Iterable[tuple[str, str]]


def address(*parts: str, query: Pairs = ()) -> str:
    """A path on this server, every part quoted, with a query: `address("case", "x-road")`."""
    path = "".join(f"/{quote(part, safe='')}" for part in parts)
    asked = urlencode(list(query))
    return f"{path}?{asked}" if asked else path


def iri_at(*parts: str) -> str:
    """The lasting IRI of what has that path on this server: only the host is another."""
    return BASE + "/".join(parts)


def local_address(iri: str) -> str:
    """The path on this server of a thing with an IRI of ours: the inverse of `iri_at`."""
    path, mark, claim = iri.removeprefix(BASE).partition("#")
    return f"{address(*path.split('/'))}{mark}{quote(claim)}"


def source_address(url: str) -> str:
    """The path on this server of the source with that address of its own."""
    return local_address(source_iri(url))


def is_our_iri(text: str) -> bool:
    """Whether a text is the IRI of a thing that this server tells of."""
    return text.startswith(BASE)


def is_web_address(text: str) -> bool:
    """Whether a text may stand in a link that leads off this server."""
    return text.startswith(("https://", "http://"))
