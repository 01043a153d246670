"""Comparing: what may be asked for comparable cases, and the answer as it goes over the wire."""

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, NoReturn

from fastapi import Request
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    create_model,
)

from casegraph.comparison import (
    DIMENSIONS,
    LONGEST_TEXT,
    MOST_FEATURES,
    MOST_SIMILAR,
    MOST_WEIGHT,
    SimilarCase,
    SimilarQuery,
    SimilarResult,
    weights_of,
)
from casegraph.comparison.answer import ClaimBehind, Contrast, Difference, Reason, SharedConcept
from casegraph.errors import MediaTypeError, QueryError, did_you_mean
from casegraph_api.links import claim_iri, concept_iri, source_iri
from casegraph_api.negotiation import JSON
from casegraph_api.parameters import IMPORTED, blank_is_absent, pairs_of, without_blanks
from casegraph_api.records import SUMMARY, summary_record
from casegraph_api.site import Site
from casegraph_api.sparql.protocol import read_body

__all__ = [
    "BODY",
    "MOST_IN_ADDRESS",
    "ROW",
    "Asking",
    "Comparing",
    "Situation",
    "query_in_body",
    "row",
    "similar_record",
]

_LARGEST_BODY = 20_000
MOST_IN_ADDRESS = 2_500
_TEXT = "A situation in plain words; longer ones, up to 10,000 characters, by POST."
_NAMES = ", ".join(f"`{name}`" for name in DIMENSIONS)
_WEIGHTS = f"`dimension=number`, 0 to 100; may be repeated. Dimensions: {_NAMES}."
_FEATURES = "A concept as `scheme/slug`, such as `barrier/silos`. May be repeated."
_WITHOUT = "A concept that the text seems to mean and does not. May be repeated."
_CONTRAST = "Only cases as much alike that ended otherwise, each with a sentence that says how."

Words = Annotated[
    list[str], BeforeValidator(without_blanks), Field(default=[], max_length=MOST_FEATURES)
]


# As many as the longest text in an address may be understood as.
Boxes = Annotated[list[str], BeforeValidator(without_blanks), Field(default=[], max_length=1_000)]


class Comparing(BaseModel):
    """What is asked beside a case."""

    feature: Words = Field(default=[], description=_FEATURES)
    without: Words = Field(default=[], description=_WITHOUT)
    weight: Words = Field(default=[], description=_WEIGHTS)
    contrast: bool = Field(default=False, description=_CONTRAST)
    limit: int = Field(10, ge=1, le=MOST_SIMILAR, description="Most cases in the answer.")
    imported: bool = Field(default=False, description=IMPORTED)
    format: Literal["json", "csv"] | None = Field(None, description="`csv` gives rows.")

    def query(self, case: str | None = None, text: str = "") -> SimilarQuery:
        """What is asked of the repository."""
        weights = weights_of(self.weight)
        given = (case, text, self.feature, self.without, weights, self.contrast, self.limit)
        return SimilarQuery(*given, imported=self.imported)


class Situation(Comparing):
    """A situation in plain words, with what is asked beside it."""

    text: str = Field("", max_length=MOST_IN_ADDRESS, description=_TEXT)


def _weight(name: str) -> Any:
    return Field(default=None, ge=0, le=MOST_WEIGHT, description=DIMENSIONS[name].label)


class _Asking(BaseModel):
    # A box that is not ticked says nothing, so the form tells beside it what was understood.
    case: str = ""
    text: str = Field("", max_length=MOST_IN_ADDRESS)
    feature: Words
    without: Words
    understood: Boxes
    meant: Boxes
    imported: bool = False

    def settled(self) -> list[tuple[str, str]] | None:
        """The same question in an address, with what is not meant; None where that is told."""
        if not self.understood:
            return None
        by_default = {_input(name): None for name in DIMENSIONS if name not in self.weights}
        without = [value for value in self.understood if value not in self.meant]
        told = {"without": without, "understood": [], "meant": [], **by_default}
        return list(pairs_of(self.model_copy(update=told)))

    @property
    def asks(self) -> bool:
        """Whether there is anything to compare with; an empty form has only weights."""
        return bool(self.case or self.text.strip() or self.feature)

    @property
    def weights(self) -> dict[str, float]:
        """The weights that are not as by default."""
        given = {name: getattr(self, name) for name in map(_input, DIMENSIONS)}
        return {
            name: given[_input(name)]
            for name, dimension in DIMENSIONS.items()
            if given[_input(name)] not in (None, dimension.weight)
        }

    def query(self, limit: int, *, contrast: bool = False) -> SimilarQuery:
        """What is asked of the repository."""
        concepts = (self.feature, self.without, self.weights)
        given = (self.case or None, self.text, *concepts, contrast, limit)
        return SimilarQuery(*given, imported=self.imported)

    def api_pairs(self) -> list[tuple[str, str]]:
        """The same question for the JSON API, which takes a case in its path only."""
        return [
            *((name, value) for name in ("case", "text") if (value := getattr(self, name))),
            *(("feature", value) for value in self.feature),
            *(("without", value) for value in self.without),
            *(("weight", f"{name}={weight:g}") for name, weight in self.weights.items()),
            *([("imported", "true")] if self.imported else []),
        ]


def _input(dimension: str) -> str:
    """The name of the field of a form for the weight of a dimension."""
    return f"weigh_{dimension}"


