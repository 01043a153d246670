"""Where things of the graph stand in the files."""

from pathlib import Path

import pytest

from casegraph.files.locate import Locator

BASE = "https://w3id.org/casegraph/"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("case/walk-in#problem-waiting", (9, 11)),
        ("case/walk-in#participation-city", (11, 11)),
        ("case/walk-in#barrier-none", (1, 1)),
        ("case/walk-in", (1, 5)),
    ],
)
def test_a_claim_is_located_by_its_iri(
    claim: str, expected: tuple[int, int], data: Path, walk_in: Path
) -> None:
    assert walk_in.name == "walk-in.yaml"
    assert Locator(data).place(BASE + claim) == (Path("cases/walk-in.yaml"), *expected)


def test_a_claim_of_no_case_is_located_nowhere(data: Path) -> None:
    iri = f"{BASE}case/none#problem-a"
    assert Locator(data).place(iri) == (Path(iri), 1, 1)


def test_an_actor_stands_in_the_registry(data: Path) -> None:
    assert Locator(data).place(f"{BASE}actor/night-riders") == (Path("actors.yaml"), 2, 1)


def test_an_indicator_stands_in_the_first_case_that_has_it(data: Path, walk_in: Path) -> None:
    text = walk_in.read_text("utf-8")
    walk_in.write_text(f"{text}indicators:\n  riders: {{label: riders}}\n", "utf-8")
    lines = len(text.splitlines())
    place = Locator(data).place(f"{BASE}indicator/riders")
    assert place == (Path("cases/walk-in.yaml"), lines + 2, 3)
