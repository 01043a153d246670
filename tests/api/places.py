"""One place of each kind of thing, its forms, and readers of what is served there."""

from typing import Any

from pyoxigraph import RdfFormat, parse

BASE = "https://w3id.org/casegraph/"
# Where each kind of thing is, and an IRI that its description has as a subject.
PLACES = {
    "/case/heading-home-hennepin": "case/heading-home-hennepin#barrier-accountability-demands",
    "/record/heading-home-hennepin": "record/heading-home-hennepin",
    "/actor/hennepin-county": "actor/hennepin-county",
    "/source/20693f21466cd1b2": "source/20693f21466cd1b2",
    "/place/london-united-kingdom": "place/london-united-kingdom",
    "/indicator/people-homeless-on-one-night": "indicator/people-homeless-on-one-night",
    "/vocab": "vocab/barrier",
    "/vocab/policy-area": "vocab/policy-area/cofog-01.5",
    "/vocab/policy-area/cofog-01.5": "vocab/policy-area/cofog-01.5",
    "/question/barrier-responses": "question/barrier-responses",
    "/ns": "ns#Case",
    "/ns/1.0.0": "ns",
}
DOCUMENTS = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}
GRAPHS = {
    "ttl": "text/turtle; charset=utf-8",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "trig": "application/trig",
    "nq": "application/n-quads",
}


def triples(answer: Any) -> set[tuple[str, str, str]]:
    form = RdfFormat.from_media_type(answer.headers["content-type"])
    assert form is not None
    quads = parse(answer.content, format=form)
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads}


def subjects(answer: Any) -> set[str]:
    return {subject[1:-1] for subject, _, _ in triples(answer)}
