"""Attributes: what nodes and edges carry, each described once, flat and of one type.

No attribute is ever None: what is not recorded is left out. Several values are joined into one
text by `SEPARATOR`, in order and without repetition, since the formats have no lists.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

__all__ = ["ATTRIBUTES", "SEPARATOR", "Attribute", "Type", "joined", "parted"]

SEPARATOR = " | "
Type = Literal["string", "integer", "double", "boolean"]


@dataclass(frozen=True)
class Attribute:
    """One attribute: its name, its label, its type, what it says, and whether it joins several."""

    name: str
    label: str
    type: Type
    description: str
    several: bool = False


_LISTED = (
    Attribute("label", "Label", "string", "Name to show."),
    Attribute("kind", "Kind", "string", "What the node stands for: case, actor, barrier …"),
    Attribute("iri", "IRI", "string", "Address of the thing in the knowledge graph."),
    Attribute("country", "Country", "string", "Countries by ISO 3166-1 code.", several=True),
    Attribute("start", "From", "integer", "First year."),
    Attribute("end", "To", "integer", "Last year; left out while it goes on."),
    Attribute("status", "Status", "string", "What became of the case."),
    Attribute("level", "Level", "string", "Levels of government.", several=True),
    Attribute("sector", "Sector", "string", "Sector of the actor."),
    Attribute("role", "Role", "string", "Roles of the actor.", several=True),
    Attribute("cases", "Cases", "string", "Ids of the cases behind it.", several=True),
    Attribute("claims", "Claims", "string", "IRIs of the claims behind it.", several=True),
    Attribute("weight", "Weight", "double", "How much the tie counts, as its network says."),
    Attribute("x", "x", "double", "Place from left to right."),
    Attribute("y", "y", "double", "Place from bottom to top."),
)
ATTRIBUTES: Mapping[str, Attribute] = {attribute.name: attribute for attribute in _LISTED}


def joined(values: Iterable[str]) -> str:
    """Several values as one text: each once, in order of first mention."""
    return SEPARATOR.join(dict.fromkeys(values))


def parted(text: str) -> tuple[str, ...]:
    """The values that `joined` made one text of."""
    return tuple(text.split(SEPARATOR)) if text else ()
