"""Nearby: what somebody may have looked for who asked for an address where nothing is."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import chain, islice
from typing import NamedTuple
from urllib.parse import unquote

from casegraph.search import Suggestion
from casegraph.words import tokens
from casegraph_api.links import address
from casegraph_api.site import Site

__all__ = ["Near", "nearby"]

_MOST, _LONGEST = 6, 80
_SHORTEST_WORD = 4
_PAGES = {
    "search": "Cases", "barriers": "Barriers", "questions": "Questions", "similar": "Similar cases",
    "compare": "Compare", "vocab": "Vocabulary", "about": "About", "docs": "API",
    "sparql": "SPARQL", "ns": "Ontology", "dumps/": "Data to take along",
}  # fmt: skip


class Near(NamedTuple):
    """Something that is there: its name and its address on this server."""

    name: str
    address: str


def nearby(site: Site, path: str) -> tuple[Near, ...]:
    """What has an address or a name like the last part of a path, the nearest first."""
    head, _, rest = unquote(path)[: 2 * _LONGEST].strip("/").partition("/")
    last = rest.rpartition("/")[2] or head
    name = last.partition(".")[0][:_LONGEST] or last[:_LONGEST]
    found = chain(_spelt_alike(site, head, rest, name), _called_so(site, name))
    return tuple(islice(dict.fromkeys(found), _MOST))


def _spelt_alike(site: Site, head: str, rest: str, name: str) -> Iterator[Near]:
    known = (
        _known(site, head, rest)
        if rest
        else {page: (title, f"/{page}") for page, title in _PAGES.items()}
    )
    for match in get_close_matches(name, known, n=3, cutoff=0.6):
        yield Near(*known[match])


def _known(site: Site, head: str, rest: str) -> Mapping[str, tuple[str, str]]:
    """Names and addresses by id of what the first part of a path speaks of; cases by default."""
    if head == "actor":
        actors = site.repository.actors.items()
        return {name: (actor.name, address("actor", name)) for name, actor in actors}
    if head == "vocab":
        return dict(_concepts(site, rest.partition("/")[0]))
    if head in ("question", "questions"):
        questions = site.repository.questions.items()
        return {name: (one.title, address("questions", name)) for name, one in questions}
    return {name: (hit.title, address("case", name)) for name, hit in site.summaries.items()}


def _concepts(site: Site, scheme: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The concepts of a scheme, or all schemes where there is none of that name."""
    home = site.vocabulary.by_id.get(scheme)
    if home is None:
        for one in site.vocabulary.schemes:
            yield one.id, (one.title, address("vocab", one.id))
        return
    for concept in home.concepts:
        yield concept.slug, (concept.label, address("vocab", scheme, concept.slug))


def _called_so(site: Site, name: str) -> Iterator[Near]:
    """Things of which a name begins with the words, all of them or else each by itself."""
    words = [word for word, _, _ in tokens(name) if len(word) >= _SHORTEST_WORD]
    for text in dict.fromkeys([" ".join(words), *sorted(words, key=len, reverse=True)[:3]]):
        for one in site.repository.suggest(text, 3) if text else ():
            yield Near(one.label, _address(one))


def _address(found: Suggestion) -> str:
    parts = found.id.split("/")
    return address("vocab" if found.kind == "concept" else found.kind, *parts)
