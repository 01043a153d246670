"""Two tiny repositories: a handful of files that build in a moment."""

import shutil
from pathlib import Path

import pytest

from casegraph.resources import data_folder, ontology_folder
from casegraph.settings import Settings

TWO_CASES = ("heading-home-hennepin", "gov-uk")


@pytest.fixture
def tiny(tmp_path: Path) -> Settings:
    """A copy of the ontology, the actors and two real cases, to change at will."""
    shutil.copytree(ontology_folder(), tmp_path / "ontology")
    cases = tmp_path / "data" / "cases"
    cases.mkdir(parents=True)
    shutil.copy(data_folder() / "actors.yaml", tmp_path / "data")
    for case in TWO_CASES:
        text = (data_folder() / "cases" / f"{case}.yaml").read_text("utf-8")
        (cases / f"{case}.yaml").write_text(_without_relations(text), "utf-8")
    return Settings(tmp_path / "ontology", tmp_path / "data", tmp_path / "snapshots")


def _without_relations(text: str) -> str:
    """The file without its ties to cases that are not copied."""
    before, _, after = text.partition("\nrelations:\n")
    return f"{before}\n{after[after.index('indicators:') :]}" if after else text
