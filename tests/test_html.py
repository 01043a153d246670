"""Tables and lists for notebooks: escaped, small, and what is cut is said."""

import pytest

from casegraph.html import html_list, html_table


def test_a_table_has_a_caption_a_head_rows_and_notes() -> None:
    assert html_table("Two", ("case", "start"), [("a", 2006), ("b", None)], ["Told."]) == (
        "<table><caption>Two</caption>"
        "<thead><tr><th scope='col'>case</th><th scope='col'>start</th></tr></thead>"
        "<tbody><tr><th scope='row'>a</th><td>2006</td></tr>"
        "<tr><th scope='row'>b</th><td></td></tr></tbody></table><p>Told.</p>"
    )


def test_a_list_is_numbered() -> None:
    assert html_list(["a & b", "c"]) == "<ol><li>a &amp; b</li><li>c</li></ol>"


HOSTILE = "</td></table><script>alert('1')</script>"
INERT = "&lt;/td&gt;&lt;/table&gt;&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;"


def test_hostile_text_is_inert_wherever_it_stands() -> None:
    made = html_table(HOSTILE, (HOSTILE,), [(HOSTILE, HOSTILE)], [HOSTILE]) + html_list([HOSTILE])
    assert "<script" not in made
    assert made.count(INERT) == 6


def test_rows_beyond_the_most_are_counted() -> None:
    made = html_table("Many", ("n",), ([number] for number in range(1500)), ["Then."], most=2)
    assert made.endswith("<p>2 of 1,500 rows are shown.</p><p>Then.</p>")
    assert made.count("scope='row'") == 2


def test_items_beyond_the_most_are_counted() -> None:
    assert html_list("abc", most=1) == "<ol><li>a</li></ol><p>1 of 3 items are shown.</p>"


def test_a_long_cell_ends_in_an_ellipsis() -> None:
    made = html_table("Long", ("text",), [("é" * 401,), ("b" * 400,)])
    assert f">{'é' * 399}…<" in made
    assert f">{'b' * 400}<" in made


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1 / 3, "0.3333"),
        (2.0, "2"),
        (12345.6, "12,346"),
        (1e-9, "1e-09"),
        (float("nan"), "nan"),
        (12345, "12345"),
        (True, "True"),
    ],
)
def test_numbers_have_four_digits_that_count(value: object, shown: str) -> None:
    assert f"<th scope='row'>{shown}</th>" in html_table("One", ("n",), [(value,)])
