"""The workshop: networks made for the service, few at once, none too large, the latest kept."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from casegraph.errors import BusyError
from casegraph.network import AnyNetwork

__all__ = ["Workshop"]

_AT_WORK, _WAITING = 2, 8
_PATIENCE = 10.0
_MOST_KEPT = 200_000


class Workshop:
    """Makes networks, each of which takes a whole core, and keeps those last asked for.

    Of all that is asked meanwhile only a few wait for their turn, so that the rest of the service
    goes on. What is kept has at most `most` nodes and ties together.
    """

    def __init__(self, most: int = _MOST_KEPT, patience: float = _PATIENCE) -> None:
        self._most, self._patience = most, patience
        self._kept: OrderedDict[Hashable, tuple[AnyNetwork, int]] = OrderedDict()
        self._lock = Lock()
        self._places = BoundedSemaphore(_AT_WORK)
        self._queue = BoundedSemaphore(_AT_WORK + _WAITING)

    def network(self, key: Hashable, make: Callable[[], AnyNetwork]) -> AnyNetwork:
        """The network of that key, made when it is not at hand; BusyError."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found[0]
        with self.turn():
            made = make()
        self._keep(key, made)
        return made

    @contextmanager
    def turn(self) -> Iterator[None]:
        """A turn at the work bench; BusyError if too many wait, or it does not come in time."""
        if not self._queue.acquire(blocking=False):
            raise _busy()
        try:
            if not self._places.acquire(timeout=self._patience):
                raise _busy()
            try:
                yield
            finally:
                self._places.release()
        finally:
            self._queue.release()

    def _keep(self, key: Hashable, made: AnyNetwork) -> None:
        with self._lock:
            self._kept[key] = made, len(made) + made.number_of_edges()
            while sum(size for _, size in self._kept.values()) > self._most:
                self._kept.popitem(last=False)


def _busy() -> BusyError:
    return BusyError("Too many networks are being made. Try again in a moment.", 5)
