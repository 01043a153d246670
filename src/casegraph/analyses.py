"""Analyses: what researchers and analysts take from the cases of a repository."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from casegraph.errors import QueryError
from casegraph.model import Actor, Case, Vocabulary
from casegraph.search import FACETS, Index, SearchQuery
from casegraph.variables import CaseTable, Content, absent_rule, case_table

if TYPE_CHECKING:
    from casegraph.citations import Citations
    from casegraph.comparison.comparison import Comparison
    from casegraph.comparison.nearest import Near
    from casegraph.network import AnyNetwork
    from casegraph.network.networks import Networks
    from casegraph.qca import Asked, Qca
    from casegraph.variables.association import Association

__all__ = ["Analyses"]


class Analyses:
    """Tables, association, citations, qualitative comparison and networks of a repository."""

    if TYPE_CHECKING:
        # What the repository has of its own.
        snapshot: Path

        @cached_property
        def info(self) -> Mapping[str, Any]:
            """What the snapshot holds."""

        @cached_property
        def case_ids(self) -> tuple[str, ...]:
            """The ids of all cases."""

        @cached_property
        def curated_ids(self) -> tuple[str, ...]:
            """The ids of the cases that curators wrote."""

        @cached_property
        def actors(self) -> Mapping[str, Actor]:
            """All actors by id."""

        @cached_property
        def vocabulary(self) -> Vocabulary:
            """All concept schemes."""

        @cached_property
        def _index(self) -> Index:
            """The search index."""

        @cached_property
        def _comparison(self) -> Comparison:
            """What finds comparable cases."""

        def case(self, name: str) -> Case:
            """The case of that id."""

        def strengths(self, case: str) -> Mapping[str, str]:
            """Evidence strength of each outcome of a case."""

    def table(
        self,
        variables: str | Sequence[str],
        cases: Iterable[Case | str] | Case | None = None,
        *,
        where: Mapping[str, str | Sequence[str]] | None = None,
        absent: str = "zero",
        imported: bool = False,
        **facets: str | Sequence[str],
    ) -> CaseTable:
        """Cases by variables: `table(["barrier:silos", "count:actors"], level="local")`.

        A variable is an expression of `docs/variables.md`. Without *cases*, given by id or as they
        are, all that facets select (by name, or in *where*); imported ones only with *imported*.
        *absent* (`zero`, `missing`) says how it is read that a record does not have a concept.
        QueryError for a variable that cannot be read, NotFoundError for an id that there is not.
        """
        chosen = self.chosen(cases, {**(where or {}), **facets}, imported=imported)
        content = Content(self.actors, self.vocabulary, self.strengths, absent_rule(absent))
        return case_table(chosen, variables, content)

    def association(
        self,
        rows: str,
        columns: str,
        cases: Iterable[Case | str] | Case | None = None,
        *,
        least: int = 3,
        where: Mapping[str, str | Sequence[str]] | None = None,
        imported: bool = False,
        **facets: str | Sequence[str],
    ) -> "Association":
        """Concepts of two dimensions found in the same cases: `association("barrier", "type")`.

        A dimension may have conditions: `outcome[direction=improved]`. Cases are chosen as for
        `table`; concepts of fewer than *least* cases are left out. QueryError for a dimension that
        there is not. Read the `note` of the answer: curated cases are no sample.
        """
        from casegraph.variables.association import associate

        chosen = self.chosen(cases, {**(where or {}), **facets}, imported=imported)
        content = Content(self.actors, self.vocabulary, self.strengths)
        return associate(chosen, rows, columns, content, least)

    def cite(
        self, cases: Iterable[Case | str] | Case | None = None, *, sources: bool = False
    ) -> "Citations":
        """How to cite cases, given by id or as they are; without any, the collection as it is here.

        With *sources*, instead what these cases cite (without any: all curated ones). NotFoundError
        for an id that there is not. `str()` is a list of references, `.to("bibtex")` a format.
        """
        from casegraph.citations import Citations, case_work, collection_work, source_works

        if cases is None and not sources:
            return Citations((collection_work(self.info),))
        chosen = self.chosen(cases, {})
        if sources:
            return Citations(tuple(source_works(chosen)))
        return Citations(tuple(case_work(case, self.info) for case in chosen))

    def qca(
        self,
        conditions: str | Sequence[str],
        outcome: str,
        cases: Iterable[Case | str] | None = None,
        *,
        where: Mapping[str, str | Sequence[str]] | None = None,
        absent: str = "zero",
        imported: bool = False,
        **asked: Unpack["Asked"],
    ) -> "Qca":
        """Qualitative comparative analysis: `qca(["barrier:silos"], outcome="target:attained")`.

        Conditions, outcome and choice of cases are as of `table`; `~` before the outcome negates
        it. *asked* are title, calibrations, expectations and cut-offs: `casegraph.qca.study.Asked`.
        """
        from casegraph.qca import Qca, Study

        study = Study.made(conditions, outcome, **asked)
        table = self.table(study.expressions, cases, where=where, absent=absent, imported=imported)
        return Qca(study, table)

    def selected(
        self, where: Mapping[str, str | Sequence[str]], *, imported: bool = False
    ) -> tuple[str, ...]:
        """The ids of all cases that facets select, in order."""
        if not where:
            return self.case_ids if imported else self.curated_ids
        return self.found("", where, imported=imported)

    def chosen(
        self,
        cases: Iterable[Case | str] | Case | None,
        where: Mapping[str, str | Sequence[str]],
        *,
        imported: bool = False,
    ) -> Iterator[Case]:
        """Cases given by id or as they are, each once, or else those that facets select.

        QueryError if both are given, NotFoundError for an id that there is not.
        """
        if cases is not None and where:
            raise QueryError("Cases are given by id and by facets. Give one of them.")
        given: Iterable[Case | str] = (
            self.selected(where, imported=imported)
            if cases is None
            else [cases]
            if isinstance(cases, str | Case)
            else cases
        )
        unique = {one if isinstance(one, str) else one.id: one for one in given}
        return (one if isinstance(one, Case) else self.case(one) for one in unique.values())

    def network(self, kind: str, **given: Any) -> "AnyNetwork":
        """A network, a networkx graph with flat attributes: `network("actors", country="GB")`.

        *given* are `text` and search facets or `cases` (which cases), `imported`, filters (what of
        them: `from_year`, `sector`, `strength`, `backbone` …), parameters of the kind, and
        `positions`. QueryError or NotFoundError where something cannot be meant.
        """
        return self.networks.network(kind, **given)

    @cached_property
    def networks(self) -> "Networks":
        """The kinds of network by id, and slices of them by year."""
        from casegraph.network.networks import Networks

        return Networks(self, self.snapshot / "networks")

    @property
    def facets(self) -> Collection[str]:
        """By what a search can be narrowed down."""
        return FACETS.keys()

    def found(
        self,
        text: str,
        where: Mapping[str, str | Sequence[str]],
        start_from: int | None = None,
        start_to: int | None = None,
        *,
        imported: bool = False,
    ) -> tuple[str, ...]:
        """The ids of all cases that a search finds, in order of the ids."""
        return self._index.ids(SearchQuery(text, where, start_from, start_to, imported=imported))

    def nearest(self, cases: Sequence[str], number: int) -> "Iterator[Near]":
        """Of some cases by id, each with so many nearest among them: ids, likeness, reasons."""
        return self._comparison.nearest(cases, number)
