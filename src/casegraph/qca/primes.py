"""Prime implicants: the shortest conjunctions that hold for rows to explain and for none to avoid.

An implicant is a mapping of conditions, by position, to values; the fewer, the more it covers.
"""

from collections.abc import Collection, Iterable, Sequence

from casegraph.errors import ResultTooLargeError
from casegraph.qca.truth_table import Configuration

__all__ = ["Implicant", "covers", "merged", "without_negatives"]

Implicant = tuple[int | None, ...]
"""For each condition its value, or None where it does not matter."""

MOST_IMPLICANTS = 50_000


def covers(implicant: Implicant, values: Sequence[int]) -> bool:
    """Whether a configuration falls under an implicant."""
    return all(one is None or one == two for one, two in zip(implicant, values, strict=True))


def merged(rows: Iterable[Configuration], levels: Sequence[int]) -> list[Implicant]:
    """The prime implicants of rows, nothing else assumed: Quine (1952), McCluskey (1956).

    With many values (Cronqvist and Berg-Schlosser 2009) a condition falls away where all its values
    are there. ResultTooLargeError if there are more than 50,000 implicants on the way.
    """
    current: set[Implicant] = set(rows)
    primes: list[Implicant] = []
    seen = 0
    while current:
        seen += len(current)
        if seen > MOST_IMPLICANTS:
            raise _too_many()
        joined, used = _joined(current, levels)
        primes += [one for one in current if one not in used]
        current = joined
    return sorted(primes, key=_order)


def _joined(
    current: Collection[Implicant], levels: Sequence[int]
) -> tuple[set[Implicant], set[Implicant]]:
    """The implicants with one condition less, and those from which they were made."""
    joined, used = set[Implicant](), set[Implicant]()
    for at, count in enumerate(levels):
        alike: dict[Implicant, list[Implicant]] = {}
        for one in current:
            if one[at] is not None:
                alike.setdefault((*one[:at], None, *one[at + 1 :]), []).append(one)
        for shorter, members in alike.items():
            if len(members) == count:
                joined.add(shorter)
                used.update(members)
    return joined, used


def without_negatives(
    rows: Sequence[Configuration], negatives: Sequence[Configuration]
) -> list[Implicant]:
    """The prime implicants of rows when all that is not negative may be assumed.

    Of a row, a set of its literals avoids a negative row if it holds a condition in which the two
    differ; so its prime implicants are the minimal transversals of these differences (Berge 1989,
    Hypergraphs, ch. 2), which never looks at the remainders. ResultTooLargeError if there are more
    than 50,000 of them on the way.
    """
    found: set[Implicant] = set()
    for row in rows:
        differing = {_difference(row, negative) for negative in negatives}
        for chosen in _transversals(differing):
            found.add(tuple(v if chosen >> at & 1 else None for at, v in enumerate(row)))
        if len(found) > MOST_IMPLICANTS:
            raise _too_many()
    return sorted(found, key=_order)


def _difference(row: Configuration, other: Configuration) -> int:
    """The conditions in which two configurations differ, as bits."""
    return sum(1 << at for at, (a, b) in enumerate(zip(row, other, strict=True)) if a != b)


def _transversals(edges: Collection[int]) -> list[int]:
    """The minimal sets of bits that meet every edge."""
    found = [0]
    for edge in sorted(_minimal(edges), key=int.bit_count):
        meeting = [one for one in found if one & edge]
        grown = {
            one | 1 << at
            for one in found
            if not one & edge
            for at in range(edge.bit_length())
            if edge >> at & 1
        }
        kept = {one for one in grown if not any(small & one == small for small in meeting)}
        found = meeting + sorted(kept)
        if len(found) > MOST_IMPLICANTS // 10:
            raise _too_many()
    return found


def _minimal(sets: Collection[int]) -> list[int]:
    """The sets of bits that hold no other one."""
    kept: list[int] = []
    for one in sorted(sets, key=int.bit_count):
        if not any(small & one == small for small in kept):
            kept.append(one)
    return kept


def _order(implicant: Implicant) -> tuple[int, tuple[tuple[int, int], ...]]:
    literals = tuple((at, -value) for at, value in enumerate(implicant) if value is not None)
    return len(literals), literals


def _too_many() -> ResultTooLargeError:
    return ResultTooLargeError(
        f"There are more than {MOST_IMPLICANTS:,} implicants to try. Take fewer conditions, or "
        "raise the cut-offs."
    )
