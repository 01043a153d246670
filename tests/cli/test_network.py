"""Networks on the command line: each form, files, figures, and what is refused."""

import csv
import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from casegraph.cli.network import _print_file
from casegraph.errors import QueryError
from casegraph.network import PROJECTIONS, AnyNetwork
from casegraph.network.formats import NETWORK_FORMATS, to_bytes
from casegraph.repository import Repository
from tests.cli.conftest import Run

FINNISH = ("network", "actors", "country=FI")
"""A network of some forty nodes."""


@pytest.fixture(autouse=True)
def open_already(
    repository: Repository, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The corpus is read once for all tests but those that open it themselves."""
    if "opens" not in request.node.name:
        monkeypatch.setattr("casegraph.cli.network.opened", lambda _: repository)


@pytest.fixture(scope="module")
def made(repository: Repository) -> AnyNetwork:
    """A small network."""
    return repository.network("countries")


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def test_without_a_kind_the_kinds_are_listed(run: Run) -> None:
    said = run("network", "--format", "csv")
    assert [row["id"] for row in rows(said.out)] == list(PROJECTIONS)
    assert {row["id"]: row["parameters"] for row in rows(said.out)}["neighbourhood"] == (
        "node, depth, most"
    )
    assert (said.err, said.code) == ("", 0)


def test_the_command_opens_the_corpus_and_prints_nodes_those_with_most_ties_first(run: Run) -> None:
    said = run("network", "actors", "--limit", "2")
    assert said.out.split().index("World") < said.out.split().index("Danish")
    assert said.err.splitlines() == [
        "2 of 1,001 nodes; --limit prints more.",
        "Actors by shared cases: 1,001 nodes, 7,748 ties.",
    ]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_in_other_forms_all_nodes_are_printed(run: Run, form: str) -> None:
    out = run("network", "barriers", "--format", form).out
    told: list[dict[str, Any]] = json.loads(out) if form == "json" else list(rows(out))
    assert len(told) == 49
    assert list(told[0]) == ["id", "label", "kind", "ties"]


def test_ties_are_printed_the_heaviest_first(run: Run) -> None:
    told = json.loads(run("network", "barriers", "--ties", "--format", "json").out)
    weights = [tie["weight"] for tie in told]
    assert len(told) == 487
    assert weights == sorted(weights, reverse=True)
    assert not {"cases", "claims"} & set(told[0])


def test_measures_are_columns_and_figures(run: Run) -> None:
    said = run(*FINNISH, "--measure", "pagerank", "--measure", "density", "--format", "json")
    ranks = [row["pagerank"] for row in json.loads(said.out)]
    assert ranks == sorted(ranks, reverse=True)
    assert "\ndensity: 0." in said.err


def test_all_measures_are_columns_and_those_that_do_not_apply_are_told(run: Run) -> None:
    said = run(*FINNISH, "--measure", "all", "--format", "csv")
    assert {"betweenness", "communities", "constraint"} <= set(rows(said.out)[0])
    assert "'reciprocity' does not apply to this network: its ties have no direction" in said.err


def test_a_network_is_told_year_by_year(run: Run) -> None:
    words = ("--by-year", "--measure", "density", "--format", "json")
    told = json.loads(run(*FINNISH, *words).out)
    assert list(told[0]) == ["year", "nodes", "edges", "density"]
    years = [row["year"] for row in told]
    assert years == list(range(years[0], years[-1] + 1))


@pytest.mark.parametrize(
    ("words", "nodes"),
    [
        (["sector=private", "sector=third-sector"], 284),
        (["sector=private,third-sector"], 284),
        (["--where", "country=GB"], 211),
        (["weight=newman", "min_weight=0.15", "isolates=no"], 16),
        (["start_from=2010", "start_to=2010"], 102),
        (["--where", "start_from=2010", "start_to=2010"], 102),
        (["cases=gov-uk"], 15),
        (["--text", "zzzzzz"], 0),
    ],
)
def test_words_and_options_choose_and_narrow(run: Run, words: list[str], nodes: int) -> None:
    said = run("network", "actors", *words, "--format", "json")
    assert (len(json.loads(said.out)), said.code) == (nodes, 0)
    assert f": {nodes} nodes" in said.err


@pytest.mark.parametrize("form", NETWORK_FORMATS)
def test_the_name_of_the_file_says_the_format(run: Run, form: str, tmp_path: Path) -> None:
    file = tmp_path / f"net{NETWORK_FORMATS[form].ending}"
    named = tmp_path / "named"
    said = run(*FINNISH, "-o", str(file))
    run(*FINNISH, "-o", str(named), "--format", form)
    assert (said.code, said.out) == (0, "")
    assert f"{file} {file.stat().st_size:,} bytes" in said.err.replace("\n", "")
    assert file.read_bytes() == named.read_bytes()


def test_a_file_carries_what_was_measured(run: Run, tmp_path: Path) -> None:
    run(*FINNISH, "--measure", "betweenness", "-o", str(tmp_path / "a.graphml"))
    read = nx.read_graphml(tmp_path / "a.graphml")
    assert all("betweenness" in told for _, told in read.nodes(data=True))
    assert len(read) > 20


@pytest.mark.parametrize("form", sorted(set(NETWORK_FORMATS) - {"json", "csv", "png"}))
def test_a_text_format_goes_to_standard_output(run: Run, form: str, tmp_path: Path) -> None:
    out = run("network", "countries", "--format", form).out
    run("network", "countries", "--format", form, "-o", str(tmp_path / "same"))
    assert out.encode() == (tmp_path / "same").read_bytes()


class Screen(io.TextIOWrapper):
    """A standard output that is, or is not, a terminal."""

    def __init__(self, *, terminal: bool) -> None:
        self.held = io.BytesIO()
        super().__init__(self.held)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.mark.parametrize("form", ["png", "csv"])
def test_bytes_go_to_a_pipe_but_not_to_a_terminal(
    made: AnyNetwork, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = Screen(terminal=False)
    monkeypatch.setattr(sys, "stdout", pipe)
    _print_file(made, form, "kind", "degree")
    assert pipe.held.getvalue() == to_bytes(made, form)
    monkeypatch.setattr(sys, "stdout", Screen(terminal=True))
    with pytest.raises(QueryError, match="is not for a screen"):
        _print_file(made, form, "kind", "degree")


def test_csv_in_a_file_is_nodes_and_ties(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "net.zip"
    run("network", "countries", "--format", "csv", "-o", str(file))
    assert len(zipfile.ZipFile(file).namelist()) >= 2


def test_colour_and_size_reach_the_picture(run: Run) -> None:
    words = ("--measure", "betweenness", "--colour", "sector", "--size", "betweenness")
    assert "Colour: Sector. Size: Betweenness." in run(*FINNISH, *words, "--format", "svg").out


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["actrs"], 3, "Did you mean 'actors'?"),
        (["actors", "countr=GB"], 1, "has no parameter 'countr'"),
        (["actors", "weight"], 1, "'weight' has no value. Write it as min_weight=2."),
        (["actors", "weight=heavy"], 1, "Give one of: cases, newman"),
        (["actors", "min_weight=abc"], 1, "min_weight='abc' cannot be used. Give a number."),
        (["actors", "start_from=soon"], 1, "start_from='soon' cannot be used."),
        (["actors", "kind=x"], 1, "Name the kind first: casegraph network actors."),
        (["actors", "--where", "kind=x"], 1, "'kind' is no filter"),
        (["actors", "imported=yes"], 1, "Use the option --imported."),
        (["actors", "positions=x"], 1, "'positions' is no filter and no parameter."),
        (["actors", "--by-year", "cumulative=1"], 1, "'cumulative' is no filter"),
        (["actors", "cases=gov-u"], 3, "Did you mean 'gov-uk'?"),
        (["neighbourhood"], 1, "Give node a value, such as node=case/gov-uk."),
        (["neighbourhood", "node=x"], 3, "There is no node 'x'"),
        (["actors", "--measure", "pagrank"], 3, "Did you mean 'pagerank'?"),
        (["actors", "--measure", "reciprocity"], 1, "does not apply to this network"),
        (["actors", "--by-year", "--measure", "degree"], 1, "a year has one value"),
        (["actors", "--by-year", "-o", "x.gexf"], 1, "leave out -o and --ties"),
        (["actors", "--by-year", "--format", "gexf"], 1, "one of: table, json, csv"),
        (["actors", "--format", "gefx"], 3, "Did you mean 'gexf'?"),
        (["--format", "gexf"], 1, "one of: table, json, csv"),
        (["actors", "-o", "x.doc"], 1, "'x.doc' says no format."),
        (["actors", "-o", "/nowhere/x.gexf"], 1, "/nowhere/x.gexf cannot be written"),
        (["actors", "--colour", "sectr", "--format", "svg"], 1, "Did you mean 'sector'"),
        (["actors", "--size", "sector", "--format", "svg"], 1, "which is not a number"),
        (["actors", "--limit", "0"], 2, "--limit"),
    ],
)
def test_what_is_wrong_is_said(run: Run, words: list[str], code: int, message: str) -> None:
    said = run("network", *words)
    assert (said.code, said.out) == (code, "")
    assert message in " ".join(said.err.split())


def test_an_empty_network_is_written_too(run: Run, tmp_path: Path) -> None:
    said = run("network", "actors", "--text", "zzzzzz", "-o", str(tmp_path / "none.gexf"))
    assert (said.code, "Actors by shared cases: 0 nodes, 0 ties." in said.err) == (0, True)
    assert len(nx.read_gexf(tmp_path / "none.gexf")) == 0


def test_a_file_that_cannot_be_written_leaves_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken.gexf").mkdir()
    said = run("network", "countries", "-o", str(tmp_path / "taken.gexf"))
    assert (said.code, "cannot be written" in said.err) == (1, True)
    assert [file.name for file in tmp_path.iterdir()] == ["taken.gexf"]
