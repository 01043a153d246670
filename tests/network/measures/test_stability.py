"""Odd networks, and the same numbers in every run."""

import json
import math
import os
import subprocess
import sys
import threading

import networkx as nx
import pytest

from casegraph.network.measures import MEASURES, eigenvector, measured
from tests.network.measures.reference_networks import REFERENCE, SMALL

_PROGRAM = """
import json, sys, networkx
from casegraph.network.measures import measured
found = measured(networkx.les_miserables_graph(), "all", {"weighted": True})
json.dump([found.nodes, found.network], sys.stdout)
"""


def _run(hash_seed: str) -> str:
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": ":".join(sys.path)}
    command = [sys.executable, "-W", "error", "-c", _PROGRAM]
    ran = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
    assert ran.stderr == ""
    return ran.stdout


def test_two_processes_give_the_same_digits() -> None:
    one, other = _run("1"), _run("2")
    assert one == other
    assert len(json.loads(one)[0]) == 13


@pytest.mark.parametrize("name", SMALL)
@pytest.mark.parametrize("weighted", [False, True])
def test_the_smallest_networks_give_numbers_or_reasons(name: str, weighted: bool) -> None:  # noqa: FBT001
    found = measured(SMALL[name], "all", {"weighted": weighted})
    assert len(found.parameters) + len(found.refused) == len(MEASURES)
    by_node = [value for values in found.nodes.values() for value in values.values()]
    by_tie = [value for values in found.edges.values() for value in values.values()]
    assert all(math.isfinite(value) for value in [*by_node, *by_tie, *found.network.values()])


def test_ties_to_itself_are_left_out_and_counted() -> None:
    found = measured(SMALL["self-ties"], ("degree", "core", "density", "self-ties"))
    assert found.nodes["degree"] == {"a": 0, "b": 1, "c": 1, "d": 0}
    assert found.network == {"density": 1 / 6, "self-ties": 1}


def test_what_does_not_converge_is_an_error_without_a_warning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The two largest eigenvalues of a long path are very near each other
    monkeypatch.setattr(eigenvector, "_RESTARTS", 1)
    found = measured(nx.path_graph(500), ("all",))
    assert found.refused["eigenvector"] == (
        "The measure 'eigenvector' does not converge on this network. Use 'pagerank'."
    )


def test_threads_do_not_change_each_others_communities() -> None:
    alone = measured(REFERENCE["random 11"], "communities").nodes
    found: list[object] = []
    work = [
        threading.Thread(
            target=lambda: found.append(measured(REFERENCE["random 11"], "communities").nodes)
        )
        for _ in range(8)
    ]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    assert found == [alone] * 8
