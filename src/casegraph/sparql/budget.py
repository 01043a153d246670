"""Budgets: each client gets so many seconds of query time a minute, and not more at once."""

import ipaddress
import math
from collections import OrderedDict
from functools import lru_cache

from casegraph.errors import BudgetError

__all__ = ["Budgets", "client_name"]

_MINUTE = 60.0
_MOST_CLIENTS = 10_000
_NETWORK = 64
"""Bits of an IPv6 address that name a customer; the rest is anybody's to choose."""


class Budgets:
    """What clients have left, in seconds: it fills evenly, up to the share of one minute.

    Query time rather than requests is counted, as the Wikidata Query Service does: a hundred
    look-ups cost less than one bad join.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._spent: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def check(self, client: str, now: float) -> None:
        """BudgetError with the seconds to wait if a client has nothing left."""
        over = self._now_spent(client, now) - self.seconds
        if over >= 0:
            wait = max(1, math.ceil((over + 1) / self.seconds * _MINUTE))
            raise BudgetError(
                f"You have used {self.seconds:g} seconds of query time within a minute, all that "
                f"one client gets. Go on in {wait} seconds, with cheaper queries or with a dump "
                "from /dumps/.",
                retry_after=wait,
            )

    def charge(self, client: str, seconds: float, now: float) -> None:
        """Take the time of a query from a client's share."""
        self._spent[client] = (self._now_spent(client, now) + seconds, now)
        self._spent.move_to_end(client)
        if len(self._spent) > _MOST_CLIENTS:
            self._spent.popitem(last=False)

    def _now_spent(self, client: str, now: float) -> float:
        """What a client has spent and not yet regained."""
        spent, then = self._spent.get(client, (0.0, now))
        return max(0.0, spent - (now - then) * self.seconds / _MINUTE)


@lru_cache(maxsize=1024)
def client_name(address: str) -> str:
    """Whom an address stands for: itself, or the network of an IPv6 address."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(known, ipaddress.IPv6Address):
        if known.ipv4_mapped is not None:
            return str(known.ipv4_mapped)
        return str(ipaddress.ip_network((known, _NETWORK), strict=False))
    return str(known)
