"""Communities: groups with more ties within than chance would give, and how clear they are."""

from dataclasses import replace

from casegraph.network.measures.base import RESOLUTION, RUNS, SEED, WEIGHTED, Measure, Values
from casegraph.network.measures.costs import REPEATED
from casegraph.network.measures.groups import Groups, numbered
from casegraph.network.measures.leiden import best_partition, quality
from casegraph.network.measures.references import LEICHT_2008, NEWMAN_GIRVAN_2004, TRAAG_2019
from casegraph.network.measures.subject import Subject

__all__ = ["BY_WEIGHT", "MEASURES"]

BY_WEIGHT = replace(WEIGHTED, default=True)
_PARAMETERS = (RESOLUTION, BY_WEIGHT, SEED, RUNS)


def _groups(subject: Subject, values: Values) -> Groups:
    key = ("communities", *(values[parameter.name] for parameter in _PARAMETERS))
    return subject.once(key, lambda: best_partition(subject.ties(values["weighted"]), values))


def _communities(subject: Subject, values: Values) -> dict[int, int]:
    return numbered(_groups(subject, values))


def _modularity(subject: Subject, values: Values) -> float:
    return quality(subject.ties(values["weighted"]), _groups(subject, values), values)


MEASURES = (
    Measure(
        id="communities",
        label="Community",
        description="Number of its community by the Leiden method, 1 the largest.",
        of="node",
        type="integer",
        reference=TRAAG_2019,
        function=_communities,
        cost=REPEATED,
        parameters=_PARAMETERS,
        weight="strength",
        engine="igraph",
    ),
    Measure(
        id="modularity",
        label="Modularity",
        description=(
            "Share of the ties within the communities of the Leiden method, less the share that "
            "chance would give; where ties have a direction, that of Leicht and Newman."
        ),
        of="network",
        type="double",
        reference=f"{NEWMAN_GIRVAN_2004} Where directed: {LEICHT_2008}",
        function=_modularity,
        cost=REPEATED,
        needs=("ties",),
        parameters=_PARAMETERS,
        weight="strength",
        engine="igraph",
    ),
)
