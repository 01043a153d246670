"""The pages of actors, sources, places, indicators and records: what they are, who names them."""

from fastapi.responses import Response

from casegraph_api.forms import Forms
from casegraph_api.links import iri_at
from casegraph_api.mentions import find_indicator, find_place, find_source, mentions
from casegraph_api.site import Site
from casegraph_api.thing_records import record_detail
from casegraph_api.timeline import timeline

__all__ = ["actor", "indicator", "place", "record", "source"]


def actor(site: Site, name: str, forms: Forms) -> Response:
    """One actor, the parts it took over the years, and the claims that name it."""
    told = mentions(site, iri_at("actor", name))
    known = site.repository.actors[name]
    line = timeline(name, told.found)
    return site.page("actor.html", forms=forms, actor=known, told=told, line=line)


def source(site: Site, name: str, forms: Forms) -> Response:
    """One source and the claims that rest on it."""
    found, told = find_source(site, name)
    return site.page("source.html", forms=forms, source=found, told=told)


def place(site: Site, name: str, forms: Forms) -> Response:
    """One place and the cases that happened there."""
    found, told = find_place(site, name)
    return site.page("place.html", forms=forms, place=found, told=told)


def indicator(site: Site, name: str, forms: Forms) -> Response:
    """One indicator and the outcomes that it measures."""
    found, told = find_indicator(site, name)
    return site.page("indicator.html", forms=forms, indicator=found, told=told)


def record(site: Site, name: str, forms: Forms) -> Response:
    """What the record of a case says of itself."""
    case = site.repository.case(name)
    return site.page("record.html", forms=forms, case=case, record=record_detail(site, name))
