"""The JSON Schema of a case file says what the model and the vocabularies say."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from casegraph.files.schema import case_schema
from casegraph.model import ONLY_IMPORTED, Case, InAnyScheme, InScheme, Vocabulary, members
from casegraph.resources import ontology_folder


@pytest.fixture(scope="module")
def schema(vocabulary: Vocabulary) -> dict[str, Any]:
    return case_schema(vocabulary)


def blocks(node: Any) -> Iterator[dict[str, Any]]:
    """Every block of a schema."""
    if isinstance(node, dict):
        yield node
    if isinstance(node, dict | list):
        for item in node.values() if isinstance(node, dict) else node:
            yield from blocks(item)


def test_the_schema_beside_the_ontology_is_the_generated_one(schema: dict[str, Any]) -> None:
    stored = json.loads((ontology_folder() / "case.schema.json").read_text("utf-8"))
    assert stored == schema, "Run: casegraph schema > ontology/case.schema.json"


def test_every_coded_field_lists_the_words_of_its_scheme(
    schema: dict[str, Any], vocabulary: Vocabulary
) -> None:
    lists = {tuple(block["enum"]) for block in blocks(schema) if "enum" in block}
    nested = [member.nested for member in members(Case) if member.nested]
    marks = [member.mark for model in (Case, *nested) for member in members(model)]
    schemes = {mark.scheme for mark in marks if isinstance(mark, InScheme)}
    assert len(schemes) == 33
    offered = {
        name: tuple(
            slug
            for slug in vocabulary.scheme(name).usable
            if slug not in ONLY_IMPORTED.get(name, ())
        )
        for name in schemes
    }
    assert [name for name, words in offered.items() if words not in lists] == []


def test_a_field_of_several_schemes_lists_them_all(
    schema: dict[str, Any], vocabulary: Vocabulary
) -> None:
    about = schema["$defs"]["Lesson"]["properties"]["about"]
    (mark,) = [
        m.mark for m in members(Case) for m in members(m.nested or Case) if m.name == "about"
    ]
    assert isinstance(mark, InAnyScheme)
    expected = [
        f"{name}/{slug}" for name in mark.schemes for slug in vocabulary.scheme(name).usable
    ]
    assert about["anyOf"][0]["enum"] == expected


def test_every_word_has_a_text_that_editors_show(schema: dict[str, Any]) -> None:
    described = [block for block in blocks(schema) if "markdownEnumDescriptions" in block]
    assert len(described) > 32
    assert all(len(block["enum"]) == len(block["markdownEnumDescriptions"]) for block in described)


def test_no_mark_of_the_model_is_left_in_the_schema(schema: dict[str, Any]) -> None:
    assert [block for block in blocks(schema) if {"x-scheme", "x-schemes"} & block.keys()] == []


def test_an_unknown_key_is_refused_in_every_block(schema: dict[str, Any]) -> None:
    objects = [block for block in blocks(schema) if isinstance(block.get("properties"), dict)]
    closed = [block for block in objects if block.get("additionalProperties") is False]
    assert len(closed) == len(objects) == 19


def test_the_keys_are_those_of_the_file(schema: dict[str, Any]) -> None:
    assert list(schema["properties"]) == [member.alias for member in members(Case)]
    assert schema["required"] == [member.alias for member in members(Case) if member.required]
    assert "did" in schema["$defs"]["Participation"]["properties"]
    assert "why" in schema["$defs"]["TypeAssignment"]["required"]


def test_one_word_or_a_list_of_words_is_allowed(schema: dict[str, Any]) -> None:
    one, many = schema["properties"]["level"]["anyOf"]
    assert one["type"] == "string"
    assert many["type"] == "array"
    assert many["minItems"] == 1
