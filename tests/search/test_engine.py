"""What every engine has to do: these tests run once for each."""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.search.conftest import VOCABULARY, make_case

from casegraph.errors import MissingExtraError, NotFoundError, QueryError, SnapshotError
from casegraph.model import Actor
from casegraph.search import (
    ENGINES,
    Engine,
    Index,
    IndexInput,
    SearchQuery,
    SearchResult,
    engine,
)

Ids = Callable[..., list[str]]
Search = Callable[..., SearchResult]

HOSTILE = [
    '"',
    '"unfinished phrase',
    '""',
    "***",
    "*",
    "?*?*?*",
    "~",
    "water~9999",
    "a OR",
    "OR OR OR",
    "AND",
    "NOT",
    "NOT NOT NOT",
    "-",
    "- - -",
    "[ TO",
    "[2000 TO",
    "{* TO *}",
    "(",
    ")",
    "(" * 400,
    "(" * 200 + "water" + ")" * 200,
    ")(" * 200,
    "NOT " * 120,
    "(a OR " * 80,
    "title:",
    ":",
    "::::",
    "title:title:title:water",
    "nothing:here",
    "barrier:",
    'barrier:"',
    "barrier:no-such-barrier",
    "title:(",
    "\x00\x01\x02\x1b[31m",
    "water\u0000",
    "\u202ewater\u200b",
    "\ud800",
    "\u0301\u0301\u0301",
    "💧" * 100,
    "水" * 400,
    "½ ① ﬁ ß \u0131 İ",
    "'" * 300,
    "o'o'o'o'o'o'o'o'o'",
    "<script>alert(1)</script>",
    "'; DROP TABLE cases; --",
    "../../etc/passwd",
    "${jndi:ldap://x}",
    "(a+)+$ (x*)*y aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!",
    "a" * 10_000,
    "water " * 2_000,
    "w* " * 200,
    "wat* " * 200,
    " ".join(f"wat{n}~" for n in range(100)),
    "%s%n{}{0}\\",
    "^2.5 water^1e999",
    "the of and",
    "   \t\n  ",
]


def test_an_empty_query_lists_all_cases_by_title(ids: Ids) -> None:
    assert ids("") == ["hennepin", "finland", "malaga", "water-a", "water-b"]


def test_words_side_by_side_must_all_occur(ids: Ids) -> None:
    assert ids("shelters AND families") == ["hennepin"]


def test_where_hardly_a_case_has_all_words_those_with_some_follow(search: Search) -> None:
    found = search("shelters families")
    assert [hit.id for hit in found.hits] == ["hennepin", "finland"]
    assert found.notes == ("1 case has all of these words; the others have some of them.",)


def test_words_in_a_row_count_more_than_words_apart(search: Search) -> None:
    apart, row = search("data AND open").hits, search("open data").hits
    assert row[0].id == apart[0].id == "malaga"
    assert row[0].score > apart[0].score


def test_words_that_no_case_has_together_are_taken_singly_and_said_so(search: Search) -> None:
    found = search("families lot")
    assert {hit.id for hit in found.hits} == {"hennepin", "malaga"}
    assert found.notes == ("No case has all of these words; these have some of them.",)


def test_an_explicit_and_is_never_loosened(search: Search) -> None:
    assert search("families AND lot").total == 0


def test_a_word_is_found_in_its_other_forms(ids: Ids) -> None:
    assert set(ids("homeless")) == {"hennepin", "finland"}
    assert set(ids("policy")) == {"finland", "malaga"}


@pytest.mark.parametrize("text", ["Malaga", "málaga", "MÁLAGA", "Ma\u0301laga"])
def test_accents_and_case_make_no_difference(ids: Ids, text: str) -> None:
    assert ids(text) == ["malaga"]


def test_a_phrase_needs_its_words_in_a_row(ids: Ids) -> None:
    assert ids('"open data"') == ["malaga"]
    assert ids('"data open"') == []


def test_a_phrase_does_not_run_from_one_section_into_the_next(ids: Ids) -> None:
    assert ids('"Málaga citizen panel"') == ["malaga"]
    assert ids('"citizen panel Residents drawn"') == []


def test_a_hyphenated_word_is_a_phrase(ids: Ids) -> None:
    assert ids("ten-year") == ["hennepin"]


def test_a_field_looks_in_one_section_only(ids: Ids) -> None:
    assert ids("title:housing") == ["finland"]
    assert set(ids("housing")) == {"finland", "hennepin"}


@pytest.mark.parametrize("text", ["country:FI", "country:fi", "country:Finland"])
def test_a_facet_can_be_named_in_the_text(ids: Ids, text: str) -> None:
    assert ids(text) == ["finland"]


