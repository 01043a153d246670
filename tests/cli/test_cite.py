"""The commands cite and export, as far as they cite."""

from pathlib import Path

import pytest

from tests.citations.readers import read_bibtex, read_ris
from tests.cli.conftest import Run


def test_cite_tells_how_to_cite_the_collection(run: Run) -> None:
    assert run("cite").out.startswith("The casegraph editors (")


def test_cite_prints_cases_in_a_format(run: Run) -> None:
    said = run("cite", "gov-uk", "x-road-estonia", "--format", "bibtex")
    assert list(read_bibtex(said.out)) == ["case-gov-uk", "case-x-road-estonia"]


def test_cite_an_unknown_case_says_which_are_near(run: Run) -> None:
    said = run("cite", "gov-u")
    assert (said.code, said.out) == (3, "")
    assert "Did you mean 'gov-uk'?" in said.err


def test_info_says_how_to_cite(run: Run) -> None:
    assert 'how to cite,"The casegraph editors (' in run("info", "--format", "csv").out


def test_export_writes_citations_of_all_cases(run: Run, tmp_path: Path) -> None:
    said = run("export", "bibtex", "-o", str(tmp_path / "all.bib"))
    assert (said.code, said.out) == (0, "")
    assert len(read_bibtex((tmp_path / "all.bib").read_text())) == 73


def test_export_writes_the_sources_of_chosen_cases(run: Run, tmp_path: Path) -> None:
    run("export", "ris", "gov-uk", "--sources", "-o", str(tmp_path / "s.ris"))
    found = read_ris((tmp_path / "s.ris").read_bytes().decode())
    assert len(found) > 5
    assert all(one["ID"][0].startswith("source-") for one in found)


@pytest.mark.parametrize("words", [["gov-uk"], ["--sources"]])
def test_export_of_the_graph_takes_no_cases(run: Run, tmp_path: Path, words: list[str]) -> None:
    said = run("export", "nq", *words, "-o", str(tmp_path / "x.nq"))
    assert said.code == 1
    assert "nq is of the whole graph." in said.err
