"""What a network is called where one is handed on, and networkx where it is used.

Neither loads networkx: it takes a fifth of a second, and whoever only lists what there is, as a
service does when it starts, shall not wait for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

__all__ = ["AnyNetwork", "nx"]

if TYPE_CHECKING:
    from casegraph.network.graphs import DirectedNetwork, Network

    AnyNetwork: TypeAlias = Network | DirectedNetwork
else:
    AnyNetwork = Any


class _Late:
    def __getattr__(self, name: str) -> Any:
        return getattr(import_module("networkx"), name)


nx: Any = _Late()
"""The module networkx, loaded when something of it is first used."""