def test_a_facet_value_in_quotes_is_found_by_its_label(ids: Ids) -> None:
    assert ids('barrier:"risk aversion"') == ["finland"]


def test_a_facet_in_the_text_combines_with_words(ids: Ids) -> None:
    assert ids("barrier:silos permanent") == ["finland"]
    assert set(ids("barrier:mistrust OR country:FI")) == {"malaga", "finland"}


def test_or_needs_one_and_not_excludes(ids: Ids) -> None:
    assert set(ids("lot OR families")) == {"hennepin", "malaga"}
    assert set(ids("water -campaign")) == {"malaga"}
    assert set(ids("NOT water")) == {"hennepin", "finland"}


def test_brackets_group(ids: Ids) -> None:
    assert set(ids("(lot OR families) AND council")) == {"malaga"}


def test_a_star_ends_the_beginning_of_a_word(ids: Ids) -> None:
    assert set(ids("homel*")) == {"hennepin", "finland"}


def test_a_tilde_finds_nearly_the_word(ids: Ids) -> None:
    assert ids("rezidents~") == ["malaga"]
    assert ids("rezidents AND silos") == []


def test_a_concept_is_found_by_its_other_labels(ids: Ids) -> None:
    assert set(ids("stovepipes")) == {"hennepin", "finland"}
    assert ids("distrusst") == ["malaga"]


def test_words_that_name_a_concept_say_so(search: Search) -> None:
    (also,) = search("stovepipes").also_searched
    assert (also.phrase, also.scheme, also.slug, also.label) == (
        "stovepipes", "barrier", "silos", "Silos")  # fmt: skip


def test_concepts_are_left_out_on_request(search: Search) -> None:
    found = search("stovepipes", expand=False)
    assert (found.total, found.also_searched) == (0, ())


@pytest.mark.parametrize("text", ["-stovepipes", "title:stovepipes", "stovep*", "stovepipez~"])
def test_only_plain_words_name_a_concept(search: Search, text: str) -> None:
    assert search(text).also_searched == ()


def test_a_claim_that_carries_the_concept_is_shown_with_its_source(search: Search) -> None:
    (shown,) = next(hit for hit in search("stovepipes").hits if hit.id == "hennepin").highlights
    assert shown.pieces == (("Departments kept their budgets apart.", False),)
    assert (shown.claim, shown.concept) == ("barrier-silos", "barrier/silos")
    assert shown.sources == (("A report", "https://example.org"),)


def test_a_claim_whose_words_match_is_shown_with_its_source(search: Search) -> None:
    (hit,) = search("budgets").hits
    (shown,) = hit.highlights
    assert (shown.label, shown.claim, shown.concept) == ("Barriers", "barrier-silos", "")
    assert shown.sources == (("A report", "https://example.org"),)


def test_a_country_is_found_by_its_adjective(ids: Ids) -> None:
    assert ids("Finnish") == ["finland"]


@pytest.mark.parametrize("name", ENGINES)
def test_an_organisation_is_found_by_its_initials(name: str, tmp_path: Path) -> None:
    case = make_case("a", "A case", "About something.", actor="gds")
    actor = Actor(id="gds", name="Government Digital Service", kind="organisation", sector="public")
    engine(name).write(tmp_path / "index", IndexInput((case,), {"gds": actor}, VOCABULARY))
    found = engine(name).open(tmp_path / "index").search(SearchQuery("GDS"))
    assert [hit.id for hit in found.hits] == ["a"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2006..2008", {"hennepin", "finland"}),
        ("2008..2006", {"hennepin", "finland"}),
        ("..2006", {"hennepin"}),
        ("2019..", {"malaga"}),
        ("water 2018..", {"malaga"}),
        ("homeless* 2008..", {"finland"}),
    ],
)
def test_years_in_the_text_narrow_down(ids: Ids, text: str, found: set[str]) -> None:
    assert set(ids(text)) == found


@pytest.mark.parametrize("text", ["..", "2006..20", "1..2", "2006...2008", "-2006..2008"])
def test_odd_years_are_no_error(search: Search, text: str) -> None:
    assert search(text).total >= 0


def test_a_narrower_value_names_the_broader_one(search: Search) -> None:
    assert {value.value: value.broader for value in search().facets["barrier"]} == {
        "silos": None,
        "cultural-barrier": None,
        "risk-aversion": "cultural-barrier",
        "safety-culture": "risk-aversion",
        "mistrust": None,
    }


def test_a_concept_is_found_by_the_label_of_a_broader_one(ids: Ids) -> None:
    assert ids("cultural") == ["finland"]


