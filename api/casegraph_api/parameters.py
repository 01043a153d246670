"""Parameters: what may stand in a query, read once for the API and the pages alike."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Annotated, Any, Literal

from fastapi import Query, Request
from pydantic import BaseModel, BeforeValidator, Field

from casegraph.errors import QueryError, did_you_mean
from casegraph.search import FACETS, MOST_HITS, SearchQuery, Sort
from casegraph_api.world import MOST_ZOOM

__all__ = [
    "API",
    "IMPORTED",
    "ActorForm",
    "Actors",
    "Answering",
    "Filters",
    "Format",
    "Listing",
    "Pages",
    "Search",
    "SearchForm",
    "SearchMap",
    "blank_is_absent",
    "known_fields",
    "known_parameters",
    "pairs_of",
    "without_blanks",
]


API = "/api/v1"
IMPORTED = "Whether to include cases that were imported from other collections."


def blank_is_absent(value: object) -> object:
    """A form sends every field, the empty ones too."""
    return None if value == "" else value


def without_blanks(values: object) -> object:
    """A list without the blanks that a form sends."""
    return [value for value in values if value != ""] if isinstance(values, list) else values


def _facet(name: str) -> Any:
    text = f"{FACETS[name].label}. May be repeated: one of the values is enough."
    return Field(default=[], description=text)


Values = Annotated[list[str], BeforeValidator(without_blanks)]
Year = Annotated[
    int | None,
    BeforeValidator(blank_is_absent, json_schema_input_type=int | Literal[""] | None),
]
Format = Annotated[Literal["json", "csv"] | None, Query(description="`csv` gives the rows alone.")]


class Pages(BaseModel):
    """A page of a list."""

    limit: int = Field(20, ge=1, le=MOST_HITS, description="Rows on a page.")
    offset: int = Field(0, ge=0, description="Rows to pass over.")

    def pairs(self, **changes: Any) -> list[tuple[str, str]]:
        """Names and values as they stand in an address, with some changed; defaults left out."""
        changed = self.model_copy(update=changes)
        return list(pairs_of(changed))


class Listing(Pages):
    """A page of a list, and its format."""

    format: Literal["json", "csv"] | None = Field(
        None, description="`csv` gives all rows of the list, not only the page."
    )


ActorSort = Literal[
    "name", "-name", "cases", "-cases", "sector", "-sector", "country", "-country"
]  # fmt: skip


class Actors(Listing):
    """Words, facet values, order and page of the list of actors, and its format."""

    q: str = Field("", description="Beginnings of words of a name, all of which are needed.")
    sector: Values = Field([], description="Sector. May be repeated: one is enough.")
    role: Values = Field([], description="Role in a case. May be repeated: one is enough.")
    country: Values = Field([], description="Country. May be repeated: one is enough.")
    imported: bool = Field(
        default=False, description="Whether to include those that only imported cases name."
    )
    sort: ActorSort = Field("name", description="Order; `-cases` puts those with most cases first.")

    @property
    def where(self) -> dict[str, list[str]]:
        """The facets that were given values."""
        given = {"sector": self.sector, "role": self.role, "country": self.country}
        return {name: values for name, values in given.items() if values}


class ActorForm(Actors):
    """The list of actors as a page."""

    limit: int = Field(50, ge=1, le=MOST_HITS)
    sort: ActorSort = "-cases"


class Answering(Pages):
    """A page of the answer to a question, and its format."""

    format: Literal["json", "csv", "sparql-json"] | None = Field(
        None, description="`csv` and `sparql-json` give all rows, not only the page."
    )
    labels: bool = Field(
        default=False, description="Whether to add the names of what IRIs stand for."
    )


class Filters(Pages):
    """Facet values, years, order and page of a list of cases."""

    format: Literal["json", "csv", "geojson"] | None = Field(
        None, description="`csv` and `geojson` give all rows of the list, not only the page."
    )

    type: Values = _facet("type")
    barrier: Values = _facet("barrier")
    mechanism: Values = _facet("mechanism")
    outcome: Values = _facet("outcome")
    direction: Values = _facet("direction")
    sector: Values = _facet("sector")
    role: Values = _facet("role")
    country: Values = _facet("country")
    level: Values = _facet("level")
    policy_area: Values = _facet("policy_area")
    challenge: Values = _facet("challenge")
    status: Values = _facet("status")
    strength: Values = _facet("strength")
    start_from: Year = Field(None, description="First year in which a case may have begun.")
    start_to: Year = Field(None, description="Last year in which a case may have begun.")
    imported: bool = Field(default=False, description=IMPORTED)
    sort: Sort = Field("relevance", description="Order of the cases; without words, by title.")

    @property
    def where(self) -> dict[str, list[str]]:
        """The facets that were given values."""
        given = {name: getattr(self, name) for name in FACETS}
        return {name: values for name, values in given.items() if values}

    @property
    def text(self) -> str:
        """The words to look for."""
        return ""

    def query(self) -> SearchQuery:
        """What is asked of the repository."""
        return SearchQuery(
            text=self.text,
            where=dict(self.where),
            start_from=self.start_from,
            start_to=self.start_to,
            sort=self.sort,
            imported=self.imported,
            limit=self.limit,
            offset=self.offset,
        )


class Search(Filters):
    """Words to look for, with filters."""

    q: str = Field("", description='Words, "phrases", `field:word`, `2006..2016`, AND, OR, NOT.')
    expand: bool = Field(
        default=True, description="Whether words that name a concept find its cases as well."
    )

    @property
    def text(self) -> str:
        """The words to look for."""
        return self.q

    def query(self) -> SearchQuery:
        """What is asked of the repository."""
        return replace(super().query(), expand=self.expand)


class SearchForm(Search):
    """The search as a page: a list, or a table."""

    view: Literal["list", "table"] = "list"


class SearchMap(Search):
    """The search as a map: the place in its middle, `latitude,longitude`, and how close it is."""

    at: str = Field("", pattern=r"^(-?\d{1,2}(\.\d{1,6})?,-?\d{1,3}(\.\d{1,6})?)?$")
    zoom: float = Field(1.0, ge=1, le=MOST_ZOOM)

    @property
    def centre(self) -> tuple[float, float] | None:
        """The place in the middle of the map; None for the middle of the world."""
        lat, _, lon = self.at.partition(",")
        return (float(lat), float(lon)) if lon else None


def pairs_of(filters: BaseModel) -> Iterator[tuple[str, str]]:
    """Names and values of a form as they stand in an address; defaults are left out."""
    for name, default in _defaults(type(filters)):
        value = getattr(filters, name)
        if value != default:
            yield from ((name, _word(item)) for item in _listed(value))


@cache
def _defaults(form: type[BaseModel]) -> tuple[tuple[str, Any], ...]:
    """What each field is where nothing is said; the words first, as people read addresses."""
    names = sorted(form.model_fields, key=lambda name: name != "q")
    return tuple((name, form.model_fields[name].get_default()) for name in names)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _word(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return str(value).lower() if isinstance(value, bool) else str(value)


def known_fields(request: Request, form: type[BaseModel], what: str) -> None:
    """QueryError for a parameter of a page that its form does not have; *what* names the page."""
    known = tuple(form.model_fields)
    for name in request.query_params:
        if name not in known:
            hint = did_you_mean(name, known)
            raise QueryError(f"{what} has no field {name[:80]!r}. {hint}".rstrip())


async def known_parameters(request: Request) -> None:
    """QueryError for a parameter that the route does not have: a typing error is never ignored."""
    # A preflight asks for another request, with that one's parameters. Who names none need not wait
    # for the description of the service, which is made when it is first asked for.
    if request.method == "OPTIONS" or not request.query_params:
        return
    paths, own = request.app.openapi()["paths"], request.scope["route"].path
    methods = paths[own if own in paths else API + own]  # a router's path lacks its prefix
    operation = methods[request.method.lower()]
    known = [given["name"] for given in operation.get("parameters", ()) if given["in"] == "query"]
    for name in request.query_params:
        if name not in known:
            hint = did_you_mean(name, known) or f"Known are: {', '.join(known) or 'none'}."
            raise QueryError(f"There is no query parameter {name[:80]!r} here. {hint}")
