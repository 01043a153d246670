"""One worked example for each measure: a drawn network, and what comes out, reckoned by hand."""

from dataclasses import dataclass, field
from typing import Any

from casegraph.network import AnyNetwork
from tests.network.measures.drawn import drawn

__all__ = ["EXAMPLES", "Example"]


@dataclass(frozen=True)
class Example:
    """What a measure gives on a network."""

    measure: str
    network: AnyNetwork
    expected: Any
    parameters: dict[str, Any] = field(default_factory=dict)


_TAILED = "a-b b-c a-c c-d"  # a triangle with a tail
_TWINS = "a-b b-c a-c d-e e-f d-f c-d"  # two triangles joined by a tie
_SECTORS = {"a": "state", "b": "state", "c": "state", "d": "firm", "e": "firm"}

_LISTED = (
    Example("degree", drawn("a-b b-c"), {"a": 1, "b": 2, "c": 1}),
    Example("in-degree", drawn("a>b c>b"), {"a": 0, "b": 2, "c": 0}),
    Example("out-degree", drawn("a>b c>b"), {"a": 1, "b": 0, "c": 1}),
    Example("strength", drawn("a-b:2 b-c:3"), {"a": 2.0, "b": 5.0, "c": 3.0}),
    Example("in-strength", drawn("a>b:2 c>b:3"), {"a": 0.0, "b": 5.0, "c": 0.0}),
    Example("out-strength", drawn("a>b:2 c>b:3"), {"a": 2.0, "b": 0.0, "c": 3.0}),
    # b lies between a and c, and a and d: two of the three pairs without b.
    Example("betweenness", drawn("a-b b-c c-d"), {"a": 0, "b": 2 / 3, "c": 2 / 3, "d": 0}),
    # d is out of reach, so all is times 2/3: a is 1 and 2 away, on average 3/2.
    Example(
        "closeness", drawn("a-b b-c", "d"), {"a": 4 / 9, "b": 2 / 3, "c": 4 / 9, "d": 0.0}
    ),
    Example(
        "eigenvector", drawn("a-b b-c", "d"), {"a": 0.5**0.5, "b": 1.0, "c": 0.5**0.5, "d": 0.0}
    ),
    # a = 0.15 / 2 + 0.85 b / 2, since from b, which has no way on, one jumps; a + b = 1.
    Example("pagerank", drawn("a>b"), {"a": 20 / 57, "b": 37 / 57}),
    Example("core", drawn(_TAILED), {"a": 2, "b": 2, "c": 2, "d": 1}),
    # c has three pairs of neighbours, of which one is tied.
    Example("clustering", drawn(_TAILED), {"a": 1.0, "b": 1.0, "c": 1 / 3, "d": 0.0}),
    Example("average-clustering", drawn(_TAILED), 7 / 12),
    # Five paths of two ties, three of them in the triangle.
    Example("transitivity", drawn(_TAILED), 3 / 5),
    # b gives half its time to each, and neither leads to the other: 1/4 + 1/4.
    Example("constraint", drawn("a-b b-c"), {"a": 1.0, "b": 0.5, "c": 1.0}),
    # c has three contacts, which have 2/3 ties to each other on average.
    Example("effective-size", drawn(_TAILED), {"a": 1.0, "b": 1.0, "c": 7 / 3, "d": 1.0}),
    Example("component", drawn("a-b c-d d-e"), {"a": 2, "b": 2, "c": 1, "d": 1, "e": 1}),
    Example("strong-component", drawn("a>b b>a b>c"), {"a": 1, "b": 1, "c": 2}),
    Example("components", drawn("a-b c-d d-e"), 2),
    Example("strong-components", drawn("a>b b>a b>c"), 2),
    Example("largest-component", drawn("a-b c-d d-e"), 3),
    Example("communities", drawn(_TWINS), {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 2}),
    # Each has 3 of 7 ties within and half of the ends of ties: 2 (3/7 - 1/4).
    Example("modularity", drawn(_TWINS), 5 / 14),
    Example(
        "communities-louvain", drawn(_TWINS), {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 2}
    ),
    # Two of the three pairs go over each tie.
    Example("edge-betweenness", drawn("a-b b-c"), {("a", "b"): 2 / 3, ("b", "c"): 2 / 3}),
    Example("nodes", drawn("a-b b-b", "c"), 3),
    Example("ties", drawn("a-b b-b", "c"), 1),
    Example("self-ties", drawn("a-b b-b", "c"), 1),
    Example("isolates", drawn("a-b c-c", "d"), 2),
    Example("average-degree", drawn("a-b b-c"), 4 / 3),
    Example("density", drawn("a-b b-c"), 2 / 3),
    Example("diameter", drawn("a-b b-c c-d x-y"), 3),
    Example("mean-distance", drawn("a-b b-c x-y"), 4 / 3),
    Example("reciprocity", drawn("a>b b>a b>c"), 2 / 3),
    # 2 - 1 twice, where a star of four has 3 - 1 three times.
    Example("degree-centralisation", drawn("a-b b-c c-d"), 1 / 3),
    # 2 - 0 twice, where a star of four has 3 - 0 three times.
    Example("betweenness-centralisation", drawn("a-b b-c c-d"), 4 / 9),
    # 3/4 - 3/6 twice, where a star of four has 1 - 3/5 three times.
    Example("closeness-centralisation", drawn("a-b b-c c-d"), 5 / 12),
    # 3/4 of the ties join like; by chance (5/8)² + (3/8)² would: (24 - 17) / (32 - 17).
    Example(
        "attribute-assortativity", drawn("a-b b-c d-e c-d", sector=_SECTORS), 7 / 15
    ),
    # Ends (1, 2) (2, 2) (2, 1) and back: covariance -1/9, variance 2/9.
    Example("degree-assortativity", drawn("a-b b-c c-d"), -1 / 2),
    Example(
        "bipartite-degree", drawn("a-1 a-2 b-2"), {"a": 1.0, "b": 0.5, "1": 0.5, "2": 1.0}
    ),
    # At the least 1 + 1 + 2 away: so a is, and b is 1 + 2 + 3 away.
    Example(
        "bipartite-closeness",
        drawn("a-1 a-2 b-2"),
        {"a": 1.0, "b": 2 / 3, "1": 2 / 3, "2": 1.0},
    ),
    Example(
        "bipartite-betweenness",
        drawn("a-1 a-2 b-2"),
        {"a": 1.0, "b": 0.0, "1": 0.0, "2": 1.0},
    ),
    # a and b share one neighbour of two.
    Example(
        "bipartite-clustering",
        drawn("a-1 a-2 b-2"),
        {"a": 0.5, "b": 0.5, "1": 0.5, "2": 0.5},
    ),
    # Six paths of three ties, four of them in the square.
    Example("robins-alexander", drawn("a-1 a-2 b-1 b-2 c-2"), 2 / 3),
    Example("bipartite-density", drawn("a-1 a-2 b-2"), 3 / 4),
    Example(
        "bipartite-communities",
        drawn("a-1 a-2 b-1 b-2 c-3 d-3"),
        {"a": 1, "b": 1, "1": 1, "2": 1, "c": 2, "d": 2, "3": 2},
    ),
    # All ties are within; by chance 4/6 · 4/6 + 2/6 · 2/6 would be.
    Example("bipartite-modularity", drawn("a-1 a-2 b-1 b-2 c-3 d-3"), 4 / 9),
)  # fmt: skip
EXAMPLES = {example.measure: example for example in _LISTED}
