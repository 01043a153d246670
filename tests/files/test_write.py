"""A case written as a file and read again is the same case."""

import shutil
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from casegraph.files.record import RecordFiles, case_files, read_record
from casegraph.files.write import case_yaml
from casegraph.model import Case, Origin, Record, Value, Vocabulary, members
from casegraph.resources import data_folder

Read = Callable[..., RecordFiles]
EVERY_FIELD = Path(__file__).parent / "every-field.yaml"


def values_in(content: object) -> Iterator[Value]:
    """A value and all values inside it."""
    if isinstance(content, Value):
        yield content
        for member in members(type(content)):
            yield from values_in(getattr(content, member.name))
    elif isinstance(content, tuple | dict):
        for item in content.values() if isinstance(content, dict) else content:
            yield from values_in(item)


def models_in(model: type[Value]) -> Iterator[type[Value]]:
    """A value class and all classes of its fields."""
    yield model
    for member in members(model):
        if member.nested is not None:
            yield from models_in(member.nested)


@pytest.fixture
def full(data: Path, read: Read) -> Case:
    """The hand-made case with every field of every kind."""
    (data / "cases" / "help-desk.yaml").touch()
    file = Path(shutil.copy(EVERY_FIELD, data / "cases"))
    return read(file).cases["every-field"]


def test_the_full_case_uses_every_field_of_every_kind(full: Case) -> None:
    every = {(model, member.name) for model in models_in(Case) for member in members(model)}
    used = {
        (type(value), member.name)
        for value in values_in(full)
        for member in members(type(value))
        if getattr(value, member.name) not in (None, (), {})
    }
    imported = {pair for pair in every if pair[0] is Origin or pair == (Record, "origin")}
    assert len(every - imported) == 201
    assert sorted(f"{model.__name__}.{name}" for model, name in every - imported - used) == []


def test_the_full_case_comes_back_equal(full: Case, data: Path, read: Read) -> None:
    file = data / "cases" / "every-field.yaml"
    file.write_text(case_yaml(full), "utf-8")
    assert read(file).cases["every-field"] == full


def test_a_case_is_written_the_same_each_time(full: Case) -> None:
    assert case_yaml(full) == case_yaml(full.model_copy())


@pytest.mark.parametrize(
    "line",
    [
        "name: Every field",
        "sdgs: ['2', '11']",
        "level: [local, national]",
        "challenges: homelessness",
        "text: yes",
        "value: 4.5",
        "value_high: 0.123456789012",
        "baseline: 1000",
        "value: 1234567890123456.123456789012",
        "source: [S2, S10]",
        (
            "evidence: {design: descriptive, data: [interviews, survey], "
            "independence: independent, strength: sms-1}"
        ),
    ],
)
def test_the_file_has_a_line_as_a_person_would_write_it(line: str, full: Case) -> None:
    lines = [found.strip().removeprefix("- ") for found in case_yaml(full).splitlines()]
    assert line in [found.replace('["2", "11"]', "['2', '11']") for found in lines]


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "true",
        "~",
        "12",
        "1e3",
        "2026-11-24",
        "0x1F",
        "a: b",
        "# a",
        "- a",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a`",
        "'a'",
        '"a"',
        "a\\nb",
        "a\nb",
        "a\n\n\nb\n",
        "a\n  b\n c",
        "a\tb",
        "a ",
        "?",
        "{a}",
        "[a]",
        "<<",
        "...",
        "---",
        "é😀",
        "\u202eabc",
        "a\xa0b",
        "x" * 4000,
        "word " * 700,
    ],
)
def test_any_text_comes_back_equal(text: str, full: Case, data: Path, read: Read) -> None:
    file = data / "cases" / "every-field.yaml"
    changed = full.model_copy(update={"summary": text})
    file.write_text(case_yaml(changed), "utf-8")
    assert read(file).cases["every-field"] == changed


@pytest.mark.parametrize(
    "number", ["0", "-3", "0.1", "-0.000000000001", "1e15", "9999999999999999.999999999999"]
)
def test_any_number_comes_back_equal(number: str, full: Case, data: Path, read: Read) -> None:
    cost = full.costs[0].model_copy(update={"value": Decimal(number)})
    file = data / "cases" / "every-field.yaml"
    file.write_text(case_yaml(full.model_copy(update={"costs": (cost, *full.costs[1:])})), "utf-8")
    assert read(file).cases["every-field"].costs[0].value == Decimal(number)


def test_all_real_cases_come_back_equal(data: Path, vocabulary: Vocabulary) -> None:
    real = read_record(data_folder(), vocabulary)
    shutil.copy(data_folder() / "actors.yaml", data)
    for case in real.cases.values():
        (data / "cases" / f"{case.id}.yaml").write_text(case_yaml(case), "utf-8")
    assert len(case_files(data)) == 73
    assert read_record(data, vocabulary) == real
