"""Colours with meaning as the colour-blind see them: read on the paper, told apart in bars."""

import pytest

from tests.api.test_design import DARK, LEAST, LIGHT, contrast

# The state of severe colour blindness after G. M. Machado, M. M. Oliveira and L. A. F. Fernandes,
# "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009,
# doi:10.1109/TVCG.2009.113: the matrices for severity 1.0, applied to linear RGB.
BLINDNESS = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
MEANINGS = ("good", "middling", "bad")


def seen(colour: str, blindness: str) -> str:
    """A colour as somebody with that blindness sees it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    blended = [
        sum(weight * part for weight, part in zip(row, linear, strict=True))
        for row in BLINDNESS[blindness]
    ]
    bounded = [min(max(part, 0.0), 1.0) for part in blended]
    shown = [
        12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in bounded
    ]
    return "#" + "".join(f"{round(part * 255):02x}" for part in shown)


def mixed(front: str, back: str, share: float) -> str:
    """What `color-mix(in srgb)` makes of two colours."""
    parts = ((int(front[at : at + 2], 16), int(back[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02x}" for one, other in parts)


def test_the_simulation_turns_red_to_brown_and_leaves_grey() -> None:
    assert seen("#ff0000", "protanopia") == "#6d5f00"
    assert [seen("#808080", blindness) for blindness in BLINDNESS] == ["#808080"] * 3


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_with_meaning_are_read_by_the_colour_blind(
    theme: dict[str, str], blindness: str
) -> None:
    paper = seen(theme["paper"], blindness)
    for name in (*MEANINGS, "accent", "soft"):
        assert contrast(seen(theme[name], blindness), paper) >= LEAST, name


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_neighbours_in_a_bar_are_told_apart(theme: dict[str, str], blindness: str) -> None:
    partly = mixed(theme["accent"], theme["paper"], 0.48)
    resolved, part, unknown = (
        seen(colour, blindness) for colour in (theme["accent"], partly, theme["line"])
    )
    assert contrast(resolved, part) >= 3
    assert contrast(part, unknown) >= 1.5


def test_colour_alone_would_not_do() -> None:
    """Why shapes and words carry the meaning: here good and bad look the same."""
    assert (
        contrast(seen(LIGHT["middling"], "deuteranopia"), seen(LIGHT["bad"], "deuteranopia")) < 1.1
    )
