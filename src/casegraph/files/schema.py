"""The JSON Schema of a case file, for completion and checks in editors."""

from typing import Any

from casegraph.model import ONLY_IMPORTED, Case, Vocabulary

__all__ = ["SCHEMA_ID", "case_schema"]

SCHEMA_ID = "https://w3id.org/casegraph/case.schema.json"


def case_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """The schema of a case file; coded fields list the words of their schemes with labels.

    What only imported records may say is left out: no curator writes it.
    """
    schema = _filled(Case.model_json_schema(by_alias=True), vocabulary)
    del schema["$defs"]["Origin"], schema["$defs"]["Record"]["properties"]["origin"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **schema,
        "title": "casegraph case file",
    }


def _filled(node: Any, vocabulary: Vocabulary) -> Any:
    """Replace the marks of coded fields by the words they may hold; drop titles that only echo."""
    if isinstance(node, list):
        return [_filled(item, vocabulary) for item in node]
    if not isinstance(node, dict):
        return node
    marks = ("x-scheme", "x-schemes")
    echo = isinstance(node.get("title"), str)
    filled = {
        key: _filled(value, vocabulary)
        for key, value in node.items()
        if key not in marks and not (key == "title" and echo)
    }
    if "x-scheme" in node:
        filled |= _words(vocabulary, node["x-scheme"], "")
    for scheme in node.get("x-schemes", ()):
        found = _words(vocabulary, scheme, f"{scheme}/")
        for key, words in found.items():
            filled[key] = [*filled.get(key, ()), *words]
    return filled


def _words(vocabulary: Vocabulary, scheme: str, prefix: str) -> dict[str, list[str]]:
    """The words of a scheme, and beside each what editors show for it."""
    known = vocabulary.scheme(scheme)
    kept_back = ONLY_IMPORTED.get(scheme, ())
    usable = [known.by_slug[slug] for slug in known.usable if slug not in kept_back]
    return {
        "enum": [f"{prefix}{concept.slug}" for concept in usable],
        "markdownEnumDescriptions": [f"**{c.label}**: {c.definition}" for c in usable],
    }
