"""Where the words looked for stand."""

import pytest

from casegraph.search.analysis import stem_of
from casegraph.search.documents import SECTIONS
from casegraph.search.highlights import Piece, Row, Wanted, find_passages
from casegraph.search.told import Told
from casegraph.words import fold


def passages(*rows: Row, **texts: tuple[str, ...]) -> list[tuple[Piece, ...]]:
    told = Told.of({section.name: texts.get(section.name, ()) for section in SECTIONS})
    found, _ = find_passages(told, Wanted({"": set(rows)}, fold))
    return [highlight.pieces for highlight in found]


def test_the_passage_with_more_of_the_words_comes_first() -> None:
    found = passages(("water",), ("city",), problem=("Water.",), lesson=("City water.",))
    assert found[0] == (("City", True), (" ", False), ("water", True), (".", False))


def test_a_row_is_marked_only_where_its_words_follow_one_another() -> None:
    assert passages(("open", "data"), summary=("Data open. Open data.",)) == [
        (("Data open. ", False), ("Open data", True), (".", False))
    ]


def test_a_long_passage_is_cut_around_the_first_match() -> None:
    (pieces,) = passages(("water",), summary=("word " * 100 + "water" + " word" * 100,))
    assert pieces[0] == ("… ", False)
    assert ("water", True) in pieces
    assert pieces[-1] == (" …", False)
    assert sum(len(text) for text, _ in pieces) < 260


def test_pieces_put_together_are_the_text() -> None:
    text = "O'Neill's café, naïve water, WATER."
    (pieces,) = passages(("water",), ("cafe",), ("oneill",), summary=(text,))
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, match in pieces if match] == ["O'Neill's", "café", "water", "WATER"]


def test_mark_up_in_a_text_stays_text() -> None:
    assert passages(("b",), summary=("<b>",)) == [(("<", False), ("b", True), (">", False))]


@pytest.mark.parametrize(
    ("stem", "word"),
    [
        ("polici", "policy"),
        ("time", "timing"),
        ("possibl", "possibility"),
        ("sky", "skies"),
        ("die", "dying"),
        ("hous", "housing"),
    ],
)
def test_a_word_is_marked_whatever_its_stem_has_of_it(stem: str, word: str) -> None:
    told = Told.of({section.name: () for section in SECTIONS} | {"summary": (f"No {word} here.",)})
    (found,), _ = find_passages(told, Wanted({"": {(stem,)}}, stem_of))
    assert (word, True) in found.pieces


@pytest.mark.parametrize(
    "word",
    ["M\u00e1laga", "Ma\u0301laga", "M\u00c1LAGA", "d\u2019M\u00e1laga", "M'alaga", "\u0130Malaga"],
)
def test_a_word_that_folding_changes_is_marked_whole(word: str) -> None:
    text = f"To \u201c{word}\u201d \u2013 or not."
    (pieces,) = passages((fold(word),), summary=("Another.", text))
    assert (word, True) in pieces


def test_part_of_a_word_is_never_marked() -> None:
    text = "Underwater, O'Neill, e\u0301water."
    assert passages(("water",), ("neill",), summary=(text,)) == []


def test_a_row_does_not_run_from_one_text_into_the_next() -> None:
    assert passages(("open", "data"), lesson=("It was open.", "Data came.")) == []


def test_words_in_a_row_count_as_many_as_words_apart() -> None:
    found = passages(
        ("open",), ("data",), ("open", "data"), problem=("Open now.",), lesson=("Open data.",)
    )
    assert found[0] == (("Open data", True), (".", False))
