"""What pages tell search engines, in the words of schema.org: data in the page, no script.

A block of JSON-LD is never run, so the content security policy need not allow it: browsers look at
the type of a script element before they ask the policy.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from casegraph.model import Case, Concept, Origin, Place, Scheme, Source
from casegraph.store.about import KEYWORDS, PUBLISHER_NAME, SUMMARY, TITLE
from casegraph.store.iris import (
    BASE,
    CATALOGUE,
    DATASET,
    PUBLISHER,
    place_iri,
    record_iri,
)
from casegraph.store.packing import Dump
from casegraph_api.links import LICENCE, address, case_iri, concept_iri, scheme_iri
from casegraph_api.site import Site

__all__ = ["about_case", "about_concept", "about_dataset"]

_CONTEXT = "https://schema.org"
_PUBLISHER = {
    "@type": "Organization",
    "@id": PUBLISHER,
    "name": PUBLISHER_NAME,
    "url": BASE,
}


def about_dataset(site: Site, origin: str) -> dict[str, Any]:
    """The dataset with its files, for a server at that address."""
    info = site.repository.info
    return {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "@id": DATASET,
        "name": TITLE,
        "description": SUMMARY,
        "url": f"{origin}/dumps/",
        "license": LICENCE,
        "creator": _PUBLISHER,
        "publisher": _PUBLISHER,
        "keywords": list(KEYWORDS),
        "version": info["id"],
        "dateModified": info["created"],
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "includedInDataCatalog": {"@type": "DataCatalog", "@id": CATALOGUE, "name": "casegraph"},
        "distribution": list(_files(site.repository.dumps.values(), origin)),
    }


def _files(dumps: Iterable[Dump], origin: str) -> Iterator[dict[str, Any]]:
    for dump in dumps:
        yield {
            "@type": "DataDownload",
            "name": dump.name,
            "description": dump.label,
            "contentUrl": f"{origin}{address('dumps', dump.name)}",
            "encodingFormat": dump.media_type,
            "contentSize": f"{dump.size} B",
            "sha256": dump.sha256,
        }


def about_case(case: Case) -> dict[str, Any]:
    """The record of a case as an article about it that cites its sources."""
    return {
        "@context": _CONTEXT,
        "@type": "Article",
        "@id": record_iri(case.id),
        "headline": case.title,
        "name": case.title,
        "description": case.summary,
        "url": case_iri(case.id),
        "mainEntityOfPage": case_iri(case.id),
        "about": {"@type": "Thing", "@id": case_iri(case.id), "name": case.title},
        "temporalCoverage": f"{case.period.start}/{case.period.end or '..'}",
        "spatialCoverage": [_place(place) for place in case.place],
        "citation": [_source(source) for source in case.sources.values()],
        "license": case.record.origin.licence if case.record.origin else LICENCE,
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "dateCreated": case.record.created.isoformat(),
        "dateModified": case.record.modified.isoformat(),
        "author": _PUBLISHER,
        "publisher": _PUBLISHER,
        "isPartOf": {"@type": "Dataset", "@id": DATASET, "name": TITLE, "license": LICENCE},
    } | _based_on(case.record.origin)


def about_concept(scheme: Scheme, concept: Concept) -> dict[str, Any]:
    """A concept as a term defined in a set."""
    return {
        "@context": _CONTEXT,
        "@type": "DefinedTerm",
        "@id": concept_iri(scheme.id, concept.slug),
        "name": concept.label,
        "description": concept.definition,
        "url": concept_iri(scheme.id, concept.slug),
        "termCode": concept.slug,
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "@id": scheme_iri(scheme.id),
            "name": scheme.title,
            "license": LICENCE,
        },
    }


def _based_on(origin: Origin | None) -> dict[str, Any]:
    """The entry of another collection that an imported record was made from."""
    if origin is None:
        return {}
    return {
        "isBasedOn": {
            "@type": "CreativeWork",
            "identifier": origin.identifier,
            "license": origin.licence,
            "creditText": origin.attribution,
            "isPartOf": {"@type": "Dataset", "name": origin.dataset, "url": origin.landing_page},
        }
    }


def _place(place: Place) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@type": "Place",
        "@id": place_iri(place.id),
        "name": place.name,
        "address": {"@type": "PostalAddress", "addressCountry": place.country},
    }
    if place.lat is None or place.lon is None:
        return told
    lies = {"@type": "GeoCoordinates", "latitude": float(place.lat), "longitude": float(place.lon)}
    return told | {"geo": lies}


def _source(source: Source) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@type": "CreativeWork",
        "name": source.title,
        "url": source.url,
    }
    if source.year is not None:
        told["datePublished"] = str(source.year)
    return told | ({"sameAs": f"https://doi.org/{source.doi}"} if source.doi else {})
