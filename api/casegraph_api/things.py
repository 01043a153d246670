"""Things: each kind of thing with an address of its own; routes, docs and sitemap read this."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from fastapi.responses import Response
from pydantic import BaseModel

from casegraph.errors import NotFoundError
from casegraph.formats import DOCUMENTS, ResultFormat, formats_of
from casegraph.markdown import case_markdown
from casegraph.store.iris import VERSION
from casegraph_api import schemas
from casegraph_api import thing_records as told
from casegraph_api.forms import Forms
from casegraph_api.links import address
from casegraph_api.pages import case, concept, ontology, questions, things, vocabulary
from casegraph_api.records import case_record
from casegraph_api.site import Site

__all__ = ["THINGS", "VIEWS", "Thing", "is_thing_path"]

VIEWS: Mapping[str, str] = {
    "q": "Words to be searched for in its page.",
    "view": "How its page lists what there is: `tree` or `alphabetical`.",
}
"""The parameters by which a page is looked at in other ways; other forms are the same in all."""


@dataclass(frozen=True)
class Thing:
    """A kind of thing: its address, and how it is found and told.

    `kind` says how far its description in RDF goes (`casegraph.store.describe`). `known` gives the
    names of all there are, as they stand in the address behind `path` up to its first brace.
    `texts` are forms that only it has, by name. `browse` is its page in other views, which the
    address asks for (`VIEWS`).
    """

    kind: str
    path: str
    about: str
    example: str
    schema: type[BaseModel]
    known: Callable[[Site], Collection[str]]
    page: Callable[[Site, str, Forms], Response]
    record: Callable[[Site, str], dict[str, Any]]
    texts: Mapping[str, Callable[[Site, str], str]] = field(default_factory=dict)
    browse: Callable[[Site, str, Forms, Mapping[str, str]], Response] | None = None
    first: str = "html"
    described_by: str = ""

    @cached_property
    def forms(self) -> Mapping[str, ResultFormat]:
        """All forms in which it can be had, by name; the first where a request has no wish."""
        told = {"html", "json", *self.texts}
        documents = [form for form in DOCUMENTS.values() if form.name in told]
        every = [*documents, *formats_of("graph")]
        every.sort(key=lambda form: form.name != self.first)
        return {form.name: form for form in every}

    @cached_property
    def offers(self) -> Mapping[str, ResultFormat]:
        """The form behind each media type; that which a type belongs to goes before others."""
        forms = self.forms.values()
        also = {other: form for form in reversed(list(forms)) for other in form.also}
        own = {form.media_type: form for form in forms}
        return own | {other: form for other, form in also.items() if other not in own}

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The paths of its routes: a thing without a name needs one of its own for endings."""
        return (self.path,) if "{" in self.path else (self.path, f"{self.path}.{{format}}")

    def parts(self, name: str) -> tuple[str, ...]:
        """The parts of the path of one of them."""
        head = self.path.partition("/{")[0]
        return (*head.strip("/").split("/"), *filter(None, name.split("/")))

    def address(self, name: str, form: str = "", *, labels: bool = False) -> str:
        """The address of one of them on this server, in one form or as negotiated."""
        *first, last = self.parts(name)
        ending = f".{form}" if form else ""
        return address(*first, f"{last}{ending}", query=[("labels", "1")] if labels else ())

    def found(self, site: Site, asked: str) -> tuple[str, str]:
        """The name of one of them and the form behind it, if any: `x-road.ttl` is of `x-road`.

        A name may hold a dot itself, so it is looked for whole first. NotFoundError if there is
        none of that name, or none in that form.
        """
        known = self.known(site)
        if asked in known:
            return asked, ""
        name, _, ending = asked.rpartition(".")
        if name not in known or name == asked:
            raise NotFoundError(self.kind, asked, tuple(known))
        if ending not in self.forms:
            raise NotFoundError(self.kind, asked, [f"{name}.{form}" for form in self.forms])
        return name, ending


def is_thing_path(path: str) -> bool:
    """Whether a path is that of a thing or of a form of one, by its first part."""
    return path[1:].partition("/")[0].partition(".")[0] in _HEADS


def _case_yaml(site: Site, name: str) -> str:
    from casegraph.files.write import case_yaml

    return case_yaml(site.repository.case(name))


def _case_markdown(site: Site, name: str) -> str:
    return case_markdown(site.repository.case(name), site.repository)


