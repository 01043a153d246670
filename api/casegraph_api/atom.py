"""Atom: feeds of new and of changed cases (RFC 4287), for readers that come back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, SubElement, tostring

from casegraph.cells import balanced
from casegraph.model import Case
from casegraph.store.about import PUBLISHER_NAME
from casegraph.store.iris import record_iri
from casegraph_api.links import LICENCE, address
from casegraph_api.site import Site

__all__ = ["FEEDS", "MEDIA_TYPE", "Feed", "atom", "plain_xml"]

MEDIA_TYPE = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_MOST = 50
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Feed:
    """A feed: the name in its address, its title, and which date of a record it follows."""

    name: str
    title: str
    follows: str

    @property
    def address(self) -> str:
        """Its address on this server."""
        return address("feeds", f"{self.name}.atom")

    def date_of(self, case: Case) -> date:
        """The day that puts a case into its place in the feed."""
        day: date = getattr(case.record, self.follows)
        return day


FEEDS = (
    Feed("new", "New cases", "created"),
    Feed("changed", "New and changed cases", "modified"),
)


def plain_xml(text: str) -> str:
    """Text without the signs that XML cannot hold, and with its marks of direction closed."""
    return balanced(_NOT_IN_XML.sub("", text))


def atom(site: Site, feed: Feed, origin: str) -> bytes:
    """A feed of the latest curated cases, for a server at that address."""
    cases = map(site.repository.case, site.repository.curated_ids)
    latest = sorted(cases, key=lambda case: (feed.date_of(case), case.title), reverse=True)[:_MOST]
    whole = _head(feed, latest, origin)
    for case in latest:
        whole.append(_entry(case, feed, origin))
    written: bytes = tostring(whole, encoding="utf-8", xml_declaration=True)
    return written


def _head(feed: Feed, latest: Sequence[Case], origin: str) -> Element:
    whole = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "en-GB"})
    _texts(
        whole,
        ("title", f"casegraph: {feed.title.lower()}"),
        ("id", f"{origin}{feed.address}"),
        ("updated", _moment(max((feed.date_of(case) for case in latest), default=date.min))),
        ("rights", f"CC BY 4.0, {LICENCE}"),
    )
    _link(whole, "self", f"{origin}{feed.address}", MEDIA_TYPE)
    _link(whole, "alternate", f"{origin}/", "text/html")
    _texts(SubElement(whole, "author"), ("name", PUBLISHER_NAME))
    return whole


def _entry(case: Case, feed: Feed, origin: str) -> Element:
    entry = Element("entry")
    _texts(
        entry,
        ("title", case.title),
        ("id", record_iri(case.id)),
        ("published", _moment(case.record.created)),
        ("updated", _moment(feed.date_of(case))),
        ("summary", case.summary),
    )
    _link(entry, "alternate", f"{origin}{address('case', case.id)}", "text/html")
    return entry


def _texts(parent: Element, *children: tuple[str, str]) -> None:
    for name, text in children:
        SubElement(parent, name).text = plain_xml(text)


def _link(parent: Element, rel: str, href: str, media_type: str) -> None:
    SubElement(parent, "link", {"rel": rel, "href": href, "type": media_type})


def _moment(day: date) -> str:
    """A day as Atom wants it: its beginning in universal time."""
    return f"{day.isoformat()}T00:00:00Z"
