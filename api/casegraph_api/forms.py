"""Forms: the ways in which one thing can be had, as its page lists them."""

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Form", "Forms"]


class Form(NamedTuple):
    """One way: its name for people, its media type and its address."""

    label: str
    media_type: str
    address: str


Forms = Sequence[Form]
