"""Assortativity: whether like is tied to like."""

from casegraph.errors import QueryError
from casegraph.network.graph import nx
from casegraph.network.measures.base import Measure, Values
from casegraph.network.measures.costs import LINEAR
from casegraph.network.measures.references import NEWMAN_2003
from casegraph.network.measures.subject import Subject
from casegraph.network.parameters import Parameter

__all__ = ["MEASURES"]

_ATTRIBUTE = Parameter("attribute", "Attribute of the nodes", "sector")


def _by_attribute(subject: Subject, values: Values) -> float:
    name = str(values["attribute"])
    known = {node: str(value) for node, value in subject.attribute(name).items()}
    graph = subject.graph.subgraph(known).copy()
    graph.remove_nodes_from([node for node, degree in dict(graph.degree).items() if not degree])
    if len({known[node] for node in graph}) == 1:
        message = "The measure 'attribute-assortativity' is not defined for this network"
        raise QueryError(f"{message}: all nodes with ties have the same {name}.")
    nx.set_node_attributes(graph, known, name)
    return float(nx.attribute_assortativity_coefficient(graph, name))


def _by_degree(subject: Subject, values: Values) -> float:  # noqa: ARG001
    graph = subject.graph
    outs = dict(graph.out_degree if subject.directed else graph.degree)
    ins = dict(graph.in_degree if subject.directed else graph.degree)
    if (
        len({outs[one] for one, _ in graph.edges}) == 1
        or len({ins[to] for _, to in graph.edges}) == 1
    ):
        message = "The measure 'degree-assortativity' is not defined for this network"
        raise QueryError(f"{message}: at one end of all ties the nodes have the same degree.")
    return float(nx.degree_assortativity_coefficient(graph))


MEASURES = (
    Measure(
        id="attribute-assortativity",
        label="Assortativity by an attribute",
        description=(
            "1 where ties only join nodes with the same value, 0 as by chance, below 0 where they "
            "join different ones. Each text is one value; nodes without it are left aside."
        ),
        of="network",
        type="double",
        reference=NEWMAN_2003,
        function=_by_attribute,
        cost=LINEAR,
        needs=("ties", "attribute"),
        parameters=(_ATTRIBUTE,),
    ),
    Measure(
        id="degree-assortativity",
        label="Assortativity by degree",
        description=(
            "Correlation of the degrees at the two ends of a tie; where ties have a direction, of "
            "the out-degree where it starts with the in-degree where it ends."
        ),
        of="network",
        type="double",
        reference=NEWMAN_2003,
        function=_by_degree,
        cost=LINEAR,
        needs=("ties",),
    ),
)
