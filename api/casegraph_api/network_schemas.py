"""Schemas: networks as they go over the wire."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

__all__ = ["CytoscapeOut", "NetworkOut", "NetworkRegister"]


class ParameterOut(BaseModel):
    """A filter or parameter: what it takes and what it is by default."""

    name: str
    label: str
    type: Literal["boolean", "integer", "double", "string"]
    default: bool | int | float | str | None
    choices: list[str]
    least: float | None
    most: float | None
    several: bool
    example: str | None


class KindOut(BaseModel):
    """A kind of network: what its nodes, ties and weights mean, and where it is."""

    id: str
    label: str
    node: str
    edge: str
    weight: str
    kinds: list[str]
    directed: bool
    bipartite: bool
    parameters: list[ParameterOut]
    link: str


class MeasureOut(BaseModel):
    """A measure: of what, from which source, and what it asks of a network."""

    id: str
    label: str
    description: str
    of: Literal["node", "edge", "network"]
    type: Literal["integer", "double", "string"]
    weight: Literal["unused", "strength", "distance"]
    reference: str
    needs: list[str]
    cost: str
    parameters: list[ParameterOut]


class FormatOut(BaseModel):
    """A format: what it keeps, and which programs read it."""

    id: str
    label: str
    media_type: str
    ending: str
    keeps: str
    readers: str


class NetworkRegister(BaseModel):
    """Every kind of network, filter, measure and format."""

    networks: list[KindOut]
    filters: list[ParameterOut]
    measures: list[MeasureOut]
    formats: list[FormatOut]


class NodeOut(BaseModel):
    """A node; beside its id it has flat attributes, of which any may be missing."""

    model_config = ConfigDict(extra="allow")
    id: str


class EdgeOut(BaseModel):
    """A tie between two nodes; beside them it has flat attributes."""

    model_config = ConfigDict(extra="allow")
    source: str
    target: str


class NetworkOut(BaseModel):
    """A network as node-link JSON, which networkx and d3 read."""

    directed: bool
    multigraph: bool
    graph: dict[str, Any]
    nodes: list[NodeOut]
    edges: list[EdgeOut]


class ElementOut(BaseModel):
    """A node or tie as Cytoscape has it: its attributes, and of a node its place."""

    model_config = ConfigDict(extra="allow")
    data: dict[str, Any]


class ElementsOut(BaseModel):
    """Nodes and ties apart."""

    nodes: list[ElementOut]
    edges: list[ElementOut]


class CytoscapeOut(BaseModel):
    """A network as Cytoscape JSON, with `format=cytoscape`."""

    data: dict[str, Any]
    directed: bool
    multigraph: bool
    elements: ElementsOut
