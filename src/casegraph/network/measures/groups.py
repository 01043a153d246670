"""Groups of nodes: put in an order that does not depend on how they were found."""

from collections.abc import Iterable

__all__ = ["by_size", "numbered"]

Groups = tuple[tuple[int, ...], ...]


def by_size(groups: Iterable[Iterable[int]]) -> Groups:
    """Groups, the largest first; of two equally large that with the lower first node."""
    ordered = (tuple(sorted(group)) for group in groups)
    return tuple(sorted(ordered, key=lambda group: (-len(group), group)))


def numbered(groups: Groups) -> dict[int, int]:
    """By node the number of its group, from 1."""
    return {node: number for number, group in enumerate(groups, start=1) for node in group}
