"""The public face: a repository of cases, built and open, to read, search and query."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casegraph.analyses import Analyses
from casegraph.building import build_snapshot
from casegraph.comparison import (
    BarrierQuery,
    Encounter,
    Encounters,
    SideBySide,
    SimilarQuery,
    SimilarResult,
    check_cases,
    encountered,
    encounters_of,
    ranked,
    side_by_side,
)
from casegraph.errors import NotFoundError, SnapshotError
from casegraph.files.questions import read_questions
from casegraph.formats import ResultFormat
from casegraph.model import Actor, Case, Question, Vocabulary
from casegraph.quality import quality_row
from casegraph.resources import ontology_folder
from casegraph.search import (
    Index,
    SearchQuery,
    SearchResult,
    Suggestion,
    Suggestions,
    engine,
)
from casegraph.search.twin import fitted
from casegraph.settings import Limits, Settings
from casegraph.store.dcat import catalogue
from casegraph.store.description import description
from casegraph.store.dumps import read_dumps
from casegraph.store.export import export
from casegraph.store.glossary import Glossary
from casegraph.store.iris import BASE, case_iri
from casegraph.store.packing import Dump
from casegraph.store.query import Answer, run_query
from casegraph.store.questions import Known, ask, bound_query, choices, in_words
from casegraph.store.reader import Reader
from casegraph.store.serialise import serialise, serialise_triples
from casegraph.store.service import ServiceNotes, service_description
from casegraph.store.snapshots import Snapshots

if TYPE_CHECKING:
    from rdflib import Dataset

    from casegraph.comparison.comparison import Comparison
    from casegraph.store.remote import RemoteGraphs

__all__ = ["Repository", "open_repository"]

_CACHED_CASES = 512
_CACHED_DESCRIPTIONS = 8
_FORMS = {"turtle": "ttl", "jsonld": "jsonld"}


def open_repository(path: str | Path | None = None) -> "Repository":
    """Open a repository of cases, bringing its snapshot up to date first.

    *path* is a folder with `cases/` and `actors.yaml`, or its parent; without it the checkout's
    cases are opened, else those that came with the package. Raises DataError if files are wrong.
    """
    settings = Settings.make(os.environ, Path(path) if path is not None else None)
    return Repository(build_snapshot(settings).folder, settings)


class Repository(Analyses):
    """One snapshot, open for reading. Safe to share between threads.

    With settings that name an endpoint, all but the search index is read from there; EndpointError
    if it cannot be asked or holds other data.
    """

    def __init__(self, snapshot: Path, settings: Settings | None = None) -> None:
        self.snapshot = snapshot
        own = Reader.open(snapshot / "store")
        self.elsewhere = _connected(own, settings, self.info["statements"])
        self._reader = Reader(self.elsewhere) if self.elsewhere else own
        self._longest_query = (settings.limits if settings else Limits()).query
        self._case = lru_cache(_CACHED_CASES)(self._reader.case)
        self._names_of = cache(self._reader.names_of)
        self.void = lru_cache(_CACHED_DESCRIPTIONS)(self._void)

    @classmethod
    def current(cls, settings: Settings) -> "Repository":
        """The snapshot in use, without looking at the files; SnapshotError if there is none."""
        folder = Snapshots(settings.snapshots).current()
        if folder is None:
            raise SnapshotError("There is no snapshot yet. Make one with: casegraph build")
        return cls(folder, settings)

    @cached_property
    def info(self) -> Mapping[str, Any]:
        """What the snapshot holds: its id, its date and its counts."""
        return Snapshots(self.snapshot.parent).manifest(self.snapshot)

    def check(self) -> None:
        """EndpointError or LimitError if the graphs lie elsewhere and cannot be read now."""
        if self.elsewhere:
            self.elsewhere.check()

    @cached_property
    def case_ids(self) -> tuple[str, ...]:
        """The ids of all cases, imported ones too, in order."""
        return self._reader.case_ids()

    @cached_property
    def imported_ids(self) -> Collection[str]:
        """The ids of the cases that programs took over from other collections."""
        return self._reader.imported_ids()

    @cached_property
    def curated_ids(self) -> tuple[str, ...]:
        """The ids of the cases that curators wrote, in order."""
        return tuple(name for name in self.case_ids if name not in self.imported_ids)

    def case(self, name: str) -> Case:
        """The case of that id; NotFoundError with near ids if there is none."""
        if name not in self.case_ids:
            raise NotFoundError("case", name, self.case_ids)
        return self._case(name)

    def cases(self) -> tuple[Case, ...]:
        """All cases, imported ones too, in order of their ids."""
        return tuple(self.case(name) for name in self.case_ids)

    def strengths(self, case: str) -> Mapping[str, str]:
        """Evidence strength of each outcome of a case by the outcome's key, derived by rule."""
        return self._strengths.get(case, {})

    @cached_property
    def _strengths(self) -> Mapping[str, Mapping[str, str]]:
        return self._reader.strengths()

    @cached_property
    def quality(self) -> tuple[Mapping[str, Any], ...]:
        """The report on quality, a row a curated case; `casegraph.quality.COLUMNS` explains it."""
        derived = self._reader.derived()
        cases = map(self.case, self.curated_ids)
        return tuple(quality_row(case, derived[case.id]) for case in cases)

    @cached_property
    def glossary(self) -> Glossary:
        """What the ontology says about its terms and concepts, and how the cases use them."""
        return Glossary(self._reader.store)

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """All actors by id, those of imported cases too."""
        return self._reader.actors()

    @cached_property
    def curated_actors(self) -> Mapping[str, Actor]:
        """The actors of the registry by id."""
        return self._reader.curated_actors()

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """All concept schemes."""
        return self._reader.vocabulary()

    @cached_property
    def concept_uses(self) -> Mapping[tuple[str, str], Collection[str]]:
        """For each concept (scheme, slug) in use, the ids of the curated cases that use it."""
        found = self._reader.concept_uses().items()
        curated = {
            concept: [name for name in cases if name not in self.imported_ids]
            for concept, cases in found
        }
        return {concept: cases for concept, cases in curated.items() if cases}

    @cached_property
    def _index(self) -> Index:
        return engine(self.info["search_engine"]).open(self.snapshot / "index")

    def search(
        self, text: str = "", *, imported: bool = False, **facets: str | Sequence[str]
    ) -> SearchResult:
        """Search by words and facets: `search("rough sleeping", barrier="silos")`.

        Cases that were imported are found only with *imported*.
        """
        return self.find(SearchQuery(text=text, where=dict(facets), imported=imported))

    def find(self, query: SearchQuery) -> SearchResult:
        """Answer a search query."""
        return fitted(self._index.search(query), self._longest_query)

    def suggest(self, text: str, limit: int = 10) -> tuple[Suggestion, ...]:
        """Cases, actors, concepts and places with a name of which a word begins the text."""
        return self._suggestions.beginning(text, limit)

    @cached_property
    def _suggestions(self) -> Suggestions:
        return Suggestions.load(self.snapshot / "index")

    @cached_property
    def _comparison(self) -> "Comparison":
        from casegraph.comparison.comparison import Comparison

        return Comparison(self.snapshot / "comparison")

    def similar(
        self,
        case: Case | str | None = None,
        *,
        text: str = "",
        features: Sequence[str] = (),
        weights: Mapping[str, float] | None = None,
        contrast: bool = False,
        limit: int = 10,
        imported: bool = False,
    ) -> SimilarResult:
        """Cases comparable with a case, a situation in plain words, concepts, or a mix of them.

        `similar("gov-uk")`, `similar(text="our permits take months", features=["barrier/silos"])`.
        With *contrast*, cases as much alike that ended otherwise. *weights* go by dimension. Cases
        that were imported are given only with *imported*.
        """
        name = case.id if isinstance(case, Case) else case
        asked = SimilarQuery(name, text, features, (), weights or {}, contrast, limit, imported)
        return self.comparable(asked)

    def comparable(self, query: SimilarQuery) -> SimilarResult:
        """Answer a question for comparable cases."""
        return self._comparison.similar(query)

    def encounters(
        self,
        barriers: str | Sequence[str] = (),
        *,
        resolution: str | Sequence[str] = (),
        mechanism: str | Sequence[str] = (),
        country: str | Sequence[str] = (),
        level: str | Sequence[str] = (),
    ) -> Encounters:
        """Every encounter with barriers: responses, ends, settings and sources, the best first.

        `encounters("silos")`, `encounters(["silos", "mistrust"], resolution="unresolved")`; without
        a barrier, with any. A barrier is named by slug, label or `barrier/silos`.
        """
        filters = {"mechanism": mechanism, "country": country, "level": level}
        asked = BarrierQuery.made(self.vocabulary, barriers, resolution=resolution, **filters)
        return encountered(self.all_encounters, self.vocabulary, asked)

    @cached_property
    def all_encounters(self) -> tuple[Encounter, ...]:
        """Every barrier that any case met, ranked."""
        return ranked(met for case in self.cases() for met in encounters_of(case))

    def compare(self, cases: Sequence[Case | str]) -> SideBySide:
        """Two to six cases side by side, given by id or as they are: `compare(["gov-uk", case])`.

        QueryError for fewer, more or the same twice; NotFoundError for an id that there is not.
        """
        given = [cases] if isinstance(cases, str | Case) else list(cases)
        check_cases([case.id if isinstance(case, Case) else case for case in given])
        chosen = [case if isinstance(case, Case) else self.case(case) for case in given]
        strengths = {case.id: self.strengths(case.id) for case in chosen}
        return side_by_side(chosen, self.vocabulary, self.actors, strengths)

    def sparql(self, query: str) -> Answer:
        """Answer a SPARQL query over all graphs merged; the usual prefixes are declared."""
        return run_query(self._reader.store, query)

    def service_description(
        self, endpoint: str, form: ResultFormat, *, federates: bool = False
    ) -> bytes:
        """The description of a SPARQL service over this repository, in a format for graphs."""
        return service_description(self._service_notes, endpoint, form, federates=federates)

    @cached_property
    def _service_notes(self) -> ServiceNotes:
        return ServiceNotes(self._reader.store)

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """The competency questions by id, in the order of their numbers."""
        return read_questions(ontology_folder())

    def ask(self, question: str, /, **values: str | int) -> Answer:
        """Answer a competency question: `ask("barrier-responses", barrier="silos")`.

        NotFoundError if there is no such question, QueryError if a value is missing or wrong.
        """
        return ask(self._reader.store, self.question(question), values, self._known)

    def query_of(self, question: str, /, **values: str | int) -> str:
        """The query that `ask` answers; the same errors."""
        return bound_query(self.question(question), values, self._known)

    def question(self, name: str) -> Question:
        """The question of that id; NotFoundError with near ids if there is none."""
        if name not in self.questions:
            raise NotFoundError("question", name, tuple(self.questions))
        return self.questions[name]

    def in_words(self, question: str, /, **values: str | int) -> str:
        """A question as one would put it, with the names of what is filled in."""
        return in_words(self.question(question), values, self._known)

    def choices(self, question: str) -> Mapping[str, Mapping[str, str]]:
        """For each parameter of a question the words it takes, with the names of what they mean.

        A parameter that stands for a year takes years besides.
        """
        parameters = self.question(question).parameters
        return {name: choices(parameter, self._known) for name, parameter in parameters.items()}

    @cached_property
    def _known(self) -> Known:
        titles = self.labels(map(case_iri, self.curated_ids))
        return Known(
            self.vocabulary, {name: titles.get(case_iri(name), name) for name in self.curated_ids}
        )

    def labels(self, iris: Iterable[str]) -> Mapping[str, str]:
        """What people call the things behind IRIs of ours, for those that have a name or title."""
        return self._reader.labels(iris)

    def labels_in(self, rows: Iterable[Iterable[object]]) -> Mapping[str, str]:
        """The same for the IRIs of ours that stand in rows."""
        cells = {cell for row in rows for cell in row if isinstance(cell, str)}
        return self.labels(cell for cell in cells if cell.startswith(BASE))

    def describe(self, kind: str, iri: str, form: str, *, labels: bool = False) -> bytes:
        """What the graph says of one thing, in an RDF format such as `ttl`.

        *kind* is one of `casegraph.store.describe.DESCRIBED`. With *labels*, each IRI in the
        answer that has a name comes with it.
        """
        return serialise(self._reader.describe(kind, iri, labels=labels), form)

    def names_of(self, kind: str) -> tuple[str, ...]:
        """The names of all things of a class such as `Source`, as they end the IRIs."""
        return self._names_of(kind)

    def describing(self, iri: str) -> tuple[str, ...]:
        """The ids of the cases in whose records a thing is described, in order."""
        return self._reader.describing(iri)

    def referring(self, iri: str) -> tuple[str, ...]:
        """The IRIs of the claims, cases and records that refer to a thing, in order."""
        return self._reader.referring(iri)

    def serialise(self, case: str, form: str) -> str:
        """One record as text in an RDF format, `turtle` or `jsonld`."""
        self.case(case)
        return self.describe("case", case_iri(case), _FORMS[form]).decode()

    def export(self, form: str, to: Path) -> list[Path]:
        """Write the whole graph to a file, for csv and rocrate into a folder; gives the files."""
        return export(self._reader.store, self.cases(), form, to)

    @cached_property
    def dumps(self) -> Mapping[str, Dump]:
        """The files that hold the whole collection, by name; none where a store is elsewhere."""
        return read_dumps(self._dumps)

    def dump_file(self, name: str) -> Path:
        """Where a dump lies; NotFoundError if there is none of that name."""
        if name not in self.dumps:
            raise NotFoundError("dump", name, tuple(self.dumps))
        return self._dumps / name

    @property
    def _dumps(self) -> Path:
        return self.snapshot / "dumps"

    def _void(self, origin: str, form: str) -> bytes:
        """The dataset with its figures (VoID), for a server at that address, in an RDF format."""
        dumps = (f"{origin}/dumps/{d.name}" for d in self.dumps.values() if d.statements)
        told = description(self._reader.store, f"{origin}/sparql", dumps)
        return serialise_triples(told, form)

    def catalogue(self, origin: str, form: str) -> bytes:
        """The catalogue (DCAT) of a server at that address, in an RDF format."""
        return serialise_triples(catalogue(self._reader.store, self.dumps.values(), origin), form)

    @cached_property
    def graph(self) -> "Dataset":
        """The same data as an rdflib Dataset; its default graph is all graphs merged."""
        return self._reader.dataset()


def _connected(own: Reader, settings: Settings | None, statements: int) -> "RemoteGraphs | None":
    """The graphs at the endpoint of the settings, if they name one."""
    if settings is None or not settings.sparql_url:
        return None
    from casegraph.store.credentials import Credentials
    from casegraph.store.endpoint import Endpoint
    from casegraph.store.probing import connect

    credentials = Credentials(settings.sparql_user, settings.sparql_password)
    endpoint = Endpoint(settings.sparql_url, credentials)
    return connect(endpoint, own.store, statements, settings.limits.rows)
