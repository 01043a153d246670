"""Matches: what a concept corresponds to, here and in vocabularies of others, by name."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from casegraph_api.links import is_our_iri, is_web_address, local_address
from casegraph_api.site import Site

__all__ = ["KNOWN", "Match", "matches"]

KNOWN = {
    "http://data.europa.eu/eli/ontology#": "European Legislation Identifier",
    "http://data.europa.eu/m8g/": "EU Core Vocabularies",
    "http://humanbehaviourchange.org/ontology/": "Behaviour Change Intervention Ontology",
    "http://id.nlm.nih.gov/mesh/": "MeSH",
    "http://metadata.un.org/sdg/": "United Nations, SDG taxonomy",
    "http://publications.europa.eu/resource/authority/main-activity/": "EU, main activities",
    "http://purl.org/adms/publishertype/": "ADMS, types of publishers",
    "http://purl.org/adms/status/": "ADMS, status",
    "http://purl.org/ontology/bibo/": "Bibliographic Ontology",
    "http://purl.org/spar/fabio/": "FaBiO",
    "http://purl.org/vocab/cpsv#": "Core Public Service Vocabulary",
    "http://purl.unep.org/sdg/": "UNEP, SDG Interface Ontology",
    "http://qudt.org/vocab/unit/": "QUDT",
    "http://vivoweb.org/ontology/core#": "VIVO",
    "http://www.w3.org/ns/dcat#": "DCAT",
    "http://www.wikidata.org/entity/": "Wikidata",
    "https://ontology.commonapproach.org/cids#": "Common Impact Data Standard",
    "https://schema.org/": "schema.org",
    "https://w3id.org/airo#": "AI Risk Ontology",
    "https://www.oecd-opsi.org/projects/": "OPSI",
}
"""The names of vocabularies that concepts are matched to, by how their addresses begin."""

_RELATIONS = {
    "exactMatch": "Same as",
    "closeMatch": "Close to",
    "relatedMatch": "Related to",
    "seeAlso": "See also",
}


class Match(NamedTuple):
    """A thing that a concept corresponds to: how, what it is called, of which list, and where.

    The link is empty where an address is none for a browser; *abroad* it leads to another site.
    """

    relation: str
    label: str
    scheme: str
    link: str
    abroad: bool


def matches(site: Site, told: Iterable[tuple[str, str]]) -> Iterator[Match]:
    """Each match in words: ours with their labels, others by the name of their vocabulary."""
    for relation, iri in told:
        yield _ours(site, relation, iri) if is_our_iri(iri) else _others(relation, iri)


def _ours(site: Site, relation: str, iri: str) -> Match:
    label = site.repository.labels([iri]).get(iri, iri)
    place = local_address(iri)
    scheme = site.vocabulary.by_id.get(place.split("/")[2]) if place.count("/") > 1 else None
    title = scheme.title if scheme else "Ontology"
    return Match(_RELATIONS[relation], label, title, place, abroad=False)


def _others(relation: str, iri: str) -> Match:
    begun = next((head for head in KNOWN if iri.startswith(head)), "")
    label = iri.removeprefix(begun).strip("/") or iri
    known, leads = KNOWN.get(begun, ""), is_web_address(iri)
    return Match(_RELATIONS[relation], label, known, iri if leads else "", abroad=leads)
