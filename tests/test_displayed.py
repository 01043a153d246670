"""What a notebook displays of each result: small, and inert whatever stands in it."""

from html.parser import HTMLParser
from typing import Any

import networkx
import pytest

from casegraph.citations import Citations, Work
from casegraph.comparison import BarrierQuery, Encounters, SideBySide, SimilarCase, SimilarResult
from casegraph.comparison.answer import Contrast, Coverage, Reason, SharedConcept, Understood
from casegraph.comparison.encounters import Citation, Encounter, Setting
from casegraph.comparison.side_by_side import Apart, Cell, Compared, Group, Row, Term
from casegraph.comparison.tallies import summary_of
from casegraph.model import Case
from casegraph.network.graphs import Network
from casegraph.network.measures import Measured
from casegraph.network.slices import SliceTable
from casegraph.repository import Repository
from casegraph.search import Hit, SearchResult
from casegraph.store.query import Answer
from casegraph.variables import CaseTable
from casegraph.variables.association import Association

HOSTILE = "<script>alert(1)</script>"
TAGS = {"table", "caption", "thead", "tbody", "tr", "th", "td", "p", "ol", "li", "b", "figure"}
_HIT = Hit(HOSTILE, HOSTILE, "", HOSTILE, HOSTILE, 2006, None, HOSTILE, 1.0)
_TERM = Term(HOSTILE, HOSTILE, HOSTILE)
_CONCEPT = SharedConcept(HOSTILE, HOSTILE, HOSTILE, 1.0)
_REASON = Reason(HOSTILE, HOSTILE, 0.5, 1.0, 1.0, (_CONCEPT,), (), ())
_CONTRAST = Contrast(HOSTILE, (), ())
_SIMILAR = SimilarCase(HOSTILE, HOSTILE, 0.5, (_REASON,), (), Coverage(1.0, (), ()), _CONTRAST)
_SETTING = Setting((), (), None, 2006, None, HOSTILE, (), (), ())
_SOURCE = Citation("S1", HOSTILE, HOSTILE, HOSTILE, None, HOSTILE, None, "reported")
_MET = Encounter(
    HOSTILE, HOSTILE, "b1", HOSTILE, HOSTILE, (), (), HOSTILE, (HOSTILE,), HOSTILE, "reported",
    (_SOURCE,), _SETTING,
)  # fmt: skip
_ROW = Row(HOSTILE, (Cell(HOSTILE, recorded=True, value=HOSTILE),))

RESULTS: tuple[Any, ...] = (
    SearchResult(1, (_HIT,), {}, did_you_mean=HOSTILE, notes=(HOSTILE,), searched_instead=HOSTILE),
    SimilarResult((_SIMILAR,), (Understood(HOSTILE, HOSTILE, HOSTILE, HOSTILE, 1.0),), {}),
    Encounters(BarrierQuery(), (_MET,), summary_of([_MET], [_MET], own=())),
    SideBySide(
        (Compared(HOSTILE, HOSTILE, HOSTILE, "", "", _TERM),),
        (Group(HOSTILE, HOSTILE, (_ROW,)),),
        (Apart(HOSTILE, HOSTILE, None, ()),),
    ),
    Answer("SELECT", (HOSTILE,), ((HOSTILE,),)),
    Measured(
        {HOSTILE: {HOSTILE: 1}}, {HOSTILE: {(HOSTILE, HOSTILE): 1}}, {HOSTILE: 1}, {"a": HOSTILE}
    ),
    SliceTable(("year", HOSTILE), ((2006, 1),)),
    CaseTable((HOSTILE,), (), ((),)),
    Association(HOSTILE, HOSTILE, (), (), ()),
    Citations((Work("a", "press", HOSTILE, "https://example.org/", publisher=HOSTILE),)),
    Network(networkx.path_graph([HOSTILE, "b"]), label=HOSTILE),
)
"""One of each kind, full of hostile text; a case and a study do not let such text in so easily."""


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.attributes.update(name for name, _ in attrs)


def test_there_is_one_of_each_kind() -> None:
    assert len({type(result) for result in RESULTS}) == len(RESULTS) == 11


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: type(result).__name__)
def test_hostile_text_is_inert(result: Any) -> None:
    shown = result._repr_html_()
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown


@pytest.mark.parametrize("result", RESULTS[:-1], ids=lambda result: type(result).__name__)
def test_it_is_a_plain_table_or_list(result: Any) -> None:
    tags = _Tags()
    tags.feed(result._repr_html_())
    assert tags.found <= TAGS
    assert tags.attributes <= {"scope"}


def test_a_case_shows_its_main_facts(hennepin: Case) -> None:
    shown = hennepin._repr_html_()
    assert shown.startswith("<table><caption>Heading Home Hennepin</caption>")
    assert "<th scope='row'>years</th><td>2006\u20132016</td>" in shown
    assert f"<p>{hennepin.summary}</p>" in shown


def test_text_of_a_case_is_escaped(hennepin: Case) -> None:
    hostile = hennepin.model_copy(update={"title": HOSTILE, "summary": HOSTILE})
    assert "<script" not in hostile._repr_html_()


def test_a_search_shows_its_hits_and_what_is_to_be_said_of_it() -> None:
    hit = Hit("town", "Town", "", "Here", "GB", 2006, None, "running", 1.25)
    assert SearchResult(30, (hit,), {}, did_you_mean="silos")._repr_html_() == (
        "<table><caption>1 of 30 cases</caption><thead><tr><th scope='col'>case</th>"
        "<th scope='col'>title</th><th scope='col'>place</th><th scope='col'>country</th>"
        "<th scope='col'>years</th><th scope='col'>status</th><th scope='col'>score</th></tr>"
        "</thead><tbody><tr><th scope='row'>town</th><td>Town</td><td>Here</td><td>GB</td>"
        "<td>since 2006</td><td>running</td><td>1.25</td></tr></tbody></table>"
        "<p>Did you mean: silos?</p>"
    )


def test_comparable_cases_show_why(repository: Repository) -> None:
    shown = repository.similar("heading-home-hennepin", contrast=True, limit=1)._repr_html_()
    assert "<caption>Comparable cases</caption>" in shown
    assert "Problem and challenge (" in shown
    assert "Heading Home Hennepin missed a target for housing, whereas" in shown


def test_measures_are_ranked_by_the_first() -> None:
    found = Measured(nodes={"degree": {"a": 1, "b": 2}}, refused={"density": "It is empty."})
    shown = found._repr_html_()
    assert "<caption>Nodes, by degree</caption>" in shown
    assert shown.index(">b<") < shown.index(">a<")
    assert "<th scope='row'>density</th><td>It is empty.</td>" in shown


def test_no_measure_at_all_is_shown_as_none() -> None:
    assert "<caption>Not applied</caption>" in Measured()._repr_html_()


@pytest.mark.parametrize(
    ("query", "caption"),
    [
        ("SELECT ?case { ?case a cg:Case }", "73 rows"),
        ("ASK { ?case a cg:Case }", "Answer"),
        ("CONSTRUCT { ?case a cg:Case } { ?case a cg:Case }", "73 statements"),
    ],
)
def test_each_kind_of_answer_is_shown(repository: Repository, query: str, caption: str) -> None:
    assert f"<caption>{caption}</caption>" in repository.sparql(query)._repr_html_()
