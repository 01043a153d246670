"""Figures: measures of the whole network, told year by year."""

import pytest

from casegraph.errors import NotFoundError, QueryError
from casegraph.network import DirectedNetwork, Network
from casegraph.network.figures import figures_of
from casegraph.network.measures import MEASURES
from casegraph.network.slices import figures_over
from casegraph.repository import Repository


def test_sizes_are_told_without_any_measure() -> None:
    assert list(figures_of([])) == ["nodes", "edges"]


def test_all_are_those_of_the_whole() -> None:
    whole = {one.id for one in MEASURES.values() if one.of == "network"}
    assert set(figures_of(["all"])) == whole | {"nodes", "edges"}
    assert len(whole) >= 15


def test_a_figure_is_the_value_of_the_measure() -> None:
    triangle = Network([("a", "b"), ("b", "c"), ("c", "a")])
    assert figures_of(["density"])["density"](triangle) == 1.0


@pytest.mark.parametrize(
    ("measure", "network"),
    [
        ("density", Network()),
        ("reciprocity", Network([("a", "b")])),
        ("bipartite-density", DirectedNetwork([("a", "b")])),
    ],
)
def test_a_year_to_which_a_measure_does_not_apply_has_no_value(
    measure: str, network: Network | DirectedNetwork
) -> None:
    assert figures_of([measure])[measure](network) is None


def test_a_measure_of_nodes_or_ties_is_refused() -> None:
    with pytest.raises(QueryError, match="'pagerank' measures each node, and a year has one"):
        figures_of(["pagerank"])
    with pytest.raises(QueryError, match="'edge-betweenness' measures each edge"):
        figures_of(["edge-betweenness"])


def test_an_unknown_measure_names_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="Did you mean 'density'"):
        figures_of(["densty"])


def test_figures_of_the_corpus_by_year(repository: Repository) -> None:
    slices = repository.networks.slices("actors", country="FI")
    table = figures_over(slices, [1900, 2010], figures_of(["density"]))
    assert table.columns == ("year", "nodes", "edges", "density")
    before, later = table.rows
    assert tuple(before) == (1900, 0, 0, None)
    assert int(later[1] or 0) > 10
    assert 0 < float(later[3] or 0) < 1
