"""Kept answers: a snapshot never changes, so what was asked before need not be worked out again."""

from collections import OrderedDict

from casegraph.sparql.engine import Reply

__all__ = ["Kept"]

_SHARE = 32
"""No answer may take up more than this part of the room; large ones are asked for once."""


class Kept:
    """The answers given last, up to so many bytes; the one not asked for the longest goes first."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._answers: OrderedDict[str, Reply] = OrderedDict()
        self._taken = 0

    def get(self, key: str) -> Reply | None:
        """The answer kept under a key."""
        reply = self._answers.get(key)
        if reply is not None:
            self._answers.move_to_end(key)
        return reply

    def keep(self, key: str, reply: Reply) -> None:
        """Keep an answer, if it is not too large."""
        if len(reply.body) > self.size // _SHARE:
            return
        self._drop(key)
        self._answers[key] = reply
        self._taken += _room(key, reply)
        while self._taken > self.size:
            self._drop(next(iter(self._answers)))

    def _drop(self, key: str) -> None:
        reply = self._answers.pop(key, None)
        if reply is not None:
            self._taken -= _room(key, reply)


def _room(key: str, reply: Reply) -> int:
    return len(key) + len(reply.body) + 500  # what Python needs for the objects
