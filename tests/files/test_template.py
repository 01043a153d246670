"""A new case begins as a file that says what is still to be filled in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from casegraph.errors import InputError
from casegraph.files.record import RecordFiles
from casegraph.files.template import actor_template, write_case_template
from casegraph.files.yaml import read_document

Problems = Callable[..., list[str]]
Read = Callable[..., RecordFiles]


def test_a_new_case_is_refused_at_every_place_to_fill_in(data: Path, problems: Problems) -> None:
    file = write_case_template(data, "new-idea")
    lines = file.read_text("utf-8").splitlines()
    hints = [(row, line.count("FILL")) for row, line in enumerate(lines, 1) if "FILL" in line]
    found = [int(line.split(":")[1]) for line in problems()]
    assert len(found) == 18
    assert found == [row for row, count in hints for _ in range(count)]


FILLED = {
    "id: FILL-IN": "id: turku",
    "country: FILL-IN": "country: FI",
    "level: FILL-IN": "level: local",
    "status: FILL-IN": "status: running",
    "policy_areas: FILL-IN": "policy_areas: cofog-01",
    "actor: FILL-IN": "actor: city-of-turku",
    "role: FILL-IN": "role: sponsor",
    "url: FILL-IN": "url: https://example.org/",
    "kind: FILL-IN": "kind: press",
    "FILL": "Filled",
}


def test_a_new_case_is_valid_as_soon_as_it_is_filled_in(data: Path, read: Read) -> None:
    file = write_case_template(data, "new-idea")
    text = file.read_text("utf-8")
    for hint, word in FILLED.items():
        text = text.replace(hint, word)
    file.write_text(text)
    assert read().cases["new-idea"].title == "New idea"


def test_an_existing_case_is_not_overwritten(data: Path, walk_in: Path, minimal: str) -> None:
    with pytest.raises(InputError, match=r"walk-in\.yaml is already there\. Choose another id"):
        write_case_template(data, "walk-in")
    assert walk_in.read_text("utf-8") == minimal


@pytest.mark.parametrize("name", ["", "A", "a b", "-a", "a-", "a--b", "../a", "a/b", "a\n", "ä"])
def test_a_bad_id_is_refused(name: str, data: Path) -> None:
    with pytest.raises(InputError, match=r"cannot be an id\. Use lower-case letters, digits"):
        write_case_template(data, name)
    assert list((data / "cases").iterdir()) == []


def test_a_folder_that_is_missing_is_told(data: Path) -> None:
    (data / "cases").rmdir()
    with pytest.raises(InputError, match=r"new\.yaml cannot be written: No such file"):
        write_case_template(data, "new")


def test_a_new_actor_is_an_entry_for_the_registry(data: Path, read: Read) -> None:
    registry = data / "actors.yaml"
    registry.write_text(registry.read_text("utf-8") + actor_template("new-body"))
    read()
    assert read_document(registry, registry).data["new-body"]["name"] == "New body"


def test_a_new_actor_needs_an_id(data: Path) -> None:
    with pytest.raises(InputError, match="'New body' cannot be an id"):
        actor_template("New body")
