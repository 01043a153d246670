"""What is public is what `casegraph.__all__` lists, and all of it can be had."""

import subprocess
import sys

import casegraph

PUBLIC = [
    "Actor",
    "Association",
    "BuildInProgressError",
    "Case",
    "CaseTable",
    "CasegraphError",
    "Citations",
    "Claim",
    "Concept",
    "DataError",
    "InputError",
    "MissingExtraError",
    "NotFoundError",
    "Problem",
    "QueryError",
    "Repository",
    "Scheme",
    "SettingError",
    "SideBySide",
    "SnapshotError",
    "Source",
    "Vocabulary",
    "open",
]


def test_the_public_names_are_these() -> None:
    assert casegraph.__all__ == PUBLIC
    assert dir(casegraph) == PUBLIC


def test_every_public_name_can_be_had() -> None:
    assert all(getattr(casegraph, name) is not None for name in PUBLIC)


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(casegraph, "close")


def test_every_error_can_be_caught_as_one() -> None:
    errors = [getattr(casegraph, name) for name in PUBLIC if name.endswith("Error")]
    assert len(errors) == 9
    assert all(issubclass(error, casegraph.CasegraphError) for error in errors)


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import casegraph, sys; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    heavy = {"pydantic", "rdflib", "pyoxigraph", "pyshacl", "whoosh", "fastapi", "networkx", "rich"}
    assert heavy.isdisjoint(loaded)
