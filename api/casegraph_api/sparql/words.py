"""Words: the names that an editor of queries completes, from the graph itself and nowhere else."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from casegraph.store.iris import (
    CG,
    DATASET,
    DESCRIPTION_GRAPH,
    ONTOLOGY_GRAPH,
    PREFIXES,
    scheme_iri,
)
from casegraph_api.site import Site

__all__ = ["prefixes", "words"]

# VoID counts each class and property once, when the snapshot is built.
_USED = f"""SELECT ?term ?kind ?uses WHERE {{ GRAPH <{DESCRIPTION_GRAPH}> {{
  {{ <{DATASET}> void:classPartition ?part . ?part void:class ?term ; void:entities ?uses
    BIND("class" AS ?kind) }}
  UNION
  {{ <{DATASET}> void:propertyPartition ?part . ?part void:property ?term ; void:triples ?uses
    BIND("property" AS ?kind) }}
}} }}"""
_OWN = f"""SELECT ?term ?kind WHERE {{ GRAPH <{ONTOLOGY_GRAPH}> {{
  VALUES (?type ?kind) {{ (owl:Class "class") (owl:ObjectProperty "property")
    (owl:DatatypeProperty "property") }}
  ?term a ?type ; rdfs:isDefinedBy ?by FILTER(STRSTARTS(STR(?term), "{CG}"))
}} }}"""
_TOLD = f"""SELECT ?term ?label ?about ?near WHERE {{ GRAPH <{ONTOLOGY_GRAPH}> {{
  ?term rdfs:label ?label FILTER(LANG(?label) IN ("", "en"))
  OPTIONAL {{ ?term skos:definition ?about FILTER(LANG(?about) IN ("", "en")) }}
  OPTIONAL {{ ?term rdfs:seeAlso ?near FILTER(STRSTARTS(STR(?near), "{scheme_iri("")}")) }}
}} }}"""
_LONGEST = 160


def prefixes(site: Site) -> dict[str, str]:
    """The prefixes that need no declaration, then one for each concept scheme."""
    schemes = (scheme.id for scheme in site.vocabulary.schemes)
    return PREFIXES | {name: f"{scheme_iri(name)}/" for name in schemes if name not in PREFIXES}


@lru_cache(maxsize=4)
def words(site: Site) -> dict[str, Any]:
    """Classes, properties and concepts by their prefixed names, with what they mean."""
    return {
        "prefixes": prefixes(site),
        "declared": list(PREFIXES),
        "schemes": {scheme.id: scheme.title for scheme in site.vocabulary.schemes},
        "terms": list(_terms(site)),
        "concepts": [
            {"name": f"{concept.scheme}:{concept.slug}", "label": concept.label}
            for scheme in site.vocabulary.schemes
            for concept in scheme.concepts
            if not concept.deprecated
        ],
    }


def _terms(site: Site) -> Iterator[dict[str, Any]]:
    """All terms of ours and those of others that are used, the most used ones first."""
    uses: dict[tuple[str, str], int] = {}
    for row in site.repository.sparql(_OWN):
        uses[row["term"], row["kind"]] = 0
    for row in site.repository.sparql(_USED):
        uses[row["term"], row["kind"]] = int(row["uses"])
    told = _told(site)
    for (iri, kind), number in sorted(uses.items(), key=lambda item: (-item[1], item[0])):
        if name := _short(iri):
            yield {"name": name, "kind": kind, "uses": number} | told.get(iri, {})


def _told(site: Site) -> Mapping[str, dict[str, str]]:
    """What the ontology says about each term, as far as a list of suggestions shows it."""
    found = {}
    for row in site.repository.sparql(_TOLD):
        about = row["about"] or ""
        if len(about) > _LONGEST:
            about = f"{about[:_LONGEST].rsplit(' ', 1)[0]} …"
        scheme = (row["near"] or "").rpartition("/")[2]
        said = {"label": row["label"], "about": about, "scheme": scheme}
        found[row["term"]] = {name: text for name, text in said.items() if text}
    return found


def _short(iri: str) -> str | None:
    """A prefixed name, or None for what has no prefix of ours."""
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and local.replace("-", "").replace("_", "").isalnum():
            return f"{prefix}:{local}"
    return None
