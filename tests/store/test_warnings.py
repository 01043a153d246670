"""Warnings: they stop nothing, and those accepted with a reason are told apart."""

from pathlib import Path

import pytest

from casegraph.errors import DataError
from casegraph.settings import Settings
from casegraph.store.build import Checked, check
from casegraph.store.inputs import Inputs

ACCEPTED = """\
accepted:
  - about: case/gov-uk
    advice: Advice-primaryType
    reason: Its types weigh alike.
"""


def checked(settings: Settings) -> Checked:
    return check(Inputs(settings.ontology, settings.data))


@pytest.fixture
def without_primary(tiny: Settings) -> Settings:
    """Two cases, of which one does not say which of its types is the primary one."""
    file = tiny.data / "cases" / "gov-uk.yaml"
    text = file.read_text("utf-8")
    assert text.count("    primary: true\n") == 1
    file.write_text(text.replace("    primary: true\n", ""), "utf-8")
    return tiny


def advice(found: Checked) -> list[str]:
    return [str(warning) for warning in found.warnings if "gov-uk.yaml" in str(warning)]


def test_a_warning_says_where_and_what_to_do(without_primary: Settings) -> None:
    [told] = advice(checked(without_primary))
    assert told.endswith("gov-uk.yaml:2:5: Say which type of innovation is the primary one.")


def test_an_accepted_warning_is_not_told(without_primary: Settings) -> None:
    (without_primary.data / "accepted-warnings.yaml").write_text(ACCEPTED, "utf-8")
    found = checked(without_primary)
    assert (advice(found), found.accepted) == ([], 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ACCEPTED.replace("    reason: Its types weigh alike.\n", ""), "reason"),
        (ACCEPTED.replace("advice:", "shape:"), "shape"),
        ("accepted: 1\n", "accepted"),
    ],
)
def test_a_wrong_list_is_refused(tiny: Settings, text: str, message: str) -> None:
    (tiny.data / "accepted-warnings.yaml").write_text(text, "utf-8")
    with pytest.raises(DataError, match=message):
        checked(tiny)


def test_every_warning_of_the_corpus_is_accepted_with_a_reason(corpus_settings: Settings) -> None:
    assert [str(warning) for warning in checked(corpus_settings).warnings] == []


def test_the_accepted_warnings_of_the_corpus_still_occur(corpus_settings: Settings) -> None:
    listed = (Path(corpus_settings.data) / "accepted-warnings.yaml").read_text("utf-8")
    assert checked(corpus_settings).accepted == listed.count("- about:")
