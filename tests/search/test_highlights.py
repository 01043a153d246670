"""Where the words looked for stand."""

from casegraph.search.documents import SECTIONS
from casegraph.search.highlights import Piece, Row, Wanted, find_passages
from casegraph.words import fold


def passages(*rows: Row, **texts: tuple[str, ...]) -> list[tuple[Piece, ...]]:
    sections = {section.name: texts.get(section.name, ()) for section in SECTIONS}
    found, _ = find_passages(sections, Wanted({"": set(rows)}, fold))
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
