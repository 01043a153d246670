"""Files of the record read together."""

from collections.abc import Callable
from pathlib import Path

import pytest

from casegraph.files.record import RecordFiles
from casegraph.model import Place

Read = Callable[..., RecordFiles]
Problems = Callable[..., list[str]]


def test_a_small_valid_case_is_read(walk_in: Path, read: Read) -> None:
    assert read().cases["walk-in"].title == "Walk-in office"
    assert sorted(read().actors) == ["city-of-turku", "night-riders"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("country: FI", "country: NO"),
        ("name: Turku", "name: on"),
        ("name: Turku", "name: Yes"),
        ("name: Turku", "name: 0x1F"),
        ("name: Turku", "name: .inf"),
        ("name: Turku", "name: 1_000"),
        ("name: Turku", 'name: "null"'),
    ],
)
def test_words_that_older_yaml_took_for_something_else_are_text(
    old: str, new: str, walk_in: Path, read: Read, minimal: str
) -> None:
    walk_in.write_text(minimal.replace(old, new))
    (place,) = read().cases["walk-in"].place
    expected = new.partition(": ")[2].strip('"')
    assert expected in (place.name, place.country)


@pytest.mark.parametrize("resolution", ["resolved", "unresolved", "resolution-unknown"])
def test_each_resolution_is_a_word(
    resolution: str, walk_in: Path, read: Read, minimal: str
) -> None:
    claim = f"{{key: k, text: T., source: S1, barrier: silos, resolution: {resolution}}}"
    walk_in.write_text(f"{minimal}barriers:\n  - {claim}\n")
    assert read().cases["walk-in"].barriers[0].resolution == resolution


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: f"\ufeff{text}",
        lambda text: f"# A comment\n---\n{text}...\n",
        lambda text: f"%YAML 1.2\n---\n{text}",
        lambda text: text.removesuffix("\n"),
    ],
    ids=["CRLF", "BOM", "document marks", "directive", "no line end"],
)
def test_other_ways_to_write_the_same_text_give_the_same_case(
    change: Callable[[str], str], walk_in: Path, read: Read, minimal: str
) -> None:
    expected = read().cases
    walk_in.write_bytes(change(minimal).encode())
    assert read().cases == expected


def test_problems_of_all_files_come_together_in_order(
    data: Path, problems: Problems, minimal: str
) -> None:
    text = minimal.replace("FI", "fi").replace("local", "lokal").replace("walk-in", "a", 1)
    (data / "cases" / "b.yaml").write_text("# nothing\n")
    (data / "cases" / "a.yaml").write_text(text)
    (data / "actors.yaml").write_text("city-of-turku: {name: Turku, kind: city, sector: public}\n")
    assert problems() == [
        "actors.yaml:1:36: kind: found 'city'. Expected 'organisation', 'group' or 'person'.",
        "cases/a.yaml:4:42: country: found 'fi'. Use two capital letters (ISO 3166-1), such as FI.",
        "cases/a.yaml:5:8: 'lokal' is not a concept of government-level. Did you mean 'local'?",
        "cases/b.yaml:1:1: The file is empty. See casegraph new case ID.",
    ]


def test_an_actor_with_a_problem_of_its_own_is_still_known_to_cases(
    data: Path, walk_in: Path, problems: Problems
) -> None:
    (data / "actors.yaml").write_text("city-of-turku: {name: Turku, kind: group, sector: state}\n")
    assert problems() == [
        (
            "actors.yaml:1:51: 'state' is not a concept of actor-sector. "
            "See casegraph show vocab/actor-sector."
        )
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1:1: Expected a block of actors by id. See docs/case-file.md."),
        ("- a\n", "1:1: Expected a block of actors by id. See docs/case-file.md."),
        ("a: b\n", "1:4: Here: found 'b'. Expected a block of keys."),
        (
            "a: {kind: group, sector: public}\n",
            "1:4: The key 'name' is missing. Add it. Name of the actor.",
        ),
        (
            "A b: {name: A, kind: group, sector: public}\n",
            "1:6: id: found 'A b'. Use lower-case letters, digits and single hyphens.",
        ),
        (
            "a: {id: b, name: A, kind: group, sector: public}\n",
            "1:5: The id of an actor is the key of its block, 'a'. Remove it.",
        ),
        (
            "a: {nam: A, kind: group, sector: public}\n",
            "1:5: Unknown key 'nam'. Did you mean 'name'?",
        ),
    ],
)
def test_broken_actors_are_told(text: str, expected: str, data: Path, problems: Problems) -> None:
    (data / "actors.yaml").write_text(text)
    assert problems() == [f"actors.yaml:{expected}"]


