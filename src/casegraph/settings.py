"""Settings: one frozen value, made once at the edge from options and `CASEGRAPH_*` variables."""

import os
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any

from casegraph.errors import SettingError
from casegraph.resources import data_folder, ontology_folder

__all__ = ["Limits", "Setting", "Settings", "described"]

_PREFIX = "CASEGRAPH_"
_LAST_PORT = 65_535


@dataclass(frozen=True)
class Setting:
    """What is said once about a setting: its variable, its meaning and how large it may be."""

    variable: str
    meaning: str
    least: int = 0
    most: int = 2**40
    choices: tuple[str, ...] = ()

    def number(self, text: str) -> int:
        """The number that a text says; SettingError if it says none or one out of range."""
        if text.isascii() and text.isdecimal() and self.least <= int(text[:20]) <= self.most:
            return int(text)
        wanted = f"Expected a number from {self.least} to {self.most}."
        raise self._refused(text, wanted)

    def choice(self, text: str) -> str:
        """The choice that a text names; SettingError if it names none."""
        if text in self.choices:
            return text
        raise self._refused(text, f"Expected {' or '.join(self.choices)}.")

    def _refused(self, text: str, wanted: str) -> SettingError:
        return SettingError(f"{self.variable} is {text[:80]!r}. {wanted}")


def _setting(
    name: str,
    meaning: str,
    default: Any = MISSING,
    least: int = 0,
    most: int = 2**40,
    choices: tuple[str, ...] = (),
) -> Any:
    told = Setting(f"{_PREFIX}{name}", meaning, least, most, choices)
    return field(default=default, repr=name != "SPARQL_PASSWORD", metadata={"setting": told})


@dataclass(frozen=True)
class Limits:
    """How much the public SPARQL endpoint gives to anybody."""

    workers: int = _setting("WORKERS", "query processes; 0 is one for each core, two at least", 0)
    seconds: int = _setting("QUERY_SECONDS", "seconds after which a query is ended", 10, 1, 3600)
    memory: int = _setting("QUERY_MEMORY", "megabytes that a query may use", 1024, 64)
    rows: int = _setting("RESULT_ROWS", "rows or statements that an answer may have", 250_000, 1)
    size: int = _setting("RESULT_MEGABYTES", "megabytes that an answer may have", 64, 1, 2000)
    waiting: int = _setting("QUERY_QUEUE", "queries that may wait for a free process", 128)
    budget: int = _setting("CLIENT_SECONDS", "seconds of query time a client gets a minute", 60, 1)
    query: int = _setting("QUERY_LENGTH", "characters that a query may have", 100_000, 100)
    kept: int = _setting("KEPT_MEGABYTES", "megabytes of answers that are kept for next time", 32)
    in_memory: int = _setting(
        "IN_MEMORY", "statements up to which query processes hold the snapshot in memory", 1_000_000
    )

    @property
    def processes(self) -> int:
        """The number of query processes."""
        return self.workers or max(2, os.cpu_count() or 1)


@dataclass(frozen=True)
class Settings:
    """Where things lie, where the service listens, and what it gives."""

    ontology: Path
    data: Path = _setting("DATA", "folder with `cases/` and `actors.yaml`, or its parent")
    snapshots: Path = _setting("SNAPSHOTS", "folder of built snapshots")
    host: str = _setting("HOST", "address the service listens on", "127.0.0.1")
    port: int = _setting("PORT", "port the service listens on", 8000, 0, _LAST_PORT)
    public_url: str = _setting(
        "PUBLIC_URL",
        "address under which the world sees the service, if not the one it is asked",
        "",
    )
    improve_url: str = _setting(
        "IMPROVE_URL",
        "address at which the file of a case can be improved; `{id}` in it stands for the case",
        "",
    )
    service_allowed: tuple[str, ...] = _setting(
        "SERVICE_ALLOWED", "IRIs of endpoints that SERVICE may call, separated by blanks", ()
    )
    sparql_url: str = _setting(
        "SPARQL_URL", "SPARQL 1.1 endpoint to serve instead of the snapshot's own store", ""
    )
    sparql_user: str = _setting("SPARQL_USER", "name to give to that endpoint, if it asks", "")
    sparql_password: str = _setting("SPARQL_PASSWORD", "password that goes with the name", "")
    search_engine: str = _setting(
        "SEARCH_ENGINE", "full-text engine of the search", "whoosh", choices=("whoosh", "tantivy")
    )
    limits: Limits = Limits()

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
            limits=Limits(**_given(Limits, environment)),
            **{
                name: value
                for name, value in _given(cls, environment).items()
                if name not in ("data", "snapshots")
            },
        )


def described() -> tuple[tuple[Setting, Any], ...]:
    """Every setting that has a variable, with its default, or None where it is worked out."""
    return tuple(
        (told.metadata["setting"], None if told.default is MISSING else told.default)
        for owner in (Settings, Limits)
        for told in fields(owner)
        if "setting" in told.metadata
    )


def _given(owner: type[Settings] | type[Limits], environment: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a settings class that the environment sets, in their types."""
    given: dict[str, Any] = {}
    for told in fields(owner):
        setting: Setting | None = told.metadata.get("setting")
        text = environment.get(setting.variable, "").strip() if setting else ""
        if setting and text:
            given[told.name] = _value(setting, told.default, text)
    return given


def _value(setting: Setting, default: Any, text: str) -> Any:
    if isinstance(default, int):
        return setting.number(text)
    if setting.choices:
        return setting.choice(text)
    return tuple(text.split()) if isinstance(default, tuple) else text


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
    from hashlib import sha256

    from platformdirs import user_cache_path

    if os.access(data.parent, os.W_OK) and "site-packages" not in data.parts:
        return data.parent / ".casegraph"
    name = sha256(str(data.resolve()).encode()).hexdigest()[:12]
    return user_cache_path("casegraph") / name
