"""The page of a concept: what it means, who used it, and how it went."""

from fastapi.responses import Response

from casegraph_api.forms import Forms
from casegraph_api.histories import DIRECTIONS, case_counts, ended, seen, users
from casegraph_api.links import address
from casegraph_api.marks import marks_of
from casegraph_api.matches import matches
from casegraph_api.pages.vocabulary import GROUPS
from casegraph_api.schema_org import about_concept
from casegraph_api.site import Site
from casegraph_api.terms import LANGUAGES

__all__ = ["concept"]

# What is said of sources and records did not go well or badly.
_NO_HISTORY = {
    *GROUPS["How well it is known"], *GROUPS["How it is recorded"],
    "unit", "value-kind", "time-horizon", "case-status", "outcome-direction", "target-attainment",
    "barrier-resolution", "case-relation",
}  # fmt: skip


def concept(site: Site, name: str, forms: Forms) -> Response:
    """One concept, its neighbours, the cases that use it, and what is told of how it went."""
    scheme, _, slug = name.partition("/")
    found = site.vocabulary.concept(scheme, slug)
    home = site.vocabulary.scheme(scheme)
    barriers = ended(site, scheme, slug)
    told = site.repository.glossary.concept(scheme, slug)
    return site.page(
        "concept.html",
        forms=forms,
        concept=found,
        metadata=about_concept(home, found),
        told=told,
        matches=tuple(matches(site, told.matches)),
        scheme=home,
        broader=tuple(reversed(list(home.ancestors(slug)))),
        narrower=home.narrower(slug),
        counts=case_counts(site, scheme),
        users=users(site, scheme, slug),
        went=scheme not in _NO_HISTORY,
        barriers=barriers,
        marks=marks_of(barriers.barriers) if barriers else None,
        seen=seen(site, scheme, slug),
        ranks=site.ranks,
        directions_in_order=DIRECTIONS,
        summaries=site.summaries,
        languages=LANGUAGES,
        others=_others(scheme, slug, known=barriers is not None),
    )


def _others(scheme: str, slug: str, *, known: bool) -> str | None:
    """Where the encounters with a barrier are read, if it or a narrower one was met."""
    if scheme != "barrier" or not known:
        return None
    return address("barriers", query=[("barrier", slug)])
