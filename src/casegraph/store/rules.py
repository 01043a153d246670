"""Derived statements: the rules of `ontology/rules/`, each a SPARQL CONSTRUCT, run in order."""

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import NamedNode, Quad, QueryTriples, Store

from casegraph.errors import DataError, Problem
from casegraph.store.iris import DERIVED_GRAPH, PREFIXES

__all__ = ["derive"]


def derive(store: Store, rules: Sequence[Path]) -> int:
    """Run the rules over the merged graph; what they derive joins it and the derived graph.

    A rule sees what the rules before it derived. Gives the number of derived statements.
    """
    graph = NamedNode(DERIVED_GRAPH)
    for rule in rules:
        new = list(_construct(store, rule))
        store.extend([Quad(t.subject, t.predicate, t.object, graph) for t in new])
        store.extend([Quad(t.subject, t.predicate, t.object) for t in new])
    return sum(1 for _ in store.quads_for_pattern(None, None, None, graph))


def _construct(store: Store, rule: Path) -> QueryTriples:
    try:
        result = store.query(rule.read_text("utf-8"), prefixes=PREFIXES)
    except SyntaxError as error:
        raise DataError([Problem(rule, 1, 1, f"This is not SPARQL: {error}.")]) from error
    if not isinstance(result, QueryTriples):
        raise DataError([Problem(rule, 1, 1, "A rule must be a CONSTRUCT query.")])
    return result