def test_an_actor_is_found_by_another_name(ids: Ids) -> None:
    assert ids('"Hennepin Board"') == ["hennepin"]
    assert "finland" in ids("saatio")


def test_a_country_is_found_by_any_of_its_names(ids: Ids) -> None:
    assert ids("America") == ["hennepin"]


def test_a_word_of_the_title_counts_more_than_one_of_a_claim(ids: Ids) -> None:
    assert ids("housing") == ["finland", "hennepin"]


def test_equal_cases_come_in_the_order_of_their_ids(ids: Ids) -> None:
    assert ids("campaign") == ["water-a", "water-b"]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("title", ["finland", "malaga", "water-a", "water-b"]),
        ("start", ["finland", "water-a", "water-b", "malaga"]),
        ("-start", ["malaga", "water-a", "water-b", "finland"]),
        ("-title", ["water-b", "water-a", "malaga", "finland"]),
        ("country", ["finland", "water-a", "water-b", "malaga"]),
        ("-country", ["malaga", "water-a", "water-b", "finland"]),
        ("-status", ["finland", "malaga", "water-a", "water-b"]),
    ],
)
def test_hits_come_in_the_order_asked_for(ids: Ids, sort: str, order: list[str]) -> None:
    assert ids("-county", sort=sort) == order


def test_years_narrow_by_the_start_of_a_case(ids: Ids) -> None:
    assert ids(start_from=2007, start_to=2017) == ["finland", "water-a", "water-b"]


def test_values_of_a_facet_are_alternatives(ids: Ids) -> None:
    assert ids(where={"country": ("FI", "ES")}) == ["finland", "malaga"]


def test_facets_narrow_one_another(ids: Ids) -> None:
    assert ids(where={"country": ("FI", "ES"), "barrier": ("silos",)}) == ["finland"]


def test_a_case_counts_for_broader_concepts(ids: Ids) -> None:
    for barrier in ("safety-culture", "risk-aversion", "cultural-barrier"):
        assert ids(where={"barrier": barrier}) == ["finland"]


def test_strength_is_taken_from_what_the_index_was_given(ids: Ids) -> None:
    assert ids(where={"strength": "sms-5"}) == ["finland"]


def test_a_facet_does_not_narrow_its_own_counts(search: Search) -> None:
    found = search(where={"country": "FI"})
    counts = {value.value: value.count for value in found.facets["country"]}
    assert counts == {"ZA": 2, "ES": 1, "FI": 1, "US": 1}


def test_other_facets_words_and_years_narrow_the_counts(search: Search) -> None:
    found = search("homeless", where={"country": "FI"})
    counts = {value.value: value.count for value in found.facets["barrier"]}
    assert counts == {"silos": 1, "safety-culture": 1, "risk-aversion": 1, "cultural-barrier": 1}


def test_facet_values_carry_their_labels(search: Search) -> None:
    facets = search("lot").facets
    assert facets["country"][0].label == "Spain"
    assert facets["barrier"][0].label == "Mistrust"


def test_a_chosen_value_stays_listed_where_no_case_has_it(search: Search) -> None:
    found = search(where={"country": "AD"})
    assert found.total == 0
    assert ("AD", 0) in [(value.value, value.count) for value in found.facets["country"]]


def test_an_unknown_facet_value_is_refused_with_a_near_one(search: Search) -> None:
    with pytest.raises(QueryError, match=r"no value 'silo' .*'barrier'.* Did you mean 'silos'"):
        search(where={"barrier": "silo"})


def test_highlights_are_pieces_without_mark_up(search: Search) -> None:
    (hit,) = search("budgets").hits
    assert hit.highlights[0].label == "Barriers"
    assert hit.highlights[0].pieces == (
        ("Departments kept their ", False), ("budgets", True), (" apart.", False))  # fmt: skip


def test_highlights_show_other_forms_and_accents_as_written(search: Search) -> None:
    (hit,) = search("malaga").hits
    assert hit.highlights[0].pieces == (("Málaga", True), (" citizen panel", False))


def test_a_phrase_is_highlighted_as_a_whole(search: Search) -> None:
    (hit,) = search('"open data"').hits
    assert ("open data", True) in hit.highlights[0].pieces


def test_excluded_words_are_not_highlighted(search: Search) -> None:
    (hit,) = search("residents -shelters").hits
    assert {text for shown in hit.highlights for text, match in shown.pieces if match} == {
        "Residents"
    }


def test_matched_names_the_sections(search: Search) -> None:
    (hit,) = search("lot").hits
    assert hit.matched == ("summary",)


def test_a_misspelt_word_is_corrected_within_its_query(search: Search) -> None:
    found = search("rezidents AND lot AND families")
    assert (found.total, found.did_you_mean) == (0, "residents AND lot AND families")


