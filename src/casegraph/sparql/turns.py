"""Turns: who waits for a worker, one client after the other."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Iterator
from typing import Generic, TypeVar

__all__ = ["Turns"]

T = TypeVar("T")


class Turns(Generic[T]):
    """Those who wait. Clients take turns, so that the many queries of one delay no other's."""

    def __init__(self) -> None:
        self._lines: OrderedDict[str, deque[asyncio.Future[T]]] = OrderedDict()

    def __len__(self) -> int:
        return sum(map(len, self._lines.values()))

    def __iter__(self) -> Iterator[asyncio.Future[T]]:
        return (place for line in self._lines.values() for place in line)

    def of(self, client: str) -> int:
        """How many places a client has."""
        return len(self._lines.get(client, ()))

    def join(self, client: str, place: asyncio.Future[T]) -> None:
        """Wait behind the others of the same client."""
        self._lines.setdefault(client, deque()).append(place)

    def leave(self, client: str, place: asyncio.Future[T]) -> None:
        """Wait no more."""
        line = self._lines.get(client, deque())
        if place in line:
            line.remove(place)
        if not line:
            self._lines.pop(client, None)

    def take(self) -> asyncio.Future[T] | None:
        """The place whose turn it is; its client's next one comes after all other clients."""
        while self._lines:
            client, line = self._lines.popitem(last=False)
            place = line.popleft()
            if line:
                self._lines[client] = line
            if not place.done():
                return place
        return None
