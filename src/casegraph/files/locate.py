"""Where in the files a thing of the graph is written down."""

from functools import lru_cache
from pathlib import Path

from casegraph.files.names import shown
from casegraph.files.yaml import Document, read_document
from casegraph.model import KINDS

__all__ = ["Locator"]

Place = tuple[Path, int, int]


class Locator:
    """Finds file, line and column of cases, claims, actors and indicators by their IRI."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._read = lru_cache(_read)  # many things stand in one file

    def place(self, iri: str) -> Place:
        """The place of a thing; line 1 of its file, or of its IRI, where it cannot be told."""
        *_, kind, name = iri.split("/")
        match kind:
            case "actor":
                return self._key(self._data / "actors.yaml", (name,))
            case "indicator":
                holder = next((f for f in self._cases() if _defines(f, name)), None)
                return self._key(holder, ("indicators", name)) if holder else (Path(iri), 1, 1)
            case _:
                return self._claim(name) or (Path(iri), 1, 1)

    def _claim(self, name: str) -> Place | None:
        """`<case>#<kind>-<key>`, or `<case>` alone."""
        case, _, claim = name.partition("#")
        file = self._data / "cases" / f"{case}.yaml"
        if not file.is_file():
            return None
        kind, _, key = claim.partition("-")
        section = next((known.section for known in KINDS if known.kind == kind), "id")
        document = self._read(file)
        keys = _section_keys(document.data, section)
        path = (section, keys.index(key), "key") if key in keys else (section,)
        return (document.file, *document.values.get(path, (1, 1)))

    def _key(self, file: Path, path: tuple[str, ...]) -> Place:
        document = self._read(file)
        return (document.file, *document.keys.get(path, (1, 1)))

    def _cases(self) -> list[Path]:
        return sorted((self._data / "cases").glob("*.yaml"))


def _read(file: Path) -> Document:
    return read_document(file, shown(file))


def _defines(file: Path, indicator: str) -> bool:
    return f"\n  {indicator}:" in file.read_text("utf-8")


def _section_keys(data: object, section: str) -> list[str]:
    claims = data.get(section) if isinstance(data, dict) else None
    return [claim["key"] for claim in claims] if isinstance(claims, list) else []
