"""Commands over a store elsewhere, as a person calls them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from casegraph.repository import Repository
from tests.remote.conftest import Filled

COMMAND = Path(sys.executable).with_name("casegraph")


def _said(repository: Repository, *words: str, **environment: str) -> tuple[int, str, str]:
    """How a command ended, and what it printed."""
    whole = os.environ | {"CASEGRAPH_SNAPSHOTS": str(repository.snapshot.parent)} | environment
    done = subprocess.run(
        [str(COMMAND), *words], env=whole, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


def test_publish_tells_what_it_did_and_how_to_go_on(filled: Filled, repository: Repository) -> None:
    user = {"CASEGRAPH_SPARQL_USER": "dba", "CASEGRAPH_SPARQL_PASSWORD": "dba"}
    code, out, err = _said(repository, "publish", "--to", filled.server.store.url, **user)
    where = filled.graphs.abilities.merged or "the default graph"
    statements = f"{repository.info['statements']:,} statements in {where}.\n"
    graphs = len(filled.graphs.names) + 1
    assert (code, out) == (0, f"0 graphs sent, {graphs} were there, 0 removed; {statements}")
    assert err == f"Serve it with: CASEGRAPH_SPARQL_URL={filled.server.queries.url}\n"


def test_a_question_is_answered_from_there(filled: Filled, repository: Repository) -> None:
    words = ("ask", "barrier-responses", "barrier=silos", "--format", "csv")
    there = _said(repository, *words, CASEGRAPH_SPARQL_URL=filled.server.queries.url)
    assert there == _said(repository, *words)
    assert there[0] == 0


def test_info_tells_what_was_found_out(filled: Filled, repository: Repository) -> None:
    url = filled.server.queries.url
    code, out, _ = _said(repository, "info", "--format", "csv", CASEGRAPH_SPARQL_URL=url)
    assert code == 0
    assert f"store,{url}\n" in out.replace("\r", "")
    assert f"store (table),{filled.graphs.abilities.table}\n" in out.replace("\r", "")


@pytest.mark.parametrize(
    ("words", "code", "complaint"),
    [
        (("publish", "--to", "ftp://a/"), 1, "'ftp://a/' is no address of an endpoint"),
        (("publish", "--to", "http://127.0.0.1:1/store"), 1, "Name it: --query-url"),
        (("publish",), 2, "--to"),
    ],
)
def test_what_is_wrong_is_said(
    words: tuple[str, ...], code: int, complaint: str, repository: Repository
) -> None:
    ended, out, err = _said(repository, *words)
    assert (ended, out) == (code, "")
    assert complaint in err