def test_missing_actors_are_told(data: Path, problems: Problems) -> None:
    (data / "actors.yaml").unlink()
    assert problems() == ["actors.yaml:1:1: There is no such file. Check the path."]


def test_two_cases_that_describe_a_place_differently_are_told(
    walk_in: Path, data: Path, problems: Problems, minimal: str
) -> None:
    other = minimal.replace("id: walk-in", "id: zebra").replace("name: Turku", "name: Åbo")
    (data / "cases" / "zebra.yaml").write_text(other.replace("FI", "SE"), "utf-8")
    assert problems() == [
        (
            "cases/zebra.yaml:4:8: The place 'turku' differs from cases/walk-in.yaml in "
            "name and country. Write both alike, or give this one another id."
        )
    ]


def test_one_of_several_places_that_differs_is_told_at_its_line(
    walk_in: Path, data: Path, problems: Problems, minimal: str
) -> None:
    places = (
        "place:\n  - {id: oulu, name: Oulu, country: FI}\n  - {id: turku, name: T, country: FI}\n"
    )
    text = minimal.replace("place: {id: turku, name: Turku, country: FI}\n", places)
    (data / "cases" / "zebra.yaml").write_text(text.replace("id: walk-in", "id: zebra"))
    (problem,) = problems()
    assert problem.startswith("cases/zebra.yaml:6:5: The place 'turku' differs")


def test_one_source_with_two_descriptions_is_told(
    walk_in: Path, data: Path, problems: Problems, minimal: str
) -> None:
    text = minimal.replace("id: walk-in", "id: zebra").replace("A report", "The report")
    (data / "cases" / "zebra.yaml").write_text(text)
    assert problems() == [
        (
            "cases/zebra.yaml:13:7: The source 'https://example.org/1' differs from "
            "cases/walk-in.yaml in title. Write both alike, or give this one another id."
        )
    ]


def test_a_list_as_id_is_told_and_breaks_nothing_else(
    walk_in: Path, problems: Problems, minimal: str
) -> None:
    relation = "{key: k, text: T., source: S1, case: other, relation: replicates}"
    walk_in.write_text(minimal.replace("id: walk-in", "id: [a]") + f"relations:\n  - {relation}\n")
    assert problems() == [
        "cases/walk-in.yaml:1:5: id: found a list. Expected text.",
        (
            "cases/walk-in.yaml:16:42: There is no case 'other'. "
            "Give mentions instead if it is not in the collection."
        ),
    ]


def test_a_claim_keyed_like_its_actor_does_not_name_itself(
    walk_in: Path, read: Read, minimal: str
) -> None:
    walk_in.write_text(minimal.replace("key: city,", "key: city-of-turku,"))
    assert read().cases["walk-in"].actors[0].actor == "city-of-turku"


def test_only_the_named_file_is_read_but_all_cases_can_be_named(
    walk_in: Path, data: Path, read: Read, minimal: str
) -> None:
    relation = "{key: k, text: T., source: S1, case: broken, relation: replicates}"
    walk_in.write_text(f"{minimal}relations:\n  - {relation}\n")
    (data / "cases" / "broken.yaml").write_text("broken")
    assert list(read(walk_in).cases) == ["walk-in"]


def test_a_place_outside_a_list_is_one_place(walk_in: Path, read: Read) -> None:
    turku = Place(id="turku", name="Turku", country="FI")
    assert read().cases["walk-in"].place == (turku,)
