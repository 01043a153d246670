"""The schema of SPARQL service descriptions, and what in a description does not conform to it.

https://www.w3.org/TR/sparql11-service-description/
"""

from collections.abc import Iterator, Mapping

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

__all__ = ["SD", "faults"]

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")

_CLASSES = {
    *("Aggregate", "Dataset", "EntailmentProfile", "EntailmentRegime", "Feature", "Function"),
    *("Graph", "GraphCollection", "Language", "NamedGraph", "Service"),
}
_BROADER: Mapping[Node, Node] = {SD.Dataset: SD.GraphCollection}
_INDIVIDUALS: Mapping[str, str] = {
    "BasicFederatedQuery": "Feature",
    "DereferencesURIs": "Feature",
    "EmptyGraphs": "Feature",
    "RequiresDataset": "Feature",
    "SPARQL10Query": "Language",
    "SPARQL11Query": "Language",
    "SPARQL11Update": "Language",
    "UnionDefaultGraph": "Feature",
}
# Of which class the subject is, and of which the object; None is any resource.
_PROPERTIES: Mapping[str, tuple[str, str | None]] = {
    "availableGraphs": ("Service", "GraphCollection"),
    "defaultDataset": ("Service", "Dataset"),
    "defaultEntailmentRegime": ("Service", "EntailmentRegime"),
    "defaultGraph": ("Dataset", "Graph"),
    "defaultSupportedEntailmentProfile": ("Service", "EntailmentProfile"),
    "endpoint": ("Service", None),
    "entailmentRegime": ("NamedGraph", "EntailmentRegime"),
    "extensionAggregate": ("Service", "Aggregate"),
    "extensionFunction": ("Service", "Function"),
    "feature": ("Service", "Feature"),
    "graph": ("NamedGraph", "Graph"),
    "inputFormat": ("Service", None),
    "languageExtension": ("Service", "Feature"),
    "name": ("NamedGraph", None),
    "namedGraph": ("GraphCollection", "NamedGraph"),
    "propertyFeature": ("Service", "Feature"),
    "resultFormat": ("Service", None),
    "supportedEntailmentProfile": ("NamedGraph", "EntailmentProfile"),
    "supportedLanguage": ("Service", "Language"),
}
_ENTAILMENT = "http://www.w3.org/ns/entailment/"
_PROFILES = "http://www.w3.org/ns/owl-profile/"


def faults(description: Graph) -> list[str]:
    """What does not conform, in words; an instance must say of which class it is."""
    return [*_unknown_terms(description), *_wrong_ends(description)]


def _unknown_terms(description: Graph) -> Iterator[str]:
    for subject, predicate, value in description:
        if _name(predicate) not in {None, *_PROPERTIES}:
            yield f"{predicate} is no property"
        if predicate == RDF.type and _name(value) not in {None, *_CLASSES}:
            yield f"{value} is no class"
        if predicate != RDF.type:
            yield from (
                f"{term} is nothing"
                for term in (subject, value)
                if _name(term) not in {None, *_INDIVIDUALS}
            )


def _wrong_ends(description: Graph) -> Iterator[str]:
    for subject, predicate, value in description:
        domain, range_ = _PROPERTIES.get(_name(predicate) or "", (None, None))
        if domain and SD[domain] not in _classes(description, subject):
            yield f"{subject} has {predicate} but is no {domain}"
        if range_ and SD[range_] not in _classes(description, value):
            yield f"{value} is a value of {predicate} but is no {range_}"
        if domain and isinstance(value, Literal):
            yield f"{value!r} is a value of {predicate} but no resource"


def _name(term: Node) -> str | None:
    """The name of a term of the schema; None of any other."""
    return str(term)[len(SD) :] if str(term).startswith(SD) and isinstance(term, URIRef) else None


def _classes(description: Graph, term: Node) -> set[Node]:
    said = set(description.objects(term, RDF.type))
    said |= {_BROADER[kind] for kind in said if kind in _BROADER}
    return said | _known_class(term)


def _known_class(term: Node) -> set[Node]:
    """Of terms that the W3C defines, the class that need not be said."""
    name = _name(term) or ""
    if name in _INDIVIDUALS:
        return {SD[_INDIVIDUALS[name]]}
    if str(term).startswith(_ENTAILMENT):
        return {SD.EntailmentRegime}
    return {SD.EntailmentProfile} if str(term).startswith(_PROFILES) else set()
