"""Queries put together by chance: what passes the guard makes the engine call nobody."""

import random
from collections.abc import Iterator

import pytest
from pyoxigraph import QueryBoolean, Store

from casegraph.errors import CasegraphError
from casegraph.sparql.guard import check

from .hostile.live import Trap

TRIES = 10_000
CALLS = ["SERVICE", "service ", "SERVICE SILENT", "SERVICESILENT", "\\u0053ERVICE",
         "SERVIC\\u0045 ", "SERVICE#\n", "SERVICE#>\n"]  # fmt: skip
PLACES = ["<http://trap/x>", ":x", "ex:x", "?g", "$g", ":", "ex:", "<x>", "<\\u0068ttp://trap/>"]
BEFORE = ["", "VALUES (?a ?b) {(1 2)} ", "VALUES ?g {<http://trap/x>} ", "OPTIONAL{?z ex:p ",
          "FILTER(", "?z ex:p ", "BIND(", "?z ?y ?w FILTER(?w", "FILTER(1<2||'a'!=",
          "FILTER('\\u0027'!="]  # fmt: skip
AFTER = ["", "}", "'", '"', ")", "#'\n", '#"""\n', "FILTER(?b>?a)", "FILTER('>'!='')", " ?y }"]
END = ["", "#'", '#"""', "#>", "#'''", "}"]
PIECES = ["'", '"', "'''", '"""', "\\u0027", "\\u0022", "\\u005C", "\\", "#", "\n", "\r", "<", ">",
          "?a", "<5", "<'", "'>", "1", "5.", "1e1", "true", "FILTER(", "FILTER(?a<5", ")", ".", ";",
          "BIND(1 AS ?x)", ",", "{", "}", "||", "&&", "!=", " ", "ex:a", "ex:a\\'", "ex:a\\#",
          "_:b", "_:b.", "@en", "'a'@en", "'a'^^ex:b", "(", "[", "]", "OPTIONAL{", "GRAPH ?h",
          "GRAPH", "MINUS{", "UNION", "VALUES ?a {1}", "<a#b>", "<a'b>", "\\u003C", "\\u003E",
          "\\u0023", "\\u000A", "ex:", "^", "*", "/", "|", "<<(", ")>>", "{|", "|}", "~", "'x'",
          "?a<?b", "?b>?a", "%", "é", "·", "-", "UNDEF", "IN(", "EXISTS{"]  # fmt: skip


def _pieces(chance: random.Random, most: int) -> str:
    return "".join(chance.choice(PIECES) for _ in range(chance.randint(0, most)))


def _queries(trap: Trap) -> Iterator[str]:
    chance = random.Random(2006)
    prefixes = ("", "ex", "SERVICEex", "ex.SERVICE")
    prologue = "".join(f"PREFIX {name}: <http://trap/{name}> " for name in prefixes)
    for _ in range(TRIES):
        parts = (
            f"BASE <http://trap/> {prologue}SELECT * {{",
            chance.choice(BEFORE) + _pieces(chance, 3) + chance.choice(CALLS),
            _pieces(chance, chance.randint(0, 1)) + chance.choice(PLACES) + "{ ?s ?p ?o }",
            chance.choice(AFTER) + _pieces(chance, 2) + "}" + chance.choice(END),
        )
        yield "".join(parts).replace("http://trap", trap.address)


def _run(store: Store, query: str) -> None:
    try:
        answer = store.query(query)
        assert not isinstance(answer, QueryBoolean)
        list(answer)
    except (SyntaxError, RuntimeError, OSError, ValueError):
        pass


@pytest.fixture
def trap() -> Iterator[Trap]:
    """A server that nobody ought to call."""
    trap = Trap()
    yield trap
    trap.close()


def test_without_the_guard_many_of_them_call(trap: Trap) -> None:
    for query in _queries(trap):
        _run(Store(), query)
    assert trap.calls >= TRIES / 500


def test_behind_the_guard_none_of_them_calls(trap: Trap) -> None:
    passed = 0
    for query in _queries(trap):
        try:
            safe = check(query).sealed()
        except CasegraphError:
            continue
        passed += 1
        _run(Store(), safe)
    assert passed >= TRIES / 10
    assert trap.calls == 0
