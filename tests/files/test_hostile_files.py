"""Files that no editor would write: each is refused with one clear message, and soon."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from casegraph.files.yaml import MAX_BYTES, MAX_PROBLEMS

Problems = Callable[..., list[str]]
DEEP = "Nested deeper than 12 levels. Flatten it."


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"id: caf\xe9\n", "1:8: Byte 0xe9 is not valid UTF-8. Save the file as UTF-8."),
        (b"a: 1\nb: \xc3\xa4\xff\n", "2:5: Byte 0xff is not valid UTF-8. Save the file as UTF-8."),
        ("id: a".encode("utf-16"), "1:1: Byte 0xff is not valid UTF-8. Save the file as UTF-8."),
        (b"a: b\0\n", "1:5: The file holds the invisible character U+0000. "),
        (b"\x7fELF\x02\x01", "1:1: The file holds the invisible character U+007F. "),
        (b"\x89PNG\r\n\x1a\n", "1:1: Byte 0x89 is not valid UTF-8. Save the file as UTF-8."),
        (b'a: "\\0"\n', "1:4: The text holds the invisible character U+0000. "),
        (b'"\\x1b[2J": a\n', "1:1: The text holds the invisible character U+001B. "),
        (b'a: "\\ud800"\n', "1:7: This is not YAML: while parsing a quoted scalar found invalid"),
        ("a: \x9b2J".encode(), "1:4: The file holds the invisible character U+009B. "),
        (b"a: 1\r\nb: \x01", "2:4: The file holds the invisible character U+0001. "),
        (b"%YAML 9.1\n---\na: b\n", "1:1: This is not YAML: found incompatible YAML document."),
        (
            b"a: 1\n%bad\n",
            "2:5: This is not YAML: while scanning a directive found unknown directive",
        ),
    ],
)
def test_bytes_that_are_not_plain_text_are_refused_at_their_place(
    raw: bytes, expected: str, walk_in: Path, problems: Problems
) -> None:
    walk_in.write_bytes(raw)
    (problem,) = problems(walk_in)
    assert problem.startswith(f"cases/walk-in.yaml:{expected}")


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (b"[", f"1:14: {DEEP}"),
        (b"{a: ", f"1:53: {DEEP}"),
        (b"- ", f"1:27: {DEEP}"),
        (b"? ", "1:3: A key must be a word. Put text in quotes."),
        (b"a", "1:1: Here: found 'aaaaaaaa"),
        (b"a: &a\n", "1:4: Anchors and aliases are not allowed. Write it out."),
        (b"&a ", "1:1: Anchors and aliases are not allowed. Write it out."),
        (b"--- a\n", "2:1: The file holds a second document. Keep one."),
        (b'"\\', "1:2000000: This is not YAML: while parsing a quoted scalar found unknown escape"),
        (b"#\n", "1:1: The file is empty. See casegraph new case ID."),
        (b"\n", "1:1: The file is empty. See casegraph new case ID."),
        (b"!", "1:1: The tag 'tag:yaml.org,2002:!!!"),
    ],
    ids=repr,
)
def test_two_megabytes_of_one_thing_are_refused_in_one_short_line(
    unit: bytes, expected: str, walk_in: Path, problems: Problems
) -> None:
    walk_in.write_bytes(unit * (MAX_BYTES // len(unit)))
    (problem,) = problems(walk_in)
    assert problem.startswith(f"cases/walk-in.yaml:{expected}")
    assert len(problem) < 700


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"budget{number}: 1\n" for number in range(100_000)),
        "a: 1\n" * 300_000,
        f"technologies: [{'chatbto, ' * 150_000}]",
        f"problem: [{'{}, ' * 100_000}]",
    ],
    ids=["unknown keys", "one key", "unknown words", "empty claims"],
)
def test_a_file_with_endless_faults_is_told_the_first_hundred(
    text: str, walk_in: Path, problems: Problems
) -> None:
    walk_in.write_text(text)
    found = problems(walk_in)
    assert len(found) == MAX_PROBLEMS
    assert any(line.endswith("More is wrong from here on. Mend the rest first.") for line in found)


def test_a_file_over_two_megabytes_is_not_read(walk_in: Path, problems: Problems) -> None:
    walk_in.write_bytes(b"#" * (MAX_BYTES + 1))
    assert problems(walk_in) == [
        (
            "cases/walk-in.yaml:1:1: The file has 2,000,001 bytes, more than 2,000,000. "
            "Shorten it, or split the case."
        )
    ]


def test_a_valid_file_of_just_two_megabytes_is_read(
    walk_in: Path, read: Callable[..., object], minimal: str
) -> None:
    walk_in.write_text(f"{minimal}{'#' * (MAX_BYTES - len(minimal))}")
    read(walk_in)


def test_a_link_out_of_the_tree_is_refused(
    data: Path, problems: Problems, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.yaml"
    secret.write_text("id: secret")
    (data / "cases" / "secret.yaml").symlink_to(secret)
    assert problems() == [
        f"cases/secret.yaml:1:1: The file is a link out of {data.name}/. Put the file itself here."
    ]


def test_a_linked_folder_of_cases_out_of_the_tree_is_refused(
    data: Path, problems: Problems, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.yaml").write_text("id: secret")
    (data / "cases").rmdir()
    (data / "cases").symlink_to(elsewhere)
    assert "is a link out of" in problems()[0]


@pytest.mark.parametrize("target", ["nowhere.yaml", "walk-in.yaml"], ids=["nothing", "itself"])
def test_a_link_that_leads_nowhere_is_refused(
    target: str, walk_in: Path, problems: Problems
) -> None:
    walk_in.unlink()
    walk_in.symlink_to(target)
    expected = ["cases/walk-in.yaml:1:1: There is no such file. Check the path."]
    assert problems(walk_in) == expected


def test_a_link_within_the_tree_is_read(
    data: Path, walk_in: Path, read: Callable[..., object]
) -> None:
    walk_in.rename(data / "kept.txt")
    walk_in.symlink_to(data / "kept.txt")
    read()


def test_a_folder_that_is_called_like_a_case_is_refused(data: Path, problems: Problems) -> None:
    (data / "cases" / "x.yaml").mkdir()
    assert problems() == ["cases/x.yaml:1:1: This is not a file. Move it elsewhere."]


def test_a_pipe_is_refused_and_not_waited_for(data: Path, problems: Problems) -> None:
    os.mkfifo(data / "cases" / "x.yaml")
    assert problems() == ["cases/x.yaml:1:1: This is not a file. Move it elsewhere."]


def test_a_missing_file_is_told(data: Path, problems: Problems) -> None:
    expected = ["cases/x.yaml:1:1: There is no such file. Check the path."]
    assert problems(data / "cases" / "x.yaml") == expected


def test_a_name_that_no_file_can_have_is_told(data: Path, problems: Problems) -> None:
    (problem,) = problems(data / "cases" / f"{'x' * 300}.yaml")
    assert problem.endswith(":1:1: The file cannot be read: File name too long. Check it.")


def test_an_unreadable_file_is_told(
    walk_in: Path, problems: Problems, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (walk_in.parent / "other.yaml").touch()
    monkeypatch.setattr(Path, "read_bytes", refuse)
    expected = "cases/walk-in.yaml:1:1: The file cannot be read: Permission denied. Check it."
    assert expected in problems()
