"""Scalars and places of YAML 1.2."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from casegraph.files.yaml import Document, read_document, scalar


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("y", "y"),
        ("true", True),
        ("False", False),
        ("tRUE", "tRUE"),
        ("~", None),
        ("", None),
        ("null", None),
        ("nULL", "nULL"),
        ("0", 0),
        ("-7", -7),
        ("+7", 7),
        ("012", 12),
        ("0o14", "0o14"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ("12:30", "12:30"),
        ("9" * 40, int("9" * 40)),
        ("9" * 41, "9" * 41 and Decimal("9" * 41)),
        ("9" * 61, "9" * 61),
        ("4.50", Decimal("4.50")),
        (".5", Decimal("0.5")),
        ("5.", Decimal(5)),
        (".", "."),
        ("1e3", Decimal(1000)),
        ("1E-3", Decimal("0.001")),
        ("1e1000", "1e1000"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("NaN", "NaN"),
        ("٣", "٣"),
        ("2026-11-24", date(2026, 11, 24)),
        ("2026-13-45", "2026-13-45"),
        ("2026-1-2", "2026-1-2"),
        ("2026-11-24T10:00:00Z", "2026-11-24T10:00:00Z"),
        ("0000-01-01", "0000-01-01"),
    ],
)
def test_a_plain_scalar_has_its_yaml_1_2_value(text: str, value: object) -> None:
    found = scalar(text)
    assert found == value
    assert type(found) is type(value)


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """A document with a list, a block and a quoted number."""
    file = tmp_path / "a.yaml"
    file.write_text('a: "1"\nb:\n  - c: x\n    d: [y, zä, z]\n  - {e: 2}\n', "utf-8")
    return read_document(file, Path("a.yaml"))


def test_a_document_is_plain_data(document: Document) -> None:
    assert document.problems == []
    assert document.data == {"a": "1", "b": [{"c": "x", "d": ["y", "zä", "z"]}, {"e": 2}]}


def test_every_value_has_its_place(document: Document) -> None:
    assert document.values == {
        (): (1, 1),
        ("a",): (1, 4),
        ("b",): (3, 3),
        ("b", 0): (3, 5),
        ("b", 0, "c"): (3, 8),
        ("b", 0, "d"): (4, 8),
        ("b", 0, "d", 0): (4, 9),
        ("b", 0, "d", 1): (4, 12),
        ("b", 0, "d", 2): (4, 16),
        ("b", 1): (5, 5),
        ("b", 1, "e"): (5, 9),
    }


def test_every_key_has_its_place(document: Document) -> None:
    assert document.keys == {
        ("a",): (1, 1),
        ("b",): (2, 1),
        ("b", 0, "c"): (3, 5),
        ("b", 0, "d"): (4, 5),
        ("b", 1, "e"): (5, 6),
    }


def test_a_problem_stands_at_the_nearest_place_that_is_known(document: Document) -> None:
    document.problem(("b", 0, "missing"), "Wrong.")
    document.problem(("b", 1, "e"), "Wrong.", key=True)
    assert [(p.line, p.column) for p in document.problems] == [(3, 5), (5, 6)]


def test_a_block_of_lines_is_one_text(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: |\n  one\n  two\nb: >\n  three\n  four\n")
    assert read_document(file, file).data == {"a": "one\ntwo\n", "b": "three four\n"}
