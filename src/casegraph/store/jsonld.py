"""JSON-LD for people to read: short names from the project's context, which stands in it whole."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pyoxigraph import BlankNode, Literal, Triple

from casegraph.resources import ontology_folder
from casegraph.store.iris import PREFIXES
from casegraph.store.terms import word

__all__ = ["json_ld"]

_TYPE = f"{PREFIXES['rdf']}type"
_STRING = f"{PREFIXES['xsd']}string"
Node = dict[str, Any]


def json_ld(triples: Iterable[Triple]) -> str:
    """Statements as one flat list of nodes, each with its statements in the order given."""
    names = _names()
    nodes: dict[str, Node] = {}
    for triple in triples:
        name = _id(triple.subject)
        node = nodes.setdefault(name, {"id": name})
        key, value = names.key(triple.predicate.value), names.value(triple)
        node.setdefault(key, []).append(value)
    graph = [names.simplified(node) for node in nodes.values()]
    document = {"@context": names.context, "@graph": graph}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


class _Names:
    """The names of a context, read from IRIs to names."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self.context = context
        self.prefixes = {
            iri: prefix for prefix, iri in PREFIXES.items() if context.get(prefix) == iri
        }
        self.terms = {
            self._expanded(term if isinstance(term, str) else term["@id"]): name
            for name, term in context.items()
            if name not in PREFIXES and not name.startswith("@")
        }

    def key(self, iri: str) -> str:
        """The name of a property."""
        return "type" if iri == _TYPE else self._short(iri)

    def value(self, triple: Triple) -> Any:
        """An object, as short as the property's term in the context allows."""
        obj = triple.object
        if triple.predicate.value == _TYPE:
            return self._short(word(obj))
        term = self.context.get(self.terms.get(triple.predicate.value, ""), {})
        if not isinstance(obj, Literal):
            return _id(obj) if term.get("@type") == "@id" else {"id": _id(obj)}
        return self._literal(obj, term)

    def simplified(self, node: Node) -> Node:
        """A node in which single values stand alone, but where its term asks for a list."""
        return {
            key: values[0] if len(values) == 1 and not self._is_set(key) else values
            for key, values in node.items()
        }

    def _is_set(self, key: str) -> bool:
        term = self.context.get(key)
        return isinstance(term, dict) and "@container" in term

    def _literal(self, literal: Literal, term: Mapping[str, str]) -> Any:
        type_, language = literal.datatype.value, literal.language
        if language:
            plain = term.get("@language") == language
            return literal.value if plain else {"@value": literal.value, "@language": language}
        if type_ == _STRING and not {"@type", "@language"} & set(term):
            return literal.value
        if type_ == self._expanded(term.get("@type", "")):
            return literal.value
        typed = {} if type_ == _STRING else {"@type": self._short(type_)}
        return {"@value": literal.value} | typed

    def _short(self, iri: str) -> str:
        """A term, else `prefix:name`, else the IRI itself."""
        if iri in self.terms:
            return self.terms[iri]
        for namespace, prefix in self.prefixes.items():
            if iri.startswith(namespace):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri

    def _expanded(self, name: str) -> str:
        prefix, colon, local = name.partition(":")
        return PREFIXES[prefix] + local if colon and prefix in PREFIXES else name


def _id(term: object) -> str:
    return str(term) if isinstance(term, BlankNode) else word(term)


@cache
def _names() -> _Names:
    text = (ontology_folder() / "context.jsonld").read_text("utf-8")
    return _Names(json.loads(text)["@context"])
