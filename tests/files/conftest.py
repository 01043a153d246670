"""A tiny repository: a few actors, no case, the real vocabulary."""

from pathlib import Path

import pytest

ACTORS = """\
city-of-turku: {name: City of Turku, kind: organisation, sector: public}
night-riders: {name: Night riders, kind: group, sector: citizens}
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with actors and an empty folder of cases."""
    (tmp_path / "cases").mkdir()
    (tmp_path / "actors.yaml").write_text(ACTORS)
    return tmp_path
