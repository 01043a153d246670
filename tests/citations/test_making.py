"""What is cited: the collection, cases, sources."""

from pathlib import Path

import pytest

from casegraph.errors import InputError, NotFoundError
from casegraph.repository import Repository


def test_a_case_is_cited_with_curators_date_and_edition(repository: Repository) -> None:
    (work,) = repository.cite("gov-uk")
    case = repository.case("gov-uk")
    assert (work.key, work.title, work.authors) == ("case-gov-uk", case.title, case.record.curators)
    assert (work.issued, work.version) == (case.record.modified, repository.info["id"])
    assert work.url == "https://w3id.org/casegraph/case/gov-uk"


def test_the_collection_is_cited_as_it_is_here(repository: Repository) -> None:
    info = repository.info
    assert str(repository.cite()) == (
        f"The casegraph editors ({info['created'][:4]}). casegraph: an open knowledge graph of "
        f"public-sector innovation cases [Data set]. Edition {info['id']}, {info['created'][:10]}. "
        "https://w3id.org/casegraph/\n"
    )


def test_sources_are_cited_once_however_many_cases_cite_them(repository: Repository) -> None:
    case = repository.case("gov-uk")
    assert len(repository.cite([case, "gov-uk"], sources=True)) == len(case.sources)
    works = repository.cite(repository.curated_ids, sources=True).works
    assert len({work.key for work in works}) == len(works)


def test_the_key_of_a_source_ends_its_iri(repository: Repository) -> None:
    keys = {work.key for work in repository.cite(repository.curated_ids, sources=True)}
    assert "source-20693f21466cd1b2" in keys


def test_an_unknown_case_is_not_found(repository: Repository) -> None:
    with pytest.raises(NotFoundError, match="Did you mean 'gov-uk'"):
        repository.cite("gov-u")


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.bib", "@misc"), ("a.ris", "TY"), ("a.csl.json", "["), ("a.txt", "case")],
)
def test_the_ending_says_the_format(
    repository: Repository, tmp_path: Path, name: str, begins: str
) -> None:
    file = repository.cite("gov-uk").write(tmp_path / name)
    assert file.read_text().startswith(begins)


def test_an_ending_that_says_nothing_is_wrong_input(repository: Repository, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="says no format"):
        repository.cite("gov-uk").write(tmp_path / "a.docx")
    with pytest.raises(InputError, match="cannot be written"):
        repository.cite("gov-uk").write(tmp_path / "none" / "a.bib")
