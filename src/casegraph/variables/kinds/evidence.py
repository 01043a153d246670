"""Evidence: how strong the best, or the weakest, evidence behind outcomes of a case is."""

from collections.abc import Callable, Iterable, Mapping

from casegraph.model import Case, OutcomeObservation, Scheme
from casegraph.store.iris import concept_iri
from casegraph.variables.cell import Cell, Code
from casegraph.variables.content import Content
from casegraph.variables.expression import Expression
from casegraph.variables.fields import fields_of
from casegraph.variables.kinds.base import Kind, Prepared
from casegraph.variables.mentions import Mention, cell_of, told_by
from casegraph.variables.words import meets, tested

__all__ = ["KIND"]

_ENDS: Mapping[str, Callable[[Iterable[int]], int]] = {"max": max, "min": min}


def _prepare(expression: Expression, content: Content) -> Prepared:
    test = tested(expression, fields_of(OutcomeObservation), content.vocabulary)
    scheme = content.vocabulary.scheme("evidence-strength")
    ranks = {one.slug: one.rank for one in scheme.concepts if one.rank is not None}
    end = _ENDS[expression.word]

    def read(case: Case) -> Cell:
        told = (told_by(case, outcome, (), content) for outcome in case.outcomes)
        ranked = [(one, rank) for one in told if meets(one, test) for rank in _rank(one, ranks)]
        if not ranked:
            return cell_of((), missing="not-recorded")
        value = end(rank for _, rank in ranked)
        return cell_of([mention for mention, rank in ranked if rank == value], value)

    which = "Best" if expression.word == "max" else "Weakest"
    about = f"{which} strength of evidence among outcomes, as a step of the Maryland scale."
    return Prepared(f"{which} evidence", about, read, _codes(scheme))


def _rank(mention: Mention, ranks: Mapping[str, int]) -> Iterable[int]:
    return (ranks[word] for word in mention.fields["strength"] if word in ranks)


def _codes(scheme: Scheme) -> tuple[Code, ...]:
    steps = sorted((one.rank, one.slug) for one in scheme.concepts if one.rank is not None)
    return tuple(
        Code(rank, scheme.by_slug[slug].label, concept_iri(scheme.id, slug)) for rank, slug in steps
    )


KIND = Kind(
    id="strength",
    label="Strength of evidence",
    syntax="strength:max[FIELD=WORD,...] or strength:min[...]",
    example="strength:max[outcome=cost-savings]",
    scale="ordinal",
    meaning="The highest, or lowest, step of the scale (0 to 5) among the outcomes that fulfil the "
    "conditions.",
    missing="not-recorded: no such outcome is rated.",
    heads=("strength",),
    words=tuple(_ENDS),
    prepare=_prepare,
)
