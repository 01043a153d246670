"""Formats of citations: what goes in comes out again, whatever it holds."""

import json
from datetime import date

import pytest

from casegraph.citations import FORMATS, Citations, Work, format_of
from casegraph.citations.formats.csl import item
from casegraph.citations.kinds import KINDS
from casegraph.errors import InputError
from casegraph.model import Vocabulary
from casegraph.repository import Repository
from tests.citations.readers import plain, read_bibtex, read_ris

# https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json
CSL_TYPES = {
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
}  # fmt: skip
CSL_TEXTS = {
    "id", "type", "title", "container-title", "publisher", "version", "DOI", "URL", "language",
    "note",
}  # fmt: skip
CSL_DATES = {"issued", "accessed"}
# The types that Zotero's RIS translator knows of those we use, and DATA and GOVDOC of EndNote.
RIS_TYPES = {"GEN", "JOUR", "NEWS", "RPRT", "STAT", "BLOG", "ENCYC", "ELEC", "DATA", "GOVDOC"}
BIBTEX_TYPES = {"article", "misc", "techreport"}

HOSTILE = [
    "a { b",
    "a } b",
    "}\n@misc{stolen, title={x}}",
    "{{nested}} {braces}",
    "back\\slash \\input{/etc/passwd} \\",
    "100% of #1 & $5 _under_ ^up~tilde",
    "\"quoted\" and 'single'",
    "</script><script>alert(1)</script>",
    "café Ελλάδα 日本語 🏛️ שלום",
    "ER  - \r\nTY  - BOOK\r\nTI  - stolen",
    "line\u2028separator\x00null\x85next",
    "a, b and c AND d",
    "=1+1",
    "x" * 10_000,
]


def _work(text: str) -> Work:
    return Work("key-1", "press", text, "https://example.org/?a=1%20&b=_{}", publisher=text)


def _clean(text: str) -> str:
    return " ".join(text.replace("\x00", " ").replace("\x85", " ").split())


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_bibtex_comes_back(text: str) -> None:
    works = (_work(text), Work("key-2", "case", "After", "https://example.org/", authors=(text,)))
    found = read_bibtex(Citations(works).to("bibtex"))
    assert list(found) == ["key-1", "key-2"]
    assert found["key-1"]["title"] == found["key-1"]["journal"] == _clean(text)
    assert found["key-2"]["author"] == _clean(text)
    assert found["key-1"]["url"] == "https://example.org/?a=1%20&b=_%7B%7D"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_ris_comes_back(text: str) -> None:
    works = (_work(text), Work("key-2", "case", "After", "https://example.org/", authors=(text,)))
    first, second = read_ris(Citations(works).to("ris"))
    assert first["TI"] == first["T2"] == [_clean(text)]
    assert (second["AU"], second["TI"]) == ([_clean(text)], ["After"])


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_csl_and_text_come_back(text: str) -> None:
    made = Citations((_work(text),))
    (told,) = json.loads(made.to("csl"))
    assert told["title"] == told["container-title"] == _clean(text)
    assert len(made.to("text").splitlines()) == 1
    assert "<script" not in made._repr_html_()


def test_half_a_character_is_replaced() -> None:
    assert "\ufffd" in Citations((_work("half \ud83d"),)).to("csl").encode().decode()


@pytest.mark.parametrize(
    "wrong",
    [
        "@misc{a,\n  title = {a_b},\n}\n",
        "@misc{a,\n  title = {x}\n}\n",
        "stolen",
        "@misc{a b,\n}\n",
    ],
)
def test_the_reader_of_bibtex_is_strict(wrong: str) -> None:
    with pytest.raises(ValueError, match=" "):
        read_bibtex(wrong)


@pytest.mark.parametrize(
    "wrong", ["TI  - x", "TY  - A\r\nTI - x", "TY  - A\r\nTI  - x", "TY  - A\nER  - "]
)
def test_the_reader_of_ris_is_strict(wrong: str) -> None:
    with pytest.raises(ValueError, match=" "):
        read_ris(wrong)


