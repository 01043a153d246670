"""Attributes: what nodes and edges carry, each described once, flat and of one type.

No attribute is ever None: what is not recorded is left out. Several values are joined into one
text by `SEPARATOR`, in order and without repetition, since the formats have no lists.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

__all__ = [
    "ATTRIBUTES",
    "SEPARATOR",
    "Attribute",
    "Gathered",
    "Type",
    "counter",
    "joined",
    "parted",
]

SEPARATOR = " | "
Type = Literal["string", "integer", "double", "boolean"]
Gathered = Literal["first", "join", "sum", "most"]


@dataclass(frozen=True)
class Attribute:
    """One attribute: its name, its label, its type, what it says, and whether it joins several.

    `gathered` is what becomes of it where a thing is met again: the first value stays, texts are
    joined, numbers add up, or the largest stays.
    """

    name: str
    label: str
    type: Type
    description: str
    several: bool = False
    counts: bool = False
    largest: bool = False

    @property
    def gathered(self) -> Gathered:
        """How the values of several mentions become one."""
        if self.several:
            return "join"
        if self.counts:
            return "sum"
        return "most" if self.largest else "first"


_LISTED = (
    Attribute("label", "Label", "string", "Name to show."),
    Attribute("kind", "Kind", "string", "What the node stands for: case, actor, barrier …"),
    Attribute("iri", "IRI", "string", "Address of the thing in the knowledge graph."),
    Attribute("scheme", "Scheme", "string", "Concept scheme that the concept belongs to."),
    Attribute("definition", "Definition", "string", "What the concept means, cut where long."),
    Attribute("grouping", "Grouping", "boolean", "Whether the concept only groups others."),
    Attribute("country", "Country", "string", "Countries by ISO 3166-1 code.", several=True),
    Attribute("start", "From", "integer", "First year."),
    Attribute("end", "To", "integer", "Last year; left out while it goes on."),
    Attribute("status", "Status", "string", "What became of the case."),
    Attribute("level", "Level", "string", "Levels of government.", several=True),
    Attribute("policy_area", "Policy area", "string", "Policy areas (COFOG).", several=True),
    Attribute("challenge", "Challenge", "string", "Challenges the case takes on.", several=True),
    Attribute("type", "Type", "string", "Types of innovation.", several=True),
    Attribute("imported", "Imported", "boolean", "Whether a program took the record over."),
    Attribute("sector", "Sector", "string", "Sector of the actor."),
    Attribute("actor_kind", "Sort of actor", "string", "Organisation, group or person."),
    Attribute("actor_type", "Type of actor", "string", "Types of the actor.", several=True),
    Attribute("role", "Role", "string", "Roles of the actor, or of both.", several=True),
    Attribute("publisher", "Publisher", "string", "Who published the source."),
    Attribute("source_kind", "Kind of source", "string", "Press, evaluation report …"),
    Attribute("standing", "Standing", "string", "Why the source is fragile."),
    Attribute("url", "Address", "string", "Web address of the source."),
    Attribute("cases", "Cases", "string", "Ids of the cases behind it.", several=True),
    Attribute("case_count", "Number of cases", "integer", "Number of cases behind it."),
    Attribute("claims", "Claims", "string", "IRIs of the claims behind it.", several=True),
    Attribute("uses", "Uses", "integer", "How often claims and cases are coded so.", counts=True),
    Attribute("relation", "Relation", "string", "Relations between the cases.", several=True),
    Attribute("tie", "Tie", "string", "What ties the two, in words.", several=True),
    Attribute("reasons", "Reasons", "string", "What the two share, the weightiest first.",
              several=True),
    Attribute("shared", "Shared", "integer", "Number of concepts or actors they share."),
    Attribute("resolved", "Resolved", "integer", "Encounters that were resolved.", counts=True),
    Attribute("partly_resolved", "Partly resolved", "integer",
              "Encounters that were partly resolved.", counts=True),
    Attribute("unresolved", "Unresolved", "integer", "Encounters left unresolved.", counts=True),
    Attribute("resolution_unknown", "End not reported", "integer",
              "Encounters whose end no source reports.", counts=True),
    Attribute("direction", "Direction", "string", "Directions of the outcomes.", several=True),
    Attribute("improved", "Improved", "integer", "Outcomes that improved.", counts=True),
    Attribute("worsened", "Worsened", "integer", "Outcomes that worsened.", counts=True),
    Attribute("unchanged", "Unchanged", "integer", "Outcomes without change.", counts=True),
    Attribute("mixed", "Mixed", "integer", "Outcomes that were mixed.", counts=True),
    Attribute("attributed", "Attributed", "integer",
              "Outcomes that a source attributes to the mechanism.", counts=True),
    Attribute("strength_rank", "Best evidence", "integer",
              "Strongest evidence, 0 (not scored) to 5 (Maryland scale).", largest=True),
    Attribute("weight", "Weight", "double", "How much the tie counts, as its network says."),
    Attribute("significance", "Significance", "double",
              "How likely the tie is by chance (disparity filter); the less, the more it says."),
    Attribute("distance", "Distance", "integer", "Steps from the node in the middle."),
    Attribute("x", "x", "double", "Place from left to right."),
    Attribute("y", "y", "double", "Place from bottom to top."),
)  # fmt: skip
ATTRIBUTES: Mapping[str, Attribute] = {attribute.name: attribute for attribute in _LISTED}


def joined(values: Iterable[str]) -> str:
    """Several values as one text: each once, in order of first mention."""
    return SEPARATOR.join(dict.fromkeys(values))


def parted(text: str) -> tuple[str, ...]:
    """The values that `joined` made one text of."""
    return tuple(text.split(SEPARATOR)) if text else ()


def counter(slug: str) -> dict[str, int]:
    """One more for the attribute that counts a concept, such as `improved`; nothing if none does.

    An ontology of one's own may know directions or ends that have no attribute.
    """
    name = slug.replace("-", "_")
    return {name: 1} if name in ATTRIBUTES and ATTRIBUTES[name].counts else {}
