"""The page on conformance names every known difference."""

from pathlib import Path

from tests.conformance.known import DIFFERENT, REWRITTEN, UNREAD

PAGE = (Path(__file__).parents[2] / "docs" / "conformance.md").read_text("utf-8")


def test_every_test_that_differs_is_named() -> None:
    assert [test for test in [*DIFFERENT, *UNREAD] if f"`{test}`" not in PAGE] == []


def test_the_counts_are_those_of_the_tests() -> None:
    assert f"{len(DIFFERENT)} differ" in PAGE
    assert f"In {len(REWRITTEN)} tests" in PAGE
