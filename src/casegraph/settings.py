"""Settings: one frozen value, made once at the edge from options and `CASEGRAPH_*` variables."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from casegraph.errors import SettingError
from casegraph.resources import data_folder, ontology_folder

__all__ = ["Settings"]


@dataclass(frozen=True)
class Settings:
    """Where things lie and where the service listens.

    | field | variable | meaning |
    |---|---|---|
    | `ontology` | | folder of the ontology |
    | `data` | `CASEGRAPH_DATA` | folder with `cases/` and `actors.yaml`, or its parent |
    | `snapshots` | `CASEGRAPH_SNAPSHOTS` | folder of built snapshots |
    | `host` | `CASEGRAPH_HOST` | address the service listens on |
    | `port` | `CASEGRAPH_PORT` | port the service listens on |
    """

    ontology: Path
    data: Path
    snapshots: Path
    host: str = "127.0.0.1"
    port: int = 8000

    @classmethod
    def make(
        cls, environment: Mapping[str, str], data: Path | None = None, snapshots: Path | None = None
    ) -> "Settings":
        """The settings for a data folder; what is not given comes from the environment."""
        named = data or _path(environment, "CASEGRAPH_DATA")
        folder = _data(named) if named else data_folder()
        kept = snapshots or _path(environment, "CASEGRAPH_SNAPSHOTS")
        return cls(
            ontology=ontology_folder(),
            data=folder,
            snapshots=kept or _default_snapshots(folder),
            host=environment.get("CASEGRAPH_HOST", "127.0.0.1"),
            port=_port(environment.get("CASEGRAPH_PORT", "8000")),
        )


def _path(environment: Mapping[str, str], name: str) -> Path | None:
    value = environment.get(name)
    return Path(value) if value else None


def _data(folder: Path) -> Path:
    """The folder that holds `cases/`: the one named, or `data/` inside it."""
    for place in (folder, folder / "data"):
        if (place / "cases").is_dir():
            return place
    message = f"There is no folder cases/ in {folder} or {folder / 'data'}."
    raise SettingError(f"{message} Name the folder that holds cases/ and actors.yaml.")


def _default_snapshots(data: Path) -> Path:
    """Beside the data if one may write there, else in the user's cache, apart for each folder."""
    import os
    from hashlib import sha256

    from platformdirs import user_cache_path

    if os.access(data.parent, os.W_OK) and "site-packages" not in data.parts:
        return data.parent / ".casegraph"
    name = sha256(str(data.resolve()).encode()).hexdigest()[:12]
    return user_cache_path("casegraph") / name


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= _LAST_PORT:
        raise SettingError(f"CASEGRAPH_PORT is {text!r}. Expected a number from 0 to {_LAST_PORT}.")
    return int(text)


_LAST_PORT = 65_535
