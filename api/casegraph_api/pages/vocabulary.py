"""The pages of the vocabulary: all schemes, one scheme, one concept."""

from collections.abc import Iterator

from fastapi.responses import Response

from casegraph.model import Concept, Scheme
from casegraph.search import FACETS
from casegraph_api.forms import Forms
from casegraph_api.links import address
from casegraph_api.records import scheme_record
from casegraph_api.schema_org import about_concept
from casegraph_api.site import Site

__all__ = ["concept", "scheme", "schemes", "tree"]

_FACET_OF = {facet.scheme: facet.name for facet in FACETS.values() if facet.scheme}


def schemes(site: Site, _: str, forms: Forms) -> Response:
    """All concept schemes."""
    rows = [scheme_record(site, scheme) for scheme in site.vocabulary.schemes]
    rows.sort(key=lambda row: row["title"])
    return site.page("vocab.html", forms=forms, schemes=rows)


def scheme(site: Site, name: str, forms: Forms) -> Response:
    """One concept scheme with its concepts, narrower ones below broader ones."""
    found = site.vocabulary.scheme(name)
    uses = {slug: len(site.repository.concept_uses.get((name, slug), ())) for slug in found.by_slug}
    return site.page("scheme.html", forms=forms, scheme=found, rows=tuple(tree(found)), uses=uses)


def concept(site: Site, name: str, forms: Forms) -> Response:
    """One concept, its neighbours and the cases that use it."""
    scheme, _, slug = name.partition("/")
    found = site.vocabulary.concept(scheme, slug)
    home = site.vocabulary.scheme(scheme)
    cases = site.repository.concept_uses.get((scheme, slug), ())
    facet = _FACET_OF.get(scheme)
    return site.page(
        "concept.html",
        forms=forms,
        concept=found,
        metadata=about_concept(home, found),
        told=site.repository.glossary.concept(scheme, slug),
        scheme=home,
        broader=tuple(reversed(list(home.ancestors(slug)))),
        narrower=home.narrower(slug),
        cases=[site.summaries[case] for case in site.summaries if case in cases],
        others=_others(site, scheme, slug),
        search=address("search", query=[(facet, slug)]) if facet else None,
    )


def _others(site: Site, scheme: str, slug: str) -> str | None:
    """Where the encounters with a barrier are read, if it or a narrower one was met."""
    if scheme != "barrier" or not len(site.repository.encounters(slug)):
        return None
    return address("barriers", query=[("barrier", slug)])


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
