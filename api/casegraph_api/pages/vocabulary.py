"""The pages of the vocabulary: all schemes or one, as a tree, by the alphabet, or searched."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from fastapi.responses import Response

from casegraph.errors import InputError, did_you_mean
from casegraph.model import Concept, Scheme
from casegraph.words import fold_text
from casegraph_api.forms import Forms
from casegraph_api.histories import FACET_OF, case_counts
from casegraph_api.records import scheme_record
from casegraph_api.site import Site

__all__ = [
    "GROUPS",
    "VIEWS",
    "browse_scheme",
    "browse_schemes",
    "scheme",
    "schemes",
    "tree",
    "view_of",
]

VIEWS = {"tree": "By topic", "alphabetical": "A to Z"}
"""The views by name, with what they are called on the page."""
_LONGEST = 200
_MOST_FOUND = 100
_BLANK: Mapping[str, str] = {}

GROUPS: Mapping[str, tuple[str, ...]] = {
    "The problem and its setting": (
        "challenge", "policy-area", "sdg", "government-level", "governance-tradition",
        "context-factor",
    ),
    "What was tried": (
        "innovation-type", "mechanism", "innovation-approach", "technology", "participation-level",
        "governance-paradigm", "innovation-facet", "innovation-novelty", "innovation-phase",
    ),
    "Who took part": (
        "actor-role", "role-task", "leadership-kind", "actor-sector", "actor-type", "competency",
    ),
    "What hindered and what helped": ("barrier", "barrier-resolution", "enabler"),
    "What came of it": (
        "outcome", "outcome-direction", "target-attainment", "case-status", "case-relation",
        "time-horizon", "unit", "value-kind",
    ),
    "How well it is known": (
        "evidence-strength", "evidence-design", "evidence-data-source", "evidence-independence",
        "evidence-dimension", "nesta-level", "measurement-method", "research-method",
    ),
    "How it is recorded": (
        "core-notion", "source-kind", "source-standing", "coding-basis", "record-status",
    ),
}  # fmt: skip
"""The schemes by topic; those of an ontology of one's own come last, under `_OTHERS`."""
_OTHERS = "Others"


class _Branch(NamedTuple):
    """A concept and what is below it."""

    concept: Concept
    below: Sequence["_Branch"]


class _Entry(NamedTuple):
    """A name in an alphabetical list; where it is another name, of what."""

    name: str
    concept: Concept
    other: bool


def schemes(site: Site, name: str, forms: Forms) -> Response:
    """All concept schemes by topic."""
    return browse_schemes(site, name, forms, _BLANK)


def scheme(site: Site, name: str, forms: Forms) -> Response:
    """One concept scheme with its concepts, narrower ones below broader ones."""
    return browse_scheme(site, name, forms, _BLANK)


def browse_schemes(site: Site, _: str, forms: Forms, asked: Mapping[str, str]) -> Response:
    """All schemes by topic, or their concepts by the alphabet, or those that a search finds."""
    every = site.vocabulary.schemes
    rows = {row.id: scheme_record(site, row) for row in every}
    return site.page(
        "vocab.html",
        forms=forms,
        groups=tuple(_groups(rows)),
        total=sum(len(one.concepts) for one in every),
        **_browsed(site, asked, every),
    )


def browse_scheme(site: Site, name: str, forms: Forms, asked: Mapping[str, str]) -> Response:
    """One scheme as a tree or by the alphabet, or those of its concepts that a search finds."""
    found = site.vocabulary.scheme(name)
    return site.page(
        "scheme.html",
        forms=forms,
        scheme=found,
        branches=tuple(_branches(found, None)),
        facet=FACET_OF.get(name),
        **_browsed(site, asked, (found,)),
    )


def _browsed(site: Site, asked: Mapping[str, str], schemes: Sequence[Scheme]) -> dict[str, Any]:
    """What both pages take: the words and the view asked for, what that finds, the counts."""
    words, view = asked.get("q", "").strip()[:_LONGEST], view_of(asked)
    names = {one.id for one in schemes}
    found = site.terms.found(words, names) if words else []
    listed = view == "alphabetical" and not words
    shown = names if len(names) == 1 else {one.concept.scheme for one in found[:_MOST_FOUND]}
    return {
        "words": words,
        "view": view,
        "views": VIEWS,
        "found": found[:_MOST_FOUND],
        "found_total": len(found),
        "letters": tuple(_letters(_entries(schemes))) if listed else (),
        "uses": {name: case_counts(site, name) for name in shown},
        "titles": {one.id: one.title for one in site.vocabulary.schemes},
    }


def view_of(asked: Mapping[str, str]) -> str:
    """In which view a vocabulary is asked for; InputError for one that there is not."""
    view = asked.get("view") or "tree"
    if view not in VIEWS:
        hint = did_you_mean(view, tuple(VIEWS))
        raise InputError(f"view is {view[:80]!r}. Expected tree or alphabetical. {hint}".strip())
    return view


def _groups(rows: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    known = {name for names in GROUPS.values() for name in names}
    others = sorted(name for name in rows if name not in known)
    for title, names in (*GROUPS.items(), (_OTHERS, others)):
        if listed := [rows[name] for name in names if name in rows]:
            yield title, listed


def _branches(scheme: Scheme, above: str | None) -> Iterator[_Branch]:
    """The tree below a concept. One that a cycle holds is below none, so nothing is endless."""
    for concept in scheme.concepts:
        if concept.broader == above:
            yield _Branch(concept, tuple(_branches(scheme, concept.slug)))


def _entries(schemes: Collection[Scheme]) -> Iterator[_Entry]:
    """Every label; within one scheme the other names too, which lead to it."""
    for concept in (concept for scheme in schemes for concept in scheme.concepts):
        yield _Entry(concept.label, concept, other=False)
        for name in concept.alt_labels if len(schemes) == 1 else ():
            yield _Entry(name, concept, other=True)


def _letters(entries: Iterable[_Entry]) -> Iterator[tuple[str, list[_Entry]]]:
    """Entries by the letter they begin with, digits under one head."""
    ordered = sorted(entries, key=lambda entry: (fold_text(entry.name), entry.concept.scheme))
    for letter, same in groupby(ordered, key=lambda entry: _letter(entry.name)):
        yield letter, list(same)


def _letter(name: str) -> str:
    first = fold_text(name)[:1].upper()
    return first if first.isalpha() else "0\u20139"


def tree(scheme: Scheme) -> Iterator[tuple[int, Concept]]:
    """Every concept with its depth, in reading order, each below its broader one."""
    depth = {concept.slug: len(list(scheme.ancestors(concept.slug))) for concept in scheme.concepts}
    seen: set[str] = set()
    waiting = [concept for concept in reversed(scheme.concepts) if depth[concept.slug] == 0]
    while waiting:
        concept = waiting.pop()
        if concept.slug not in seen:
            seen.add(concept.slug)
            yield depth[concept.slug], concept
            waiting.extend(reversed(scheme.narrower(concept.slug)))
