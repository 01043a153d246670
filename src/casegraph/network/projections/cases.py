"""Cases: which are alike, by the concepts they share or by all that is compared."""

from collections.abc import Iterator, Mapping

from casegraph.errors import QueryError
from casegraph.network.attributes import joined
from casegraph.network.coded import ABOUT, features_of
from casegraph.network.graph import AnyNetwork
from casegraph.network.parameters import Parameter, Value
from casegraph.network.projection import NetworkInput, Projection, Tie
from casegraph.network.sharing import BY_SHARED, MOST_WITHOUT_BOUND, shared_by
from casegraph.network.spans import span_of_case
from casegraph.network.things import add_case, node_of
from casegraph.store.iris import case_iri

__all__ = ["PROJECTION"]

_MOST_REASONS = 10
_SIMILARITY = "similarity"


def _build(network: AnyNetwork, given: NetworkInput, values: Mapping[str, Value]) -> None:
    years = {case.id: span_of_case(case) for case in given.cases}
    for case in given.cases:
        add_case(network, case, given)
    alike = _similar if values["by"] == _SIMILARITY else _by_concepts
    for tie, count in alike(given, values):
        span = years[tie.one].common(years[tie.other])
        reasons = {"reasons": joined(tie.reasons)} if tie.reasons else {}
        network.add_edge(
            node_of(case_iri(tie.one)),
            node_of(case_iri(tie.other)),
            weight=tie.score,
            **reasons,
            **({"shared": count} if count else {}),
            **(span.years if span else {}),
        )


def _similar(given: NetworkInput, values: Mapping[str, Value]) -> Iterator[tuple[Tie, int]]:
    if given.likeness is None:
        raise QueryError("by='similarity' needs vectors of the cases. Use by='concepts'.")
    number = int(values["neighbours"])
    if not number and len(given.cases) > MOST_WITHOUT_BOUND:
        raise QueryError(
            f"neighbours is 0, all of them, for {len(given.cases):,} cases; that is for at most "
            f"{MOST_WITHOUT_BOUND:,}. Give a number of neighbours, such as 5, or select fewer."
        )
    names = [case.id for case in given.cases]
    yield from ((tie, 0) for tie in given.likeness(names, number or len(names)))


def _by_concepts(given: NetworkInput, values: Mapping[str, Value]) -> Iterator[tuple[Tie, int]]:
    """The ties, and how many concepts each is about."""
    schemes = frozenset(ABOUT if values["scheme"] == "any" else [str(values["scheme"])])
    holdings = [features_of(case, schemes) for case in given.cases]
    names = [case.id for case in given.cases]
    label = given.vocabulary.label
    for pair in shared_by(holdings, str(values["weight"]), int(values["neighbours"])):
        reasons = tuple(label(*feature) for feature in pair.features[:_MOST_REASONS])
        tie = Tie(names[pair.one], names[pair.other], pair.score, reasons)
        yield tie, len(pair.features)


PROJECTION = Projection(
    id="cases",
    label="Cases alike",
    node="a case",
    edge="one is among the nearest neighbours of the other; the reasons say by what",
    weight="information content of the concepts they share, -ln(n / (N + 1)) for each that n of "
    "the N cases have; or their number; or shared over all information (jaccard); by "
    "similarity, the mean likeness of the two (0 to 1) as comparison has it",
    kinds=("case",),
    build=_build,
    parameters=(
        Parameter("by", "What makes cases alike", "concepts", choices=("concepts", _SIMILARITY)),
        Parameter("weight", "How shared concepts count", BY_SHARED[0], choices=BY_SHARED),
        Parameter("scheme", "Scheme of the concepts", "any", choices=("any", *ABOUT)),
        Parameter("neighbours", "Nearest of each case, 0 for all", 5, least=0, most=100),
    ),
)