def test_escapes_are_read_as_they_are_written() -> None:
    assert plain(r"{\textbackslash{}\textbraceleft{}} 5\%") == "\\{ 5%"


def test_an_entry_of_each_field() -> None:
    work = Work(
        key="case-x", kind="case", title="X", url="https://w3id.org/x", authors=("A, B", "C"),
        publisher="P", year=2026, issued=date(2026, 1, 2), accessed=date(2026, 3, 4), version="v1",
        doi="10.1234/a_b", language="en", within="W", note="N.",
    )  # fmt: skip
    assert Citations((work,)).to("bibtex") == (
        "@misc{case-x,\n  title = {{X}},\n  author = {{A, B} and {C}},\n  publisher = {P},\n"
        "  howpublished = {In: W},\n  year = {2026},\n  month = {1},\n  version = {v1},\n"
        "  doi = {10.1234/a_b},\n  url = {https://w3id.org/x},\n  urldate = {2026-03-04},\n"
        "  language = {en},\n  note = {Edition v1. N.},\n}\n"
    )
    assert Citations((work,)).to("ris") == (
        "TY  - DATA\r\nID  - case-x\r\nTI  - X\r\nAU  - A, B\r\nAU  - C\r\nT2  - W\r\nPB  - P\r\n"
        "PY  - 2026\r\nDA  - 2026/01/02\r\nET  - v1\r\nDO  - 10.1234/a_b\r\n"
        "UR  - https://w3id.org/x\r\nY2  - 2026/03/04\r\nLA  - en\r\nN1  - N.\r\nER  - \r\n"
    )
    assert str(Citations((work,))) == (
        "A, B; C (2026). X [Case record]. In: W. Edition v1, 2026-01-02. "
        "https://doi.org/10.1234/a_b (accessed 2026-03-04)\n"
    )


def test_every_kind_of_source_has_types_that_the_formats_know(vocabulary: Vocabulary) -> None:
    kinds = set(vocabulary.scheme("source-kind").usable)
    assert set(KINDS) == kinds | {"case", "collection"}
    assert {kind.csl for kind in KINDS.values()} <= CSL_TYPES
    assert {kind.ris for kind in KINDS.values()} <= RIS_TYPES
    assert {kind.bibtex for kind in KINDS.values()} <= BIBTEX_TYPES
    assert len(CSL_TYPES) == 45


def test_all_citations_of_the_corpus_come_back(repository: Repository) -> None:
    cases = repository.cite(repository.curated_ids)
    sources = repository.cite(repository.curated_ids, sources=True)
    assert (len(cases), len(sources)) == (73, repository.info["sources"])
    for made in (cases, sources):
        keys = [work.key for work in made]
        titles = [_clean(work.title) for work in made]
        read = read_bibtex(made.to("bibtex"))
        assert list(read) == keys
        assert [entry["title"] for entry in read.values()] == titles
        assert [record["TI"][0] for record in read_ris(made.to("ris"))] == titles
        assert [one["title"] for one in json.loads(made.to("csl"))] == titles


def test_items_of_csl_have_fields_of_its_schema(repository: Repository) -> None:
    for work in repository.cite(repository.curated_ids, sources=True):
        told = item(work)
        assert set(told) <= CSL_TEXTS | CSL_DATES | {"author"}
        assert told["type"] in CSL_TYPES
        assert all(isinstance(told[name], str) for name in CSL_TEXTS & set(told))
        assert all(set(told[name]) == {"date-parts"} for name in CSL_DATES & set(told))


def test_an_unknown_format_is_wrong_input() -> None:
    assert list(FORMATS) == ["text", "bibtex", "ris", "csl"]
    with pytest.raises(InputError, match="Did you mean 'bibtex'"):
        format_of("bibtx")
