"""The site: one open repository and what all pages and routes draw from it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from casegraph.cells import balanced
from casegraph.errors import InputError
from casegraph.model import Vocabulary
from casegraph.repository import Repository
from casegraph.search import MOST_HITS, Hit, SearchQuery, SearchResult
from casegraph.store.query import Answer
from casegraph_api import labels
from casegraph_api.actors import ActorRow, actor_rows
from casegraph_api.assets import assets
from casegraph_api.glances import Glance, Verdict, glances
from casegraph_api.labels import Labels
from casegraph_api.links import LICENCE, address, is_web_address, local_address, source_address
from casegraph_api.observations import Observation, observations
from casegraph_api.origin import asked_address, here, is_asked_plainly
from casegraph_api.places import Where, case_places
from casegraph_api.terms import Terms, terms
from casegraph_api.workshop import Workshop

__all__ = ["MOST_ROWS", "OpenSite", "Site"]

MOST_ROWS = 10_000
_KEPT_ANSWERS = 64
_ENDINGS = """
SELECT ?barrier ?resolution (COUNT(?claim) AS ?times) WHERE {
  ?claim cg:barrier ?barrier ; cg:resolution ?resolution
} GROUP BY ?barrier ?resolution"""
_PARTICIPATIONS = """
SELECT DISTINCT ?actor ?case ?role WHERE {
  ?claim cg:ofCase ?case ; cg:participant ?actor ; cg:role ?role
} ORDER BY ?actor ?case ?role"""


@dataclass(frozen=True)
class Site:
    """A repository with its pages."""

    repository: Repository
    public_url: str = ""
    improve_url: str = ""

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """All concept schemes."""
        return self.repository.vocabulary

    @cached_property
    def overview(self) -> SearchResult:
        """What an empty search finds: the facet counts of the whole collection."""
        return self.repository.find(SearchQuery(limit=1))

    @cached_property
    def summaries(self) -> Mapping[str, Hit]:
        """What a list shows of each case, imported ones too, by id, in the order of titles."""
        every = SearchQuery(sort="title", imported=True)
        return {hit.id: hit for hit in self._pages_of(every)}

    @cached_property
    def workshop(self) -> Workshop:
        """Where networks are made, and kept for a while."""
        return Workshop()

    @property
    def imported(self) -> int:
        """How many cases were imported: where there are none, no page offers them."""
        return len(self.repository.imported_ids)

    @cached_property
    def endings(self) -> Mapping[str, Mapping[str, int]]:
        """How often encounters with each barrier ended in each resolution."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for row in self.repository.sparql(_ENDINGS):
            found[_slug(row["barrier"])][_slug(row["resolution"])] = int(row["times"])
        return found

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The rated steps of the scale of evidence by slug, from 0."""
        scale = self.vocabulary.by_id.get("evidence-strength")
        steps = scale.concepts if scale else ()
        return {step.slug: step.rank for step in steps if step.rank is not None}

    @cached_property
    def glances(self) -> Mapping[str, Glance]:
        """What lists tell by shape of each case with a barrier or an outcome, by id."""
        return glances(self.repository, self.ranks)

    @cached_property
    def glance_of(self) -> Callable[[str], Markup]:
        """The line that shows the glance of a case by id; drawn once, since lists show many."""
        line = self._shapes.glance
        return cache(lambda case: line(self.glances.get(case)))

    @cached_property
    def verdict_of(self) -> Callable[[Verdict], Markup]:
        """A verdict in shapes and words; there are some dozens of different ones."""
        return cache(self._shapes.verdict)

    @cached_property
    def _shapes(self) -> Any:
        template = self._templates.get_template("_glance.html")
        return template.make_module({"ranks": self.ranks})

    @cached_property
    def participations(self) -> Mapping[str, Mapping[str, list[str]]]:
        """For each actor its cases, with the roles it had in them."""
        found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for row in self.repository.sparql(_PARTICIPATIONS):
            found[_slug(row["actor"])][_slug(row["case"])].append(_slug(row["role"]))
        return found

    def actors(self, *, imported: bool) -> tuple[ActorRow, ...]:
        """The actors with their cases: those of curated cases, or all."""
        return self._every_actor if imported else self._curated_actors

    @cached_property
    def _every_actor(self) -> tuple[ActorRow, ...]:
        known, cases = self.repository.actors.values(), set(self.repository.case_ids)
        return actor_rows(known, self.participations, cases, self.vocabulary)

    @cached_property
    def _curated_actors(self) -> tuple[ActorRow, ...]:
        known, cases = self.repository.curated_actors.values(), set(self.repository.curated_ids)
        return actor_rows(known, self.participations, cases, self.vocabulary)

    @cached_property
    def places(self) -> Mapping[str, Sequence[Where]]:
        """The places of every case, by its id."""
        return case_places(self.repository)

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """Every outcome that a curated case tells of."""
        return observations(self.repository)

    @cached_property
    def terms(self) -> Terms:
        """The names of all concepts, in all languages."""
        return terms(self.repository)

    def answer(self, query: str, run: Callable[[str], Answer]) -> Answer:
        """What a query gives when it is run; the last ones are kept, for those who turn pages."""
        answer = self._answers.get(query)
        if answer is None:
            answer = self._answers[query] = run(query)
        if len(self._answers) > _KEPT_ANSWERS:
            self._answers.pop(next(iter(self._answers)), None)
        return answer

    @cached_property
    def _answers(self) -> dict[str, Answer]:
        return {}

    def every_hit(self, query: SearchQuery) -> Iterator[Hit]:
        """All hits of a query, whatever its page; InputError where there are too many."""
        total = self.repository.find(replace(query, limit=1, offset=0)).total
        if total > MOST_ROWS:
            many = f"{total:,} cases match; at most {MOST_ROWS:,} are given in one file."
            raise InputError(f"{many} Narrow the list down with facets or years.")
        return self._pages_of(query)

    def _pages_of(self, query: SearchQuery) -> Iterator[Hit]:
        offset: int | None = 0
        while offset is not None:
            found = self.repository.find(replace(query, limit=MOST_HITS, offset=offset))
            yield from found.hits
            offset = found.next_offset

    def page(self, template: str, status: int = 200, **context: Any) -> HTMLResponse:
        """A page made from a template."""
        return HTMLResponse(self._templates.get_template(template).render(context), status)

    @cached_property
    def _templates(self) -> Environment:
        made = Environment(
            loader=PackageLoader("casegraph_api"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_closed,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        words = Labels(self.vocabulary)
        made.filters |= {
            "concept": words.concept,
            "phrase": words.phrase,
            "country": words.country,
            "number": labels.number,
        }
        made.tests["web_address"] = is_web_address
        made.globals |= {
            "address": address,
            "asked_address": asked_address,
            "assets": assets(),
            "here": here,
            "is_asked_plainly": is_asked_plainly,
            "claim_name": labels.claim_name,
            "labels": words,
            "licence": LICENCE,
            "local_address": local_address,
            "source_address": source_address,
            "span": labels.span,
            "years": labels.years,
        }
        return made


def _closed(value: Any) -> Any:
    """What a page prints: no text turns round what stands after it."""
    if not isinstance(value, str) or value.isascii():
        return value
    if isinstance(value, Markup):
        return Markup(balanced(value))  # noqa: S704  # made by a template, so escaped already
    return balanced(value)


def _slug(iri: str) -> str:
    return iri.rpartition("/")[2]


async def _site(request: Request) -> Site:
    site: Site = request.app.state.site
    return site


OpenSite = Annotated[Site, Depends(_site)]
