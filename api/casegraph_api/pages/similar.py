"""The page of comparable cases: a form, what was understood, cases with reasons, contrasts."""

from collections.abc import Iterator, Sequence
from http import HTTPStatus
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from casegraph.comparison import DIMENSIONS, SimilarQuery, SimilarResult
from casegraph.model import Scheme
from casegraph_api.comparing import Asking
from casegraph_api.links import address
from casegraph_api.parameters import known_fields
from casegraph_api.site import OpenSite, Site

router = APIRouter()

_OFFERED = ("challenge", "barrier", "mechanism", "outcome", "innovation-type", "government-level",
            "policy-area", "context-factor")  # fmt: skip
_HITS, _CONTRASTS = 10, 5
_BESIDE, _OPPOSED = 3, 2


class _Picked(NamedTuple):
    """A concept in the form: its value, its scheme and label, the words it was seen in."""

    value: str
    scheme: str
    label: str
    phrase: str
    ticked: bool


@router.get("/similar")
def similar(request: Request, site: OpenSite, asked: Annotated[Asking, Query()]) -> Response:
    """Cases like a situation or a case, and cases that contrast with the one most alike."""
    known_fields(request, Asking, "This form")
    if (settled := asked.settled()) is not None:
        there = address("similar", query=settled)
        return RedirectResponse(there, HTTPStatus.SEE_OTHER)
    found = contrasts = None
    if asked.asks:
        found = site.repository.comparable(asked.query(_HITS))
        contrasts = site.repository.comparable(asked.query(_CONTRASTS, contrast=True))
    return site.page(
        "similar.html",
        asked=asked,
        beside=site.repository.case(asked.case) if asked.case else None,
        found=found,
        contrasts=contrasts,
        understood=tuple(_understood(site, asked, found)),
        picked=tuple(_named(site, value) for value in asked.feature),
        offered=[site.vocabulary.by_id[name] for name in _OFFERED if name in site.vocabulary.by_id],
        used=lambda scheme: _used(site, scheme),
        dimensions=DIMENSIONS,
        imported=site.imported,
        summaries=site.summaries,
        twin=address("api", "v1", "similar", query=asked.api_pairs()),
    )


def beside(site: Site, case: str) -> tuple[SimilarResult, SimilarResult]:
    """What the page of a case shows: the cases most alike, and those that contrast most."""
    ask = site.repository.comparable
    return (
        ask(SimilarQuery(case, limit=_BESIDE)),
        ask(SimilarQuery(case, contrast=True, limit=_OPPOSED)),
    )


def _understood(site: Site, asked: Asking, found: SimilarResult | None) -> Iterator[_Picked]:
    """What the text seems to mean, and below it what was struck out."""
    for one in found.understood if found else ():
        title = _title(site, one.scheme)
        yield _Picked(f"{one.scheme}/{one.slug}", title, one.label, one.phrase, ticked=True)
    for value in asked.without:
        yield _named(site, value, ticked=False)


def _named(site: Site, value: str, *, ticked: bool = True) -> _Picked:
    scheme, _, slug = value.partition("/")
    label = site.vocabulary.label(scheme, slug)
    return _Picked(value, _title(site, scheme), label, "", ticked)


def _title(site: Site, scheme: str) -> str:
    known = site.vocabulary.by_id.get(scheme)
    return known.title if known else scheme.capitalize()


def _used(site: Site, scheme: Scheme) -> Sequence[tuple[str, str]]:
    """Value and label of the concepts of a scheme that cases use."""
    used = site.repository.concept_uses
    return [
        (f"{scheme.id}/{concept.slug}", concept.label)
        for concept in scheme.concepts
        if (scheme.id, concept.slug) in used
    ]
