"""What all values of the model share: frozen, strict, closed; and the meaning of their fields.

A coded field says which scheme its words come from, a referring field says what it points to.
Checks, RDF mapping, JSON Schema and search all read these marks from here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    StringConstraints,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

__all__ = [
    "Id",
    "InAnyScheme",
    "InScheme",
    "Iri",
    "Key",
    "Line",
    "Many",
    "Mark",
    "Member",
    "Number",
    "OneOrMany",
    "Ref",
    "Shape",
    "Single",
    "Text",
    "Url",
    "Value",
    "Year",
    "in_order",
    "members",
    "natural_order",
]


class Value(BaseModel):
    """A frozen value: no field changes, no unknown field, no silent change of type."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, populate_by_name=True, allow_inf_nan=False
    )


@dataclass(frozen=True)
class InScheme:
    """The text is the slug of a concept of this scheme."""

    scheme: str

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(core) | {"x-scheme": self.scheme}


@dataclass(frozen=True)
class InAnyScheme:
    """The text is `scheme/slug` of a concept of one of these schemes."""

    schemes: tuple[str, ...]

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(core) | {"x-schemes": list(self.schemes)}


@dataclass(frozen=True)
class Single:
    """The file may give one word where the model holds a list; what is served is a list."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        many = handler(core)
        if handler.mode == "serialization":
            return many
        return {"anyOf": [many["items"], many | {"minItems": 1}]}


@dataclass(frozen=True)
class Ref:
    """The text names another thing: an actor, a case, or a key of this case's own lists."""

    target: str


Mark = InScheme | InAnyScheme | Ref
T = TypeVar("T")


def natural_order(text: str) -> list[tuple[int, str]]:
    """A sort key under which S2 comes before S10."""
    parts = re.split(r"([0-9]+)", text)
    return [(int(part), "") if part[:1].isdigit() else (-1, part) for part in parts]


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _one_as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def _as_decimal(value: object) -> object:
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _sorted_set(values: tuple[T, ...]) -> tuple[T, ...]:
    unique = {str(getattr(value, "id", value)): value for value in values}
    return tuple(unique[key] for key in sorted(unique, key=natural_order))


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _plain(value: Decimal) -> Decimal:
    """One form for each number, so that 4.50 and 4.5 are the same value everywhere."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def in_order(first: str, low: Any, second: str, high: Any) -> None:
    """Raise ValueError unless *low* is not after *high*; either may be missing."""
    if low is not None and high is not None and low > high:
        raise ValueError(f"Correct {first} or {second}: {low} comes after {high}.")


Id = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", min_length=1, max_length=80)
]
Key = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$", max_length=80)
]
Line = Annotated[str, StringConstraints(pattern=r"^\S(.*\S)?$", max_length=400)]
Text = Annotated[str, StringConstraints(pattern=r"^\S", min_length=1, max_length=4000)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"{}|\\^`]+$", max_length=2000)]
Iri = Annotated[
    str,
    StringConstraints(
        pattern=r"^https?://[A-Za-z0-9.-]+(/[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?$", max_length=2000
    ),
]
"""An address that stands in the graph as a thing itself, so it must be a plain IRI."""
Year = Annotated[int, Field(ge=1800, le=2100)]
Number = Annotated[
    Decimal,
    BeforeValidator(_as_decimal, json_schema_input_type=float),
    Field(max_digits=28, decimal_places=12),  # as many as Decimal keeps when it calculates
    AfterValidator(_plain),
    PlainSerializer(_number, return_type=int | float, when_used="json"),
]

Many = Annotated[tuple[T, ...], BeforeValidator(_as_tuple)]
"""A list in the file; its order is kept."""

OneOrMany = Annotated[
    tuple[T, ...], BeforeValidator(_one_as_tuple), AfterValidator(_sorted_set), Single()
]
"""One word or a list of words in the file; a set without order in the model."""


Shape = Literal["one", "many", "keyed"]


@dataclass(frozen=True)
class Member:
    """What one field of a value holds, as the layers above need to know it."""

    name: str
    alias: str
    type: Any
    mark: Mark | None
    shape: Shape
    required: bool
    description: str = field(default="", compare=False)

    @cached_property
    def nested(self) -> "type[Value] | None":
        """The value class of a nested block, or None for plain text, numbers and dates."""
        return self.type if isinstance(self.type, type) and issubclass(self.type, Value) else None


@cache
def members(value: type[Value]) -> tuple[Member, ...]:
    """The fields of a value class, in their order, with their marks."""
    return tuple(
        Member(
            name,
            info.alias or name,
            *_unwrap(info.annotation, info.metadata),
            info.is_required(),
            info.description or "",
        )
        for name, info in value.model_fields.items()
    )


def _unwrap(annotation: Any, metadata: Sequence[object]) -> tuple[Any, Mark | None, Shape]:
    """Strip Annotated, Optional, tuple and dict from a type; say its mark and its shape."""
    own = next((item for item in metadata if isinstance(item, Mark)), None)
    inner, extra, shape = _peel(annotation)
    if inner is annotation:
        return annotation, own, "one"
    base, mark, nested = _unwrap(inner, extra)
    return base, own or mark, shape if shape != "one" else nested


def _peel(annotation: Any) -> tuple[Any, Sequence[object], Shape]:
    """One layer of a type off: the type below, its metadata, and how many of it there are."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return arguments[0], arguments[1:], "one"
    if origin is tuple:
        return arguments[0], (), "many"
    if origin is dict:
        return arguments[1], (), "keyed"
    if origin in (Union, UnionType):
        return next(part for part in arguments if part is not type(None)), (), "one"
    return annotation, (), "one"
