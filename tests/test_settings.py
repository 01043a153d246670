"""Settings: read once, and wrong ones named."""

from pathlib import Path

import pytest

from casegraph.errors import SettingError
from casegraph.search import ENGINES
from casegraph.settings import Settings, described


def test_variables_are_read_in_their_types(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    made = Settings.make(
        {"CASEGRAPH_QUERY_SECONDS": "3", "CASEGRAPH_SERVICE_ALLOWED": "http://a/ http://b/"},
        tmp_path,
    )
    assert (made.limits.seconds, made.service_allowed) == (3, ("http://a/", "http://b/"))


@pytest.mark.parametrize("text", ["0", "-1", "1e3", "ten", "٣", "9" * 5000])
def test_a_wrong_number_is_named_with_what_was_expected(text: str, tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    with pytest.raises(SettingError, match=r"CASEGRAPH_QUERY_SECONDS is .* from 1 to 3600"):
        Settings.make({"CASEGRAPH_QUERY_SECONDS": text}, tmp_path)


def test_an_engine_that_is_not_is_named_with_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    expected = r"CASEGRAPH_SEARCH_ENGINE is 'lucene'. Expected whoosh or tantivy\."
    with pytest.raises(SettingError, match=expected):
        Settings.make({"CASEGRAPH_SEARCH_ENGINE": "lucene"}, tmp_path)


def test_every_engine_may_be_chosen() -> None:
    (choices,) = (told.choices for told, _ in described() if told.choices)
    assert choices == ENGINES


def test_every_setting_is_in_the_documentation() -> None:
    page = (Path(__file__).parent.parent / "docs" / "settings.md").read_text("utf-8")
    rows = [f"| `{told.variable}` | {told.meaning} |" for told, _ in described()]
    assert len(rows) == 21
    assert [row for row in rows if row not in page] == []
