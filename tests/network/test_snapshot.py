"""The snapshot's part of networks: places for every kind, the same from build to build."""

import json
from pathlib import Path

import pytest

from casegraph.network import PROJECTIONS
from casegraph.network.layout import write_positions
from casegraph.network.networks import Networks
from casegraph.repository import Repository

WHOLE = [one.id for one in PROJECTIONS.values() if not any(p.needed for p in one.parameters)]


def places(repository: Repository, kind: str) -> dict[str, list[float]]:
    file = repository.snapshot / "networks" / f"{kind}.json"
    told: dict[str, list[float]] = json.loads(file.read_text("utf-8"))
    return told


def test_every_kind_that_needs_no_parameter_has_places(repository: Repository) -> None:
    files = (repository.snapshot / "networks").iterdir()
    assert sorted(file.stem for file in files) == sorted(WHOLE)
    assert len(WHOLE) == 10


@pytest.mark.parametrize("kind", WHOLE)
def test_every_node_has_a_place_in_the_unit_square(kind: str, repository: Repository) -> None:
    found = places(repository, kind)
    assert set(found) == set(repository.network(kind))
    assert all(0 <= value <= 1 for place in found.values() for value in place)


@pytest.mark.parametrize("kind", ["barriers", "cases"])
def test_a_filtered_network_keeps_its_places(kind: str, repository: Repository) -> None:
    whole, part = repository.network(kind), repository.network(kind, country="GB")
    assert 0 < len(part) < len(whole)
    assert [(told["x"], told["y"]) for _, told in part.nodes(data=True)] == [
        (whole.nodes[node]["x"], whole.nodes[node]["y"]) for node in part
    ]


def test_places_are_the_same_when_they_are_made_again(
    repository: Repository, tmp_path: Path
) -> None:
    kinds = ("barriers", "concepts", "relations")
    bare = Networks(repository)
    write_positions(tmp_path, {kind: bare.network(kind) for kind in kinds})
    for kind in kinds:
        assert json.loads((tmp_path / f"{kind}.json").read_text("utf-8")) == places(
            repository, kind
        )


def test_a_snapshot_without_the_part_has_networks_without_places(
    repository: Repository, tmp_path: Path
) -> None:
    for folder in (None, tmp_path, tmp_path / "none"):
        made = Networks(repository, folder).network("barriers")
        assert (len(made), any("x" in told for _, told in made.nodes(data=True))) == (49, False)
        assert made.picture().svg.startswith("<svg")


def test_a_kind_is_never_a_path(repository: Repository) -> None:
    networks = Networks(repository, repository.snapshot / "networks")
    assert networks.positions("../networks/barriers") == {}
    assert len(networks.positions("barriers")) == 49
