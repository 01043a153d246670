"""What the page of the endpoint asks for beside its answers: names, examples, the world."""

from dataclasses import asdict

from fastapi import APIRouter
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from casegraph_api.site import OpenSite
from casegraph_api.sparql.examples import example_query
from casegraph_api.sparql.words import words
from casegraph_api.world import world

router = APIRouter()


@router.get("/sparql/words.json")
def completions(site: OpenSite) -> Response:
    """Prefixes, classes, properties and concepts; revalidated by its tag."""
    return JSONResponse(words(site))


@router.get("/sparql/examples/{id}.rq")
def example(id: str, site: OpenSite) -> Response:  # noqa: A002  # as in the address
    """The query of one example."""
    return PlainTextResponse(example_query(site, id))


@router.get("/sparql/world.json")
def drawn_world() -> Response:
    """The drawing on which an answer's places are shown, and how degrees become its units."""
    return JSONResponse(asdict(world()))