Weight = Annotated[float | None, BeforeValidator(blank_is_absent)]
_FIELDS_OF_WEIGHTS: dict[str, Any] = {_input(name): (Weight, _weight(name)) for name in DIMENSIONS}
Asking: type[_Asking] = create_model(
    "Asking", __base__=_Asking, __doc__="The form of the page.", **_FIELDS_OF_WEIGHTS
)


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    case: str | None = Field(None, description="The id of a case to compare with.")
    text: str = Field("", max_length=LONGEST_TEXT, description="A situation in plain words.")
    features: list[str] = Field(
        default=[], max_length=MOST_FEATURES, description=_FEATURES.partition(" May")[0]
    )
    without: list[str] = Field(
        default=[], max_length=MOST_FEATURES, description=_WITHOUT.partition(" May")[0]
    )
    weights: dict[str, float] = Field(
        default={}, description=f"How much each dimension counts, 0 to 100: {_NAMES}."
    )
    contrast: bool = Field(default=False, description=_CONTRAST)
    limit: int = Field(10, ge=1, le=MOST_SIMILAR, description="Most cases in the answer.")
    imported: bool = Field(default=False, description=IMPORTED)


_FIELDS = tuple(_Body.model_fields)
BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": f"At most {_LARGEST_BODY:,} bytes. One of case, text and features.",
        "content": {JSON: {"schema": _Body.model_json_schema()}},
    }
}


async def query_in_body(request: Request) -> SimilarQuery:
    """The question in the body of a request; QueryError says what is wrong with it."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != JSON:
        raise MediaTypeError(f"Content-Type is {media_type[:80]!r}. Expected {JSON}.")
    body = await read_body(request.receive, request.headers, _LARGEST_BODY)
    try:
        given = _Body.model_validate(json.loads(body, parse_constant=_no_number))
    except ValidationError as error:
        raise QueryError(" ".join(map(_sentence, error.errors()))) from error
    except (ValueError, RecursionError) as error:
        raise QueryError(f"The body is not JSON: {error}.") from error
    return SimilarQuery(**given.model_dump())


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is not a number")


def _sentence(fault: Mapping[str, Any]) -> str:
    name = ".".join(str(part) for part in fault["loc"])[:80] or "The body"
    if fault["type"] == "extra_forbidden":
        hint = did_you_mean(name, _FIELDS) or f"Known are: {', '.join(_FIELDS)}."
        return f"There is no field {name!r} in the body. {hint}"
    if fault["type"] == "model_type":
        return (
            f"The body is not an object with fields such as text. Known are: {', '.join(_FIELDS)}."
        )
    return f"{name} is {str(fault.get('input'))[:80]!r}: {fault['msg']}."


def similar_record(site: Site, found: SimilarResult) -> dict[str, Any]:
    """Comparable cases with everything that is said about them."""
    understood = [
        _concept(one) | {"phrase": one.phrase, "strength": one.strength} for one in found.understood
    ]
    hits = [_hit(site, hit) for hit in found.hits]
    return {"understood": understood, "hits": hits, "weights": dict(found.weights)}


def _hit(site: Site, hit: SimilarCase) -> dict[str, Any]:
    return summary_record(site.summaries[hit.id]) | {
        "score": hit.score,
        "reasons": [_reason(reason) for reason in hit.reasons],
        "differences": [_difference(difference) for difference in hit.differences],
        "coverage": vars(hit.coverage),
        "contrast": _contrast(hit.contrast),
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return vars(reason) | {
        "shared": [_shared(one) for one in reason.shared],
        "claims": [_claim(claim) for claim in reason.claims],
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return vars(difference) | {
        name: [_shared(one) for one in getattr(difference, name)]
        for name in ("only_there", "only_here")
    }


def _contrast(contrast: Contrast | None) -> dict[str, Any] | None:
    if contrast is None:
        return None
    sides = {name: [_claim(claim) for claim in getattr(contrast, name)] for name in _SIDES}
    return {"sentence": contrast.sentence} | sides


_SIDES = ("here", "there")


def _shared(one: SharedConcept) -> dict[str, Any]:
    return _concept(one) | {"share": one.share}


def _concept(one: Any) -> dict[str, Any]:
    """A concept; countries and sizes stand in no scheme and have no IRI."""
    coded = one.scheme not in ("country", "size")
    iri = concept_iri(one.scheme, one.slug) if coded else None
    return {"scheme": one.scheme, "slug": one.slug, "iri": iri, "label": one.label}


def _claim(claim: ClaimBehind) -> dict[str, Any]:
    return {
        "iri": claim_iri(claim.case, claim.kind, claim.key),
        "kind": claim.kind,
        "key": claim.key,
        "text": claim.text,
        "sources": [
            {"key": key, "iri": source_iri(url), "url": url} for key, url in claim.sources.items()
        ],
    }


ROW = (*SUMMARY, "score", "reasons", "shared", "contrast", "known")


def row(site: Site, hit: SimilarCase) -> dict[str, Any]:
    """A comparable case in one row."""
    return summary_record(site.summaries[hit.id]) | {
        "score": hit.score,
        "reasons": [f"{reason.dimension} {reason.share:.2f}" for reason in hit.reasons],
        "shared": list(_labels(hit)),
        "contrast": hit.contrast.sentence if hit.contrast else "",
        "known": hit.coverage.share,
    }


def _labels(hit: SimilarCase) -> Iterator[str]:
    for reason in hit.reasons:
        yield from (one.label for one in reason.shared)
