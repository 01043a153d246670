"""The design language: what its page says of sizes, contrasts and shapes holds in the sheets."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from casegraph.model import Vocabulary

PAGE = (Path(__file__).parents[2] / "docs" / "design-language.md").read_text("utf-8")
STATIC = files("casegraph_api").joinpath("static")
SHEET = STATIC.joinpath("casegraph.css").read_text("utf-8")
MACROS = files("casegraph_api").joinpath("templates", "_macros.html").read_text("utf-8")
PAPER = {"print.css", "briefing.css"}  # set in points and millimetres
SCREEN = sorted(
    sheet.name
    for sheet in STATIC.iterdir()
    if sheet.name.endswith(".css") and sheet.name not in PAPER
)
SIZES = {"0.68", "0.78", "0.84", "0.9", "1", "1.1", "1.25", "1.6", "1.9", "2.9"}
SPACES = {
    "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.8", "1", "1.2", "1.6", "2", "2.5", "3.2", "4",
}  # fmt: skip
LEAST = 4.5
LARGEST_SPACE = 4  # beyond that it is a column or an indent, not a space
FAMILIES = {
    "resolutions": "barrier-resolution",
    "directions": "outcome-direction",
    "attainments": "target-attainment",
    "independences": "evidence-independence",
}


def colours(sheet: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", sheet))


LIGHT = colours(SHEET.partition("@media")[0])
DARK = LIGHT | colours(SHEET.partition("prefers-color-scheme: dark")[2].partition("}\n}")[0])


def luminance(colour: str) -> float:
    """The relative luminance of a colour after WCAG 2.2."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


PAIRS = re.findall(r"^\| ([\w-]+) on ([\w-]+) \| ([\d.]+) \| ([\d.]+) \|$", PAGE, re.MULTILINE)


def test_contrast_is_measured_as_it_should_be() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") < LEAST


def test_all_pairs_are_in_the_page() -> None:
    assert len(PAIRS) == 13


@pytest.mark.parametrize(("front", "back", "light", "dark"), PAIRS)
def test_every_pair_has_the_contrast_that_is_told(
    front: str, back: str, light: str, dark: str
) -> None:
    found = contrast(LIGHT[front], LIGHT[back]), contrast(DARK[front], DARK[back])
    assert min(found) >= LEAST
    assert (f"{found[0]:.1f}", f"{found[1]:.1f}") == (light, dark)


def sizes(sheet: str) -> set[str]:
    """The sizes of type in a sheet, in rem."""
    declared = re.findall(r"(?<![-\w])font(?:-size)?:([^;}]*)", sheet)
    plain = [one for one in declared if "clamp" not in one]
    return {size for one in plain for size in re.findall(r"(?<![\w.])([\d.]+)rem", one)}


@pytest.mark.parametrize("name", SCREEN)
def test_every_size_of_type_is_on_the_scale(name: str) -> None:
    assert sizes(STATIC.joinpath(name).read_text("utf-8")) <= SIZES


def test_a_size_off_the_scale_is_found() -> None:
    assert sizes(".a { font: 600 0.83rem/1.5 serif; } .b { font-size: 1rem }") == {"0.83", "1"}


def spaces(sheet: str) -> set[str]:
    """The spaces of a sheet, in rem, but for those that are worked out."""
    names = "margin|padding|gap|row-gap|column-gap"
    declared = re.findall(rf"(?<![-\w])(?:{names})[\w-]*:([^;}}]*)", sheet)
    plain = [one for one in declared if "(" not in one]
    found = {size for one in plain for size in re.findall(r"(?<![\w.-])([\d.]+)rem", one)}
    return {size for size in found if float(size) <= LARGEST_SPACE}


def test_all_sheets_of_the_screen_are_looked_at() -> None:
    assert len(SCREEN) == 13
    assert {"map.css", "network.css", "query.css", "vocab.css"} <= set(SCREEN)


@pytest.mark.parametrize("name", SCREEN)
def test_every_space_is_on_the_scale(name: str) -> None:
    assert spaces(STATIC.joinpath(name).read_text("utf-8")) <= SPACES


def test_a_space_off_the_scale_is_found() -> None:
    assert spaces(".a { margin: 0.7rem auto; gap: 1rem 40rem } .b { padding: 1.3em }") == {
        "0.7",
        "1",
    }


def test_both_scales_are_those_of_the_page() -> None:
    (told,) = re.findall(r"^Spaces, in rem: (.*)\.$", PAGE, re.MULTILINE)
    assert set(told.split(", ")) == SPACES


def shapes(family: str) -> dict[str, str]:
    """The shape of each concept of a family of badges, as the templates have it."""
    (told,) = re.findall(rf"{{% set {family} = {{(.*)}} %}}", MACROS)
    return dict(re.findall(r"'([\w-]+)': \('\w+', '(\w+)'\)", told))


@pytest.mark.parametrize(("family", "scheme"), FAMILIES.items())
def test_no_shape_stands_for_two_things(family: str, scheme: str, vocabulary: Vocabulary) -> None:
    found = shapes(family)
    assert len(found) >= 3
    assert len(set(found.values())) == len(found)
    assert set(found) <= set(vocabulary.by_id[scheme].by_slug)
