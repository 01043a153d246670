"""A pattern of one statement as SPARQL, and its solutions as statements again."""

from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from casegraph.store.bodies import Row
from casegraph.store.graphs import Name, Subject, Term

__all__ = ["Pattern"]


class Pattern:
    """What is given of a statement and its graph; *merged* stands in for the default graph.

    A blank node cannot be named in a query: all of them are asked for, and the one is picked out.
    """

    def __init__(
        self,
        given: tuple[Subject | None, NamedNode | None, Term | None, Name | None],
        merged: str | None,
    ) -> None:
        self._given: dict[str, Any] = dict(zip("spog", given, strict=True))
        graph = self._given["g"]
        self._graph = NamedNode(merged) if merged and graph == DefaultGraph() else graph
        self._free = [
            name
            for name, term in self._given.items()
            if term is None or isinstance(term, BlankNode)
        ]

    def query(self, *, blank: bool | None = None) -> str:
        """The query for its solutions; *blank* tells those with blank nodes from the others."""
        return f"{self._head()} WHERE {{ {self._where(blank=blank)} }}"

    @property
    def has_subjects(self) -> bool:
        """Whether the first column tells the subject."""
        return "s" in self._free

    def page(self, start: str, size: int) -> str:
        """The query for so many solutions without blank nodes, subjects in order from *start*."""
        where = f"{self._where(blank=False)} FILTER(STR(?s) >= {Literal(start)})"
        return f"{self._head()} WHERE {{ {where} }} ORDER BY STR(?s) LIMIT {size}"

    def count(self, *, blank: bool | None = None) -> str:
        """The query for their number."""
        return f"SELECT (COUNT(*) AS ?n) WHERE {{ {self._where(blank=blank)} }}"

    def quads(self, rows: Iterable[Row]) -> Iterator[Quad]:
        """The solutions as statements."""
        if self._free == ["s", "p", "o"] and self._given["s"] is self._given["o"] is None:
            yield from (Quad(s, p, o, self._given["g"]) for s, p, o in rows)
            return
        for row in rows:
            found = self._given | dict(zip(self._free, row, strict=False))
            if all(term in (None, found[name]) for name, term in self._given.items()):
                yield Quad(found["s"], found["p"], found["o"], found["g"])

    def _head(self) -> str:
        return f"SELECT {' '.join(f'?{name}' for name in self._free) or '(1 AS ?found)'}"

    def _where(self, *, blank: bool | None) -> str:
        s, p, o = (f"?{n}" if n in self._free else str(self._given[n]) for n in "spo")
        pattern = f"{s} {p} {o}"
        if self._graph != DefaultGraph():
            pattern = f"GRAPH {self._graph or '?g'} {{ {pattern} }}"
        return f"{pattern} {self._condition(blank=blank)}".rstrip()

    def _condition(self, *, blank: bool | None) -> str:
        if blank is None:
            return ""
        any_blank = " || ".join(f"isBlank(?{name})" for name in self._free if name in "so")
        return f"FILTER({'' if blank else '!'}({any_blank or 'false'}))"
