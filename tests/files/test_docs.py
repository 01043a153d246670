"""The page on the case file is complete, and its example is a valid case."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from casegraph.files.record import RecordFiles
from casegraph.model import Actor, Case, Value, members

PAGE = (Path(__file__).parents[2] / "docs" / "case-file.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def keys_of(model: type[Value]) -> Iterator[str]:
    """Every key that a file may hold below a value class."""
    for member in members(model):
        yield member.alias
        if member.nested is not None:
            yield from keys_of(member.nested)


def test_the_examples_are_valid(data: Path, read: Callable[..., RecordFiles]) -> None:
    case, actors = EXAMPLES
    (data / "actors.yaml").write_text(actors, "utf-8")
    (data / "cases" / "night-bus.yaml").write_text(case, "utf-8")
    assert len(list(read().cases["night-bus"].claims())) == 14


def test_the_example_has_every_section() -> None:
    sections = re.findall(r"^(\w+):", EXAMPLES[0], re.MULTILINE)
    assert sections == [member.alias for member in members(Case)]


@pytest.mark.parametrize("model", [Case, Actor], ids=["case", "actor"])
def test_every_key_is_explained(model: type[Value]) -> None:
    words = re.sub(r"```yaml.*?```", "", PAGE, flags=re.DOTALL)
    named = set(re.findall(r"`(\w+)`", words))
    assert sorted(set(keys_of(model)) - named) == []


def test_the_page_is_short() -> None:
    assert len(re.sub(r"```yaml.*?```", "", PAGE, flags=re.DOTALL).split()) <= 900
