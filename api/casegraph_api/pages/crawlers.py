"""What crawlers ask for first: what they may read, and what there is."""

from collections.abc import Iterator
from itertools import islice
from xml.etree.ElementTree import Element, SubElement, tostring

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response

from casegraph_api.links import address
from casegraph_api.origin import here
from casegraph_api.site import OpenSite, Site

router = APIRouter()

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST = 50_000  # more may not stand in one sitemap
_PAGES = (
    "/", "/search", "/map", "/barriers", "/questions", "/network", "/actors", "/vocab", "/ns",
    "/sparql", "/about", "/docs", "/dumps/",
)  # fmt: skip
# Answers to questions are without end, and all they say stands on the pages of things.
_UNWANTED = (
    "/api/",
    "/sparql?",
    "/search?",
    "/map?",
    "/network?",
    "/actors?",
    "/vocab?q=",
    "/vocab/*?q=",
    "/similar?",
    "/compare?",
    "/barriers?",
    "/questions/*?",
)


@router.get("/robots.txt")
def robots() -> Response:
    """What crawlers may read."""
    rules = ["User-agent: *", *(f"Disallow: {path}" for path in _UNWANTED)]
    return PlainTextResponse("\n".join([*rules, "", f"Sitemap: {here('/sitemap.xml')}", ""]))


@router.get("/sitemap.xml")
def sitemap(site: OpenSite) -> Response:
    """All pages that tell of something of ours, with the day of their last change where known."""
    whole = Element("urlset", {"xmlns": _NAMESPACE})
    for path, changed in islice(_listed(site), _MOST):
        entry = SubElement(whole, "url")
        SubElement(entry, "loc").text = here(path)
        if changed:
            SubElement(entry, "lastmod").text = changed
    content = tostring(whole, encoding="utf-8", xml_declaration=True)
    return Response(content, media_type="application/xml")


def _listed(site: Site) -> Iterator[tuple[str, str]]:
    for path in _PAGES:
        yield path, ""
    for name in site.repository.curated_ids:
        yield address("case", name), site.repository.case(name).record.modified.isoformat()
    for name in site.repository.questions:
        yield address("questions", name), ""
    for name in site.repository.curated_actors:
        yield address("actor", name), ""
    for scheme in site.vocabulary.schemes:
        yield address("vocab", scheme.id), ""
        for slug in scheme.by_slug:
            yield address("vocab", scheme.id, slug), ""
    # Those of imported cases too; should there be more than a sitemap takes, sources are left out.
    for kind in ("Place", "Indicator", "Source"):
        for name in site.repository.names_of(kind):
            yield address(kind.lower(), name), ""
