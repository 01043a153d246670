"""What a search text means, whatever engine reads it."""

import pytest

from casegraph.search.syntax import And, Coded, Node, Not, Or, Term, parse


def meaning(field: str, value: str) -> Coded | str | None:
    if (field, value) == ("barrier", "silos"):
        return Coded(field, value)
    return field if field in {"title", "barrier"} else None


def word(*words: str, section: str = "") -> Term:
    return Term(words, section)


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("", None),
        ("the", None),
        ("water", word("water")),
        ("rough sleeping", And((word("rough"), word("sleeping")), loose=True)),
        ("rough AND sleeping", And((word("rough"), word("sleeping")))),
        ('"rough sleeping"', word("rough", "sleeping")),
        ('"rough sleeping', word("rough", "sleeping")),
        ("“rough sleeping”", word("rough", "sleeping")),
        ("well-being", word("well", "being")),
        ("St Stephen's", And((word("st"), word("stephen")), loose=True)),
        ("IT", word("it")),
        ("-pilot", Not(word("pilot"))),
        ("NOT NOT pilot", word("pilot")),
        ("silos OR", word("silos")),
        ("OR silos", word("silos")),
        ("x OR y z", And((Or((word("x"), word("y"))), word("z")), loose=True)),
        ("x OR y AND z", Or((word("x"), And((word("y"), word("z")))))),
        ("(x OR y", Or((word("x"), word("y")))),
        ("x) y", And((word("x"), word("y")), loose=True)),
        ("title:water", word("water", section="title")),
        ("barrier:silos", Coded("barrier", "silos")),
        ("barrier:rules", word("rules", section="barrier")),
        ("note:this-one", word("note", "one")),
        ("homel*", Term(("homel",), way="prefix")),
        ("co*", word("co")),
        ("co-prod*", And((word("co"), Term(("prod",), way="prefix")))),
        ("watr~2", Term(("watr",), way="fuzzy")),
    ],
)
def test_a_text_means(text: str, node: Node | None) -> None:
    assert parse(text, meaning).node == node


def test_words_past_the_limit_are_left_out_and_said_so() -> None:
    parsed = parse(" ".join(f"w{number}" for number in range(40)), meaning)
    assert isinstance(parsed.node, And)
    assert len(parsed.node.parts) == 32
    assert parsed.notes == ("Only the first 32 words were looked for.",)


def test_only_few_words_are_widened() -> None:
    parsed = parse("aaa* bbb* ccc* ddd~ eee*", meaning)
    assert isinstance(parsed.node, And)
    assert parsed.node.parts[-1] == word("eee")
    assert parsed.notes == ("Only the first 4 words with * or ~ were widened.",)


def test_a_text_too_long_is_cut_between_words() -> None:
    parsed = parse("abcdefghi " * 60, meaning)
    assert isinstance(parsed.node, And)
    assert set(parsed.node.parts) == {word("abcdefghi")}
