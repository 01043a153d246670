"""Assets: the files of `static/`, each under an address that changes with its content.

What `web/` was built into lies in `static/built/`; where it was not built, pages do without it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType

from casegraph_api.links import address

__all__ = ["Asset", "assets", "fingerprint"]

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True)
class Asset:
    """One static file, held in memory."""

    name: str
    media_type: str
    content: bytes
    address: str


@cache
def assets() -> Mapping[str, Asset]:
    """The static files by name."""
    folder = files(__package__).joinpath("static")
    built = folder.joinpath("built")
    found = [*folder.iterdir(), *(built.iterdir() if built.is_dir() else ())]
    listed = (item for item in found if item.is_file())
    return MappingProxyType({item.name: _asset(item.name, item.read_bytes()) for item in listed})


def _asset(name: str, content: bytes) -> Asset:
    digest = sha256(content).hexdigest()[:12]
    media_type = _TYPES[name[name.rindex(".") :]]
    return Asset(name, media_type, content, address("static", digest, name))


@cache
def fingerprint() -> str:
    """A digest of this package: what is served may change with any of its files."""
    digest = sha256()
    folders = [files(__package__)]
    while folders:
        for item in sorted(folders.pop().iterdir(), key=lambda item: item.name):
            if item.is_dir() and item.name != "__pycache__":
                folders.append(item)
            elif item.is_file():
                digest.update(item.name.encode() + b"\0" + item.read_bytes())
    return digest.hexdigest()[:12]
