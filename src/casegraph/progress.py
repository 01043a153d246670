"""How long work tells how far it is: a function of step, done and total."""

from collections.abc import Callable

__all__ = ["Progress", "silent"]

Progress = Callable[[str, int, int], None]


def silent(step: str, done: int, total: int) -> None:
    """Report to no one."""