def _concepts(site: Site) -> Collection[str]:
    schemes = site.vocabulary.schemes
    return [f"{scheme.id}/{slug}" for scheme in schemes for slug in scheme.by_slug]


THINGS = (
    Thing(
        kind="case",
        path="/case/{id}",
        about="One case with all its claims and sources; in RDF its record.",
        example="/case/heading-home-hennepin.ttl",
        schema=schemas.CaseDetail,
        known=lambda site: site.repository.case_ids,
        page=case.case,
        record=lambda site, name: case_record(site, site.repository.case(name)),
        texts={"yaml": _case_yaml, "md": _case_markdown},
        described_by="/record/{id}",
    ),
    Thing(
        kind="record",
        path="/record/{id}",
        about="The record of a case: the graph of that name, and what it says of itself.",
        example="/record/heading-home-hennepin.trig",
        schema=schemas.RecordDetail,
        known=lambda site: site.repository.case_ids,
        page=things.record,
        record=told.record_detail,
        first="trig",
    ),
    Thing(
        kind="actor",
        path="/actor/{id}",
        about="One actor; in RDF with the claims that name it.",
        example="/actor/hennepin-county.ttl?labels=1",
        schema=schemas.ActorDetail,
        known=lambda site: site.repository.actors,
        page=things.actor,
        record=told.actor_detail,
    ),
    Thing(
        kind="source",
        path="/source/{slug}",
        about="One source; in RDF with the claims that rest on it.",
        example="/source/20693f21466cd1b2.jsonld",
        schema=schemas.SourceDetail,
        known=lambda site: site.repository.names_of("Source"),
        page=things.source,
        record=told.source_detail,
    ),
    Thing(
        kind="place",
        path="/place/{slug}",
        about="One place; in RDF with the cases that happened there.",
        example="/place/london-united-kingdom.ttl",
        schema=schemas.PlaceDetail,
        known=lambda site: site.repository.names_of("Place"),
        page=things.place,
        record=told.place_detail,
    ),
    Thing(
        kind="indicator",
        path="/indicator/{slug}",
        about="One indicator; in RDF with the outcomes that it measures.",
        example="/indicator/people-homeless-on-one-night.ttl",
        schema=schemas.IndicatorDetail,
        known=lambda site: site.repository.names_of("Indicator"),
        page=things.indicator,
        record=told.indicator_detail,
    ),
    Thing(
        kind="vocabulary",
        path="/vocab",
        about="All concept schemes, without their concepts.",
        example="/vocab.ttl",
        schema=schemas.SchemeList,
        known=lambda _: ("",),
        page=vocabulary.schemes,
        browse=vocabulary.browse_schemes,
        record=told.schemes_list,
    ),
    Thing(
        kind="scheme",
        path="/vocab/{scheme}",
        about="One concept scheme with all its concepts.",
        example="/vocab/barrier.ttl",
        schema=schemas.SchemeDetail,
        known=lambda site: site.vocabulary.by_id,
        page=vocabulary.scheme,
        browse=vocabulary.browse_scheme,
        record=told.scheme_detail,
    ),
    Thing(
        kind="concept",
        path="/vocab/{scheme}/{slug}",
        about="One concept.",
        example="/vocab/barrier/silos.ttl",
        schema=schemas.ConceptDetail,
        known=_concepts,
        page=concept.concept,
        record=told.concept_detail,
    ),
    Thing(
        kind="question",
        path="/question/{id}",
        about="One ready-made question; in RDF with its query, which holds an example.",
        example="/question/barrier-responses.ttl",
        schema=schemas.QuestionOut,
        known=lambda site: site.repository.questions,
        page=questions.question,
        record=told.question_detail,
    ),
    Thing(
        kind="ontology",
        path="/ns",
        about="The ontology: its classes and properties.",
        example="/ns.ttl",
        schema=schemas.OntologyDetail,
        known=lambda _: ("",),
        page=ontology.ontology,
        record=told.ontology_detail,
    ),
    Thing(
        kind="ontology",
        path="/ns/{version}",
        about="The ontology in the version of that number, if it is the one in use.",
        example="/ns/1.0.0.ttl",
        schema=schemas.OntologyDetail,
        known=lambda _: (VERSION.rpartition("/")[2],),
        page=ontology.ontology,
        record=told.ontology_detail,
    ),
)
"""In the order in which the docs list them."""

_HEADS = frozenset(thing.parts("")[0] for thing in THINGS)
