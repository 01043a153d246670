"""The catalogue as catalogues exchange it: DCAT 3, with what DCAT-AP asks for and recommends."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, QuerySolutions, Triple

from casegraph.store.about import KEYWORDS, PUBLISHER_NAME, SUMMARY, TITLE
from casegraph.store.graphs import Graphs
from casegraph.store.iris import (
    BASE,
    CATALOGUE,
    DATASET,
    LICENCE,
    ONTOLOGY,
    PREFIXES,
    PUBLISHER,
)
from casegraph.store.packing import GZIP, ZIP, Dump
from casegraph.store.statements import Object, node, triple
from casegraph.store.terms import word

__all__ = ["catalogue"]

_IANA = "https://www.iana.org/assignments/media-types"
_EU = "http://publications.europa.eu/resource/authority"
_SPDX, _VCARD = "http://spdx.org/rdf/terms#", "http://www.w3.org/2006/vcard/ns#"
_AVAILABILITY = "http://data.europa.eu/r5r/availability"
_THEMES = f"{_EU}/data-theme"
_CONTACT, _PERIOD = f"{BASE}about", f"{CATALOGUE}#period"
_FORMATS = {
    "application/trig": "RDF_TRIG",
    "application/n-quads": "RDF_N_QUADS",
    "text/turtle": "RDF_TURTLE",
    "application/ld+json": "JSON_LD",
    "text/csv": "CSV",
    ZIP: "ZIP",
}
"""What a file holds, in the list of the EU; what is not in it is no distribution of the data."""

_PACKED = {GZIP: "dcat:compressFormat", ZIP: "dcat:packageFormat"}


@dataclass(frozen=True)
class _Service:
    """A service: its name, what it offers, what it conforms to, where it is and is described."""

    name: str
    title: str
    about: str
    standard: str
    place: str
    described: str


_SERVICES = (
    _Service(
        "sparql",
        "SPARQL endpoint",
        "Queries over all graphs merged, or over each.",
        "https://www.w3.org/TR/sparql11-protocol/",
        "/sparql",
        "/sparql",
    ),
    _Service(
        "api",
        "JSON API",
        "Cases, claims, actors and vocabularies as JSON and CSV.",
        "https://spec.openapis.org/oas/v3.1.0",
        "/api/v1",
        "/openapi.json",
    ),
)
# The classes that things of others have, so that the description is whole by itself.
_CLASSES = {
    "dct:publisher": "foaf:Agent",
    "dct:license": "dct:LicenseDocument",
    "dct:language": "dct:LinguisticSystem",
    "dct:spatial": "dct:Location",
    "dct:accessRights": "dct:RightsStatement",
    "dct:accrualPeriodicity": "dct:Frequency",
    "dct:conformsTo": "dct:Standard",
    "dct:format": "dct:MediaTypeOrExtent",
    "dcat:mediaType": "dct:MediaType",
    "dcat:compressFormat": "dct:MediaType",
    "dcat:packageFormat": "dct:MediaType",
    "dcat:theme": "skos:Concept",
    "dcat:themeTaxonomy": "skos:ConceptScheme",
    "dcat:landingPage": "foaf:Document",
    "foaf:homepage": "foaf:Document",
    _AVAILABILITY: "skos:Concept",
}
_RANGES = {node(name).value: kind for name, kind in _CLASSES.items()}
# What is called what in the lists of the EU, each an address of the list and a name in it.
_LISTED = {
    "language/ENG": "English",
    "data-theme/GOVE": "Government and public sector",
    "access-right/PUBLIC": "public",
    "frequency/IRREG": "irregular",
    "planned-availability/STABLE": "stable",
} | {f"file-type/{name}": name for name in _FORMATS.values()}
_FIRST = "SELECT (MIN(?year) AS ?first) { ?case a cg:Case ; cg:startYear ?year }"
_DATES = f"""
SELECT ?issued ?modified {{ <{DATASET}> dct:issued ?issued ; dct:modified ?modified }}"""

Told = tuple[str, Object]


def catalogue(store: Graphs, dumps: Iterable[Dump], origin: str) -> list[Triple]:
    """The catalogue with its dataset, files and services, for a server at that address."""
    files = [dump for dump in dumps if dump.holds in _FORMATS]
    everywhere, places = list(_shared(store)), list(_places(store))
    told = [
        *_thing(CATALOGUE, "dcat:Catalog", *everywhere, *places, *_catalogue(origin)),
        *_thing(DATASET, "dcat:Dataset", *everywhere, *places, *_dataset(files, origin)),
        *_period(store),
        *(found for dump in files for found in _distribution(dump, everywhere, origin)),
        *(found for service in _SERVICES for found in _service(service, origin)),
        *_thing(PUBLISHER, "foaf:Agent", ("foaf:name", PUBLISHER_NAME)),
        *_thing(_CONTACT, f"{_VCARD}Kind", (f"{_VCARD}fn", PUBLISHER_NAME)),
        triple(_CONTACT, f"{_VCARD}hasURL", NamedNode(_CONTACT)),
        triple(_THEMES, "dct:title", "Data themes", "en"),
        *(found for listed in _LISTED.items() for found in _entry(*listed)),
    ]
    return list(dict.fromkeys([*told, *_typed(told)]))


def _thing(subject: str, kind: str, *told: Told) -> Iterator[Triple]:
    """A thing of a class with its properties; text is in English."""
    yield triple(subject, "rdf:type", node(kind))
    yield from (triple(subject, predicate, value, "en") for predicate, value in told)


def _shared(store: Graphs) -> Iterator[Told]:
    """What is true of the catalogue, the dataset and every file."""
    yield "dct:license", NamedNode(LICENCE)
    yield "dct:language", NamedNode(f"{_EU}/language/ENG")
    for issued, modified in _rows(store, _DATES):
        yield "dct:issued", issued
        yield "dct:modified", modified


def _places(store: Graphs) -> Iterator[Told]:
    kind = node("cg:Place")
    found = store.quads_for_pattern(None, node("rdf:type"), kind, DefaultGraph())
    for place in sorted(word(quad.subject) for quad in found):
        yield "dct:spatial", NamedNode(place)


def _period(store: Graphs) -> Iterator[Triple]:
    """From the first year of any case; there is no last one, since some still run."""
    yield triple(_PERIOD, "rdf:type", node("dct:PeriodOfTime"))
    for (first,) in _rows(store, _FIRST):
        if first is not None:
            year = Literal(word(first), datatype=node("xsd:gYear"))
            yield triple(_PERIOD, "dcat:startDate", year)


def _catalogue(origin: str) -> Iterator[Told]:
    yield "dct:title", "Catalogue of casegraph"
    yield "dct:description", "The dataset of casegraph, its files and its services."
    yield "dct:publisher", NamedNode(PUBLISHER)
    yield "foaf:homepage", NamedNode(f"{origin}/")
    yield "dcat:themeTaxonomy", NamedNode(_THEMES)
    yield "dcat:dataset", NamedNode(DATASET)
    for service in _SERVICES:
        yield "dcat:service", NamedNode(f"{CATALOGUE}#{service.name}")


def _dataset(files: Iterable[Dump], origin: str) -> Iterator[Told]:
    yield "dct:title", TITLE
    yield "dct:description", SUMMARY
    yield "dct:identifier", Literal(DATASET)
    yield from _offered()
    yield "dct:creator", NamedNode(PUBLISHER)
    yield "dct:conformsTo", NamedNode(ONTOLOGY)
    yield "dct:accrualPeriodicity", NamedNode(f"{_EU}/frequency/IRREG")
    yield "dcat:landingPage", NamedNode(f"{origin}/catalog")
    yield "dct:temporal", NamedNode(_PERIOD)
    for dump in files:
        yield "dcat:distribution", NamedNode(_address(dump))


def _offered() -> Iterator[Told]:
    """What is true of the dataset and of the services that serve it."""
    yield "dct:publisher", NamedNode(PUBLISHER)
    yield "dcat:contactPoint", NamedNode(_CONTACT)
    yield "dcat:theme", NamedNode(f"{_EU}/data-theme/GOVE")
    yield "dct:accessRights", NamedNode(f"{_EU}/access-right/PUBLIC")
    for word_ in KEYWORDS:
        yield "dcat:keyword", word_


def _distribution(dump: Dump, everywhere: Iterable[Told], origin: str) -> Iterator[Triple]:
    checksum = f"{_address(dump)}-checksum"
    yield from _thing(
        _address(dump),
        "dcat:Distribution",
        *everywhere,
        ("dct:title", dump.name),
        ("dct:description", dump.label),
        ("dcat:accessURL", NamedNode(f"{origin}/dumps/")),
        ("dcat:downloadURL", NamedNode(f"{origin}/dumps/{dump.name}")),
        ("dct:format", NamedNode(f"{_EU}/file-type/{_FORMATS[dump.holds]}")),
        ("dcat:mediaType", NamedNode(f"{_IANA}/{dump.holds}")),
        (_PACKED[dump.media_type], NamedNode(f"{_IANA}/{dump.media_type}")),
        ("dcat:byteSize", Literal(str(dump.size), datatype=node("xsd:nonNegativeInteger"))),
        (_AVAILABILITY, NamedNode(f"{_EU}/planned-availability/STABLE")),
        (f"{_SPDX}checksum", NamedNode(checksum)),
    )
    digest = Literal(dump.sha256, datatype=node("xsd:hexBinary"))
    algorithm = NamedNode(f"{_SPDX}checksumAlgorithm_sha256")
    told = ((f"{_SPDX}checksumValue", digest), (f"{_SPDX}algorithm", algorithm))
    yield from _thing(checksum, f"{_SPDX}Checksum", *told)


def _service(service: _Service, origin: str) -> Iterator[Triple]:
    yield from _thing(
        f"{CATALOGUE}#{service.name}",
        "dcat:DataService",
        *_offered(),
        ("dct:title", service.title),
        ("dct:description", service.about),
        ("dct:license", NamedNode(LICENCE)),
        ("dct:conformsTo", NamedNode(service.standard)),
        ("dcat:endpointURL", NamedNode(f"{origin}{service.place}")),
        ("dcat:endpointDescription", NamedNode(f"{origin}{service.described}")),
        ("dcat:servesDataset", NamedNode(DATASET)),
    )


def _entry(place: str, name: str) -> Iterator[Triple]:
    """An entry of a list of the EU: its name, and the list it is in."""
    entry = f"{_EU}/{place}"
    yield triple(entry, "skos:prefLabel", name, "en")
    yield triple(entry, "skos:inScheme", NamedNode(entry.rpartition("/")[0]))


def _typed(told: Iterable[Triple]) -> Iterator[Triple]:
    """The classes of what is referred to."""
    for found in told:
        kind = _RANGES.get(found.predicate.value)
        if kind is not None:
            yield triple(word(found.object), "rdf:type", node(kind))


def _address(dump: Dump) -> str:
    return f"{CATALOGUE}#{dump.name}"


def _rows(store: Graphs, query: str) -> Iterator[Sequence[Any]]:
    found = store.query(query, prefixes=PREFIXES)
    assert isinstance(found, QuerySolutions), "asked with SELECT"
    return (tuple(row) for row in found)