def test_where_a_misspelt_text_finds_nothing_the_corrected_one_is_searched(search: Search) -> None:
    found = search('rezidents AND "open data"')
    assert [hit.id for hit in found.hits] == ["malaga"]
    assert (found.searched_instead, found.did_you_mean) == ('residents AND "open data"', None)


def test_a_word_that_cases_have_is_not_corrected(search: Search) -> None:
    assert search("families AND lot").did_you_mean is None


def test_pages_follow_one_another_without_gap(search: Search) -> None:
    first = search(limit=2)
    second = search(limit=2, offset=2)
    last = search(limit=2, offset=4)
    assert (first.total, first.next_offset, second.next_offset, last.next_offset) == (5, 2, 4, None)
    assert [hit.id for page in (first, second, last) for hit in page.hits][1:4] == [
        "finland", "malaga", "water-a"]  # fmt: skip


def test_a_page_past_the_end_is_empty(search: Search) -> None:
    found = search(offset=100)
    assert (found.total, found.hits, found.next_offset) == (5, (), None)


def test_a_long_text_is_cut_and_said_so(search: Search) -> None:
    assert search("water " * 200).notes[0] == "Only the first 500 characters were looked for."


def test_the_list_of_hostile_texts_is_complete() -> None:
    assert len(HOSTILE) == 58


@pytest.mark.timeout(5)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_is_refused(search: Search, text: str) -> None:
    assert 0 <= search(text).total <= 5


def test_many_threads_get_the_answers_of_one(index: Index) -> None:
    queries = [SearchQuery(text) for text in ("water", "homel*", '"open data"', "rezidents~", "")]
    alone = [index.search(query) for query in queries]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(index.search, queries * 40))
    assert together == alone * 40


def test_a_folder_without_index_is_named(tmp_path: Path, chosen: Engine) -> None:
    with pytest.raises(SnapshotError, match=r"cannot be read .* Build it again"):
        chosen.open(tmp_path)


def test_a_catalogue_without_index_is_named(tmp_path: Path, chosen: Engine) -> None:
    (tmp_path / "catalogue.json").write_text('{"format":1,"starts":[],"labels":{},"holders":{}}')
    with pytest.raises(SnapshotError, match="cannot be read"):
        chosen.open(tmp_path)


def test_an_index_of_another_engine_is_named(chosen: Engine, written: Path) -> None:
    (other,) = {*ENGINES} - {chosen.name}
    with pytest.raises(SnapshotError, match=r"cannot be read .* Build it again"):
        engine(other).open(written)


def test_an_index_without_cases_answers(tmp_path: Path, chosen: Engine) -> None:
    chosen.write(tmp_path / "index", IndexInput((), {}, VOCABULARY))
    found = chosen.open(tmp_path / "index").search(SearchQuery("water OR homel* OR watr~"))
    assert (found.total, found.hits, found.did_you_mean) == (0, (), None)


def test_reading_an_index_leaves_its_folder_as_it_was(chosen: Engine, written: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in written.rglob("*")}
    opened = chosen.open(written)
    assert opened.search(SearchQuery("water")).total == 3
    opened.close()
    assert {file: file.stat().st_mtime_ns for file in written.rglob("*")} == before


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(NotFoundError, match=r"no search engine 'wosh'.*'whoosh'"):
        engine("wosh")


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize(("written", "asked"), [("neighbourhood", "neighborhood"),
                                                ("organize", "organise")])  # fmt: skip
def test_either_spelling_is_found_and_marked(
    name: str, written: str, asked: str, tmp_path: Path
) -> None:
    case = make_case("a", "A case", f"They {written} it.")
    engine(name).write(tmp_path / "index", IndexInput((case,), {}, VOCABULARY))
    (hit,) = engine(name).open(tmp_path / "index").search(SearchQuery(asked)).hits
    assert hit.highlights[0].pieces == (("They ", False), (written, True), (" it.", False))


def test_an_engine_that_is_not_installed_is_named_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "casegraph.search.tantivy_engine", raising=False)
    monkeypatch.setitem(sys.modules, "tantivy", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'casegraph\[tantivy\]'"):
        engine("tantivy")


def test_the_ids_of_all_cases_found_are_given_whatever_the_page(index: Index) -> None:
    query = SearchQuery(limit=1)
    assert len(index.search(query).hits) == 1
    assert len(index.ids(query)) == index.search(query).total > 1
    with pytest.raises(QueryError, match="There is no value 'x' of the search facet 'barrier'"):
        index.ids(SearchQuery(where={"barrier": "x"}))
