"""The search page: words, facets, hits as a list or as a table."""

from typing import Annotated, NamedTuple

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from casegraph.search import SearchResult
from casegraph_api.links import address
from casegraph_api.pages.results import results
from casegraph_api.parameters import SearchForm, known_fields
from casegraph_api.site import OpenSite, Site
from casegraph_api.situations import LikeCases, like_cases

router = APIRouter()

_COLUMNS = (
    ("Case", "title"), ("Country and place", "country"), ("Years", "start"), ("Status", "status"),
)  # fmt: skip


class _Column(NamedTuple):
    """A column of the table, the address that puts it in order, and the order it is in now."""

    label: str
    address: str
    order: str


@router.get("/search")
def search(request: Request, site: OpenSite, asked: Annotated[SearchForm, Query()]) -> Response:
    """Cases by words, facets and years."""
    known_fields(request, SearchForm, "The search")
    found = site.repository.find(asked.query())
    return site.page(
        f"{asked.view}.html",
        **results(site, asked, found, asked.view),
        columns=[_column(asked, *column) for column in _COLUMNS],
        glances=site.glances,
        glance_of=site.glance_of,
        verdict_of=site.verdict_of,
        ranks=site.ranks,
        summaries=site.summaries,
        offer=_offer(site, asked),
        previous=_before(asked),
        following=_after(asked, found),
    )


def _column(asked: SearchForm, label: str, key: str) -> _Column:
    """A second choice of the same column turns it around."""
    now = "ascending" if asked.sort == key else "descending" if asked.sort == f"-{key}" else ""
    turned = f"-{key}" if now == "ascending" else key
    return _Column(label, address("search", query=asked.pairs(sort=turned, offset=0)), now)


def _offer(site: Site, asked: SearchForm) -> LikeCases | None:
    """Cases like a situation stand before those with its words, where nothing narrows them down."""
    begun = SearchForm(q=asked.q, imported=asked.imported, expand=asked.expand, sort=asked.sort)
    return like_cases(site, asked.q, imported=asked.imported) if asked == begun else None


def _before(asked: SearchForm) -> str | None:
    offset = max(asked.offset - asked.limit, 0)
    return address("search", query=asked.pairs(offset=offset)) if asked.offset else None


def _after(asked: SearchForm, found: SearchResult) -> str | None:
    offset = found.next_offset
    return address("search", query=asked.pairs(offset=offset)) if offset else None
