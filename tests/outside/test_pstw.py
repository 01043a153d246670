"""Real text from 2,291 cases of Public Sector Tech Watch goes through YAML, RDF and search."""

from pathlib import Path

import pytest
from bench.pstw import pstw_cases

from casegraph.files.write import case_yaml
from casegraph.files.yaml import read_document
from casegraph.model import Case, Vocabulary
from casegraph.search import IndexInput, SearchQuery, engine
from casegraph.store.read import read_case
from casegraph.store.write import case_quads

pytestmark = pytest.mark.outside_data


@pytest.fixture(scope="module")
def cases(outside_data: Path) -> list[Case]:
    return pstw_cases(outside_data)


def test_every_row_comes_back_from_rdf_equal(cases: list[Case]) -> None:
    assert len(cases) == 2291
    assert all(read_case(case.id, case_quads(case)) == case for case in cases)


def test_every_tenth_row_comes_back_from_yaml_equal(cases: list[Case], tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    for case in cases[::10]:
        file.write_text(case_yaml(case), "utf-8")
        document = read_document(file, file)
        assert document.problems == []
        assert Case.model_validate(document.data) == case


def test_real_names_can_be_searched_as_they_are(
    cases: list[Case], vocabulary: Vocabulary, tmp_path: Path
) -> None:
    some = cases[::20]
    engine().write(tmp_path / "index", IndexInput(some, {}, vocabulary))
    index = engine().open(tmp_path / "index")
    missed = [c.id for c in some if index.search(SearchQuery(c.title[:200])).total == 0]
    assert len(some) == 115
    assert missed == []
