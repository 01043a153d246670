"""The grown corpus: as large as asked, the same each time, and whole."""

from pathlib import Path

import pytest
from bench.sparql.grow import Grown, grow
from pyoxigraph import NamedNode, RdfFormat, Store

_NS = "https://w3id.org/casegraph/"
_CORPUS = f"""\
<{_NS}actor/mayor> <http://xmlns.com/foaf/0.1/name> "Mayor" <{_NS}graph/actors> .
<{_NS}case/lab> <{_NS}ns#barrier> <{_NS}vocab/barrier/law> <{_NS}record/lab> .
<{_NS}case/lab> <{_NS}ns#inPlace> <{_NS}place/rome> <{_NS}record/lab> .
<{_NS}case/lab> <{_NS}ns#summary> "A lab."@en <{_NS}record/lab> .
<{_NS}case/lab> <{_NS}ns#with> <{_NS}actor/mayor> <{_NS}record/lab> .
<{_NS}place/rome> <{_NS}ns#countryCode> "IT" <{_NS}record/lab> .
<{_NS}vocab/barrier/law> <{_NS}ns#order> "1" <{_NS}graph/ontology> .
"""


@pytest.fixture
def grown(tmp_path: Path) -> Grown:
    return _grown(tmp_path, seed=1)


def _grown(folder: Path, seed: int) -> Grown:
    quads = folder / "corpus.nq"
    quads.write_text(_CORPUS, "utf-8")
    return grow(quads, folder, times=7, seed=seed)


def test_seven_times_are_seven_times_as_many_statements(grown: Grown) -> None:
    assert len(grown.named.read_text("utf-8").splitlines()) == 7 * 7


def test_one_time_is_the_corpus_itself(tmp_path: Path) -> None:
    (tmp_path / "corpus.nq").write_text(_CORPUS, "utf-8")
    assert grow(tmp_path / "corpus.nq", tmp_path, times=1).named.read_text("utf-8") == _CORPUS


def test_the_same_seed_gives_the_same_bytes(grown: Grown, tmp_path: Path) -> None:
    first = grown.named.read_bytes()
    assert _grown(tmp_path, seed=1).named.read_bytes() == first


def test_a_clone_has_its_own_graph_and_text_and_shares_the_place(grown: Grown) -> None:
    lines = grown.named.read_text("utf-8").splitlines()
    summary = f'<{_NS}case/lab-7> <{_NS}ns#summary> "A lab.-7"@en <{_NS}record/lab-7> .'
    place = f'<{_NS}place/rome> <{_NS}ns#countryCode> "IT" <{_NS}record/lab-7> .'
    assert {summary, place} <= set(lines)


def test_vocabularies_do_not_grow(grown: Grown) -> None:
    text = grown.merged.read_text("utf-8")
    assert text.count(f"<{_NS}vocab/barrier/law> <{_NS}ns#order>") == 1


def test_every_actor_that_takes_part_is_known(grown: Grown) -> None:
    store = Store()
    store.load(path=str(grown.merged), format=RdfFormat.N_TRIPLES)
    acting = {quad.object for quad in store.quads_for_pattern(None, _term("with"), None)}
    named = {quad.subject for quad in store if quad.predicate.value.endswith("/name")}
    assert len(acting) > 1
    assert acting <= named


def test_the_merged_file_holds_what_the_graphs_hold(grown: Grown) -> None:
    graphs, merged = Store(), Store()
    graphs.load(path=str(grown.named), format=RdfFormat.N_QUADS)
    merged.load(path=str(grown.merged), format=RdfFormat.N_TRIPLES)
    assert {quad.triple for quad in graphs} == {quad.triple for quad in merged}


def test_it_says_how_many_statements_there_are(grown: Grown) -> None:
    assert grown.statements == len(grown.merged.read_text("utf-8").splitlines())


def _term(name: str) -> NamedNode:
    return NamedNode(f"{_NS}ns#{name}")
