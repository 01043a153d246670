"""The pages of the vocabulary: all schemes, one scheme, one concept."""

from collections.abc import Iterator

from fastapi import APIRouter
from fastapi.responses import Response

from casegraph.model import Concept, Scheme
from casegraph.search import FACETS
from casegraph_api.links import address
from casegraph_api.records import scheme_record
from casegraph_api.site import OpenSite

router = APIRouter()

_FACET_OF = {facet.scheme: facet.name for facet in FACETS.values() if facet.scheme}


@router.get("/vocab")
def schemes(site: OpenSite) -> Response:
    """All concept schemes."""
    rows = [scheme_record(site, scheme) for scheme in site.vocabulary.schemes]
    return site.page("vocab.html", schemes=sorted(rows, key=lambda row: row["title"]))


@router.get("/vocab/{scheme}")
def scheme(scheme: str, site: OpenSite) -> Response:
    """One concept scheme with its concepts, narrower ones below broader ones."""
    found = site.vocabulary.scheme(scheme)
    uses = {
        slug: len(site.repository.concept_uses.get((scheme, slug), ())) for slug in found.by_slug
    }
    return site.page("scheme.html", scheme=found, rows=tuple(_tree(found)), uses=uses)


@router.get("/vocab/{scheme}/{slug}")
def concept(scheme: str, slug: str, site: OpenSite) -> Response:
    """One concept, its neighbours and the cases that use it."""
    found = site.vocabulary.concept(scheme, slug)
    home = site.vocabulary.scheme(scheme)
    cases = site.repository.concept_uses.get((scheme, slug), ())
    facet = _FACET_OF.get(scheme)
    return site.page(
        "concept.html",
        concept=found,
        told=site.repository.glossary.concept(scheme, slug),
        scheme=home,
        broader=tuple(reversed(list(home.ancestors(slug)))),
        narrower=home.narrower(slug),
        cases=[site.summaries[case] for case in site.summaries if case in cases],
        search=address("search", query=[(facet, slug)]) if facet else None,
    )


def _tree(scheme: Scheme) -> Iterator[tuple[int, Concept]]:
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
