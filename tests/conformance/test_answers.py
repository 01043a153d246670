"""The judge is judged: what counts as the same answer, and what does not."""

import pytest

from tests.conformance.answers import Likeness, likeness, read_answer

HEAD = '{"head":{"vars":["a","b"]},"results":{"bindings":[%s]}}'
GRAPH = "@prefix : <http://example.org/> . "


def _table(*rows: str) -> bytes:
    return (HEAD % ",".join(rows)).encode()


def _row(a: str, b: str) -> str:
    kind = '{"type":"bnode","value":"%s"}'
    return f'{{"a":{kind % a},"b":{kind % b}}}'


def _number(text: str, datatype: str = "decimal") -> str:
    iri = f"http://www.w3.org/2001/XMLSchema#{datatype}"
    return f'{{"a":{{"type":"literal","value":"{text}","datatype":"{iri}"}}}}'


JSON = "application/sparql-results+json"


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ([_row("x", "x")], [_row("y", "y")], "same"),
        ([_row("x", "y")], [_row("x", "x")], "different"),
        ([_row("x", "y"), _row("y", "x")], [_row("p", "q"), _row("q", "p")], "same"),
        ([_row("x", "y"), _row("y", "z")], [_row("x", "y"), _row("z", "y")], "different"),
        ([_row("x", "x")], [_row("x", "x"), _row("x", "x")], "different"),
        ([_number("2.50")], [_number("2.5")], "same values"),
        ([_number("2.50")], [_number("2.51")], "different"),
        ([_number("2")], [_number("2", "integer")], "different"),
        ([_number("1", "boolean")], [_number("true", "boolean")], "same values"),
        ([_number("1E3", "double")], [_number("1000", "double")], "same values"),
        ([_number("abc", "integer")], [_number("abc", "integer")], "same"),
        (["{}"], [], "different"),
    ],
)
def test_tables_are_alike(one: list[str], other: list[str], verdict: Likeness) -> None:
    answers = (read_answer(_table(*rows), JSON) for rows in (one, other))
    assert likeness(*answers, ordered=False) == verdict


def test_the_order_of_rows_counts_only_where_it_is_asked_for() -> None:
    one = read_answer(_table(_number("1"), _number("2")), JSON)
    other = read_answer(_table(_number("2"), _number("1")), JSON)
    assert likeness(one, other, ordered=False) == "same"
    assert likeness(one, other, ordered=True) == "different"


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("_:a :p _:b .", "_:b :p _:a .", "same"),
        ("_:a :p _:b .", "_:b :p _:b .", "different"),
        (":a :p 1.50 .", ":a :p 1.5 .", "same values"),
        (":a :p :b .", "", "different"),
    ],
)
def test_graphs_are_alike(one: str, other: str, verdict: Likeness) -> None:
    answers = (read_answer((GRAPH + text).encode(), "text/turtle") for text in (one, other))
    assert likeness(*answers, ordered=False) == verdict
