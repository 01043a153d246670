"""Making: from cases to pairs of concepts with counts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product

from casegraph.errors import QueryError
from casegraph.model import Case
from casegraph.store.iris import concept_iri
from casegraph.variables.association.measures import Counts
from casegraph.variables.association.result import Association, Pair, Term
from casegraph.variables.content import Content
from casegraph.variables.dimensions import DIMENSIONS, Dimension
from casegraph.variables.expression import Expression, complaint, parse
from casegraph.variables.words import choose, label_of, meets, tested, words_of

__all__ = ["MOST_PAIRS", "associate"]

MOST_PAIRS = 20_000

Having = Mapping[str, Collection[str]]
"""For each word the ids of the cases that have it."""


def associate(
    cases: Iterable[Case], rows: str, columns: str, content: Content, least: int = 3
) -> Association:
    """Each concept of one dimension with each of another, counted by case.

    *rows* and *columns* are dimensions such as `barrier` or `outcome[direction=improved]`. A case
    has a concept if a claim, or the heading, names it or a narrower one; it counts once. Cases
    whose record tells nothing of one of the two are left out, and concepts of fewer than *least*
    cases. A concept that a claim names counts even where another claim contradicts it.
    QueryError for a dimension that there is not, or for too many pairs.
    """
    if least < 1:
        raise QueryError(f"least is {least}; give a whole number, 1 or more.")
    sides = [_Side(text, content) for text in (rows, columns)]
    given = list(cases)
    told = [{case.id: side.words(case) for case in given if side.tells(case)} for side in sides]
    counted = tuple(case.id for case in given if all(case.id in one for one in told))
    across, down = (_having(one, counted) for one in told)
    kept = [_kept(side, having, least) for side, having in zip(sides, (across, down), strict=True)]
    pairs = _pairs(sides, kept, (across, down), len(counted))
    left_out = tuple(case.id for case in given if not all(case.id in one for one in told))
    return Association(rows.strip(), columns.strip(), counted, left_out, tuple(pairs), least)


class _Side:
    """One of the two dimensions, with the conditions on its claims."""

    def __init__(self, text: str, content: Content) -> None:
        self.expression = _dimension(text)
        self.dimension: Dimension = DIMENSIONS[self.expression.kind]
        self.content = content
        self.test = tested(self.expression, self.dimension.fields, content.vocabulary)
        self._scheme = content.vocabulary.by_id.get(self.dimension.scheme)

    def tells(self, case: Case) -> bool:
        """Whether a record tells anything of the dimension."""
        return any(mention.concepts for mention in self.dimension.read(case, self.content))

    def words(self, case: Case) -> set[str]:
        """The concepts that a case has, and all that are broader."""
        mentions = self.dimension.read(case, self.content)
        named = {word for one in mentions if meets(one, self.test) for word in one.concepts}
        return named.union(*(self.above(word) for word in named))

    def above(self, word: str) -> set[str]:
        """The concepts that are broader than one."""
        if self._scheme is None or word not in self._scheme.by_slug:
            return set()
        return {concept.slug for concept in self._scheme.ancestors(word)}


def _dimension(text: str) -> Expression:
    expression = parse(text)
    choose(expression, "dimension", expression.kind, tuple(DIMENSIONS))
    if expression.word or expression.name:
        raise complaint(text, f"is a variable. Give a dimension, such as {expression.kind}.")
    return expression


def _having(told: Mapping[str, Collection[str]], counted: Sequence[str]) -> Having:
    found: dict[str, set[str]] = defaultdict(set)
    for case in counted:
        for word in told[case]:
            found[word].add(case)
    return found


def _kept(side: _Side, having: Having, least: int) -> list[Term]:
    """The concepts of enough cases, in the order of the scheme."""
    vocabulary, dimension = side.content.vocabulary, side.dimension
    return [
        Term(word, label_of(dimension, word, vocabulary), _iri(dimension, word), len(having[word]))
        for word in words_of(dimension, vocabulary)
        if len(having.get(word, ())) >= least
    ]


def _iri(dimension: Dimension, word: str) -> str:
    return concept_iri(dimension.scheme, word) if dimension.scheme else ""


def _pairs(
    sides: Sequence[_Side], kept: Sequence[list[Term]], having: Sequence[Having], cases: int
) -> list[Pair]:
    number = len(kept[0]) * len(kept[1])
    if number > MOST_PAIRS:
        most = f"at most {MOST_PAIRS:,} are counted at once"
        raise QueryError(f"There are {number:,} pairs of concepts; {most}. Raise least.")
    found = [
        _pair(row, column, (having[0][row.word], having[1][column.word]), cases)
        for row, column in _wanted(sides, kept)
    ]
    return sorted(found, key=lambda pair: -abs(pair.counts.phi or 0))


def _wanted(sides: Sequence[_Side], kept: Sequence[list[Term]]) -> Iterator[tuple[Term, Term]]:
    """All pairs; within a dimension none twice, and none of a concept with a broader one."""
    first, second = sides
    if first.dimension is not second.dimension:
        yield from product(*kept)
        return
    same = first.test == second.test
    place = {term.word: number for number, term in enumerate(kept[0])}
    for row, column in product(*kept):
        related = row.word == column.word or row.word in first.above(column.word)
        if related or column.word in first.above(row.word):
            continue
        if not same or place[row.word] < place[column.word]:
            yield row, column


def _pair(
    row: Term, column: Term, having: tuple[Collection[str], Collection[str]], cases: int
) -> Pair:
    shared = set(having[0]).intersection(having[1])
    counts = Counts(
        both=len(shared),
        row_only=row.cases - len(shared),
        column_only=column.cases - len(shared),
        neither=cases - row.cases - column.cases + len(shared),
    )
    return Pair(row, column, counts, tuple(sorted(shared)))
