"""A corpus in which every text tries to break out: markup, addresses, quotes, length."""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from casegraph.files.write import case_yaml
from casegraph.model import Actor, Case
from casegraph.resources import ontology_folder
from casegraph.settings import Settings

__all__ = ["CASES", "CONCEPT", "LINES", "TEXTS", "hostile_corpus", "line", "text"]

CASES: Final = ("heading-home-hennepin", "houston-the-way-home")
CONCEPT: Final = ("barrier", "silos")
# What is tried; the words show where on a page it came through.
_TRIES: Final = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x=\'',
    "javascript:alert(1)",
    "[link](javascript:alert(1))",
    "]]><!-- -->{{ 7*7 }}{% raw %}",
    "\u202egnp.exe\u2066\u2067\u202b",
    "\u2069\u202c\u200f",
)
_URL: Final = (
    "https://evil.example/'onclick='alert(1)//javascript:alert(1)?a=1&lt;b=%22%3Cscript%3E"
)
_LONGEST_LINE, _LONGEST_TEXT = 400, 4000
_LONG = 60  # a definition, not a name
LINES: Final = frozenset(
    {"name", "mentions", "label", "population", "curators", "title", "publisher"}
)
TEXTS: Final = frozenset({"summary", "text", "coding_note", "response", "did", "why"})


def line(start: str = "=") -> str:
    """A hostile line, as long as a line may be."""
    return f"{start} {' '.join(_TRIES)} ".ljust(_LONGEST_LINE, "x")[:_LONGEST_LINE]


def text(start: str = "=") -> str:
    """A hostile text, as long as a text may be."""
    return f"{start}\n{' '.join(_TRIES)} ".ljust(_LONGEST_TEXT, "x")[:_LONGEST_TEXT]


def hostile_corpus(cases: Mapping[str, Case], actors: Mapping[str, Actor], to: Path) -> Settings:
    """Settings for a record in which all texts are hostile: cases, actors, a concept."""
    ontology, data = to / "ontology", to / "data"
    shutil.copytree(ontology_folder(), ontology)
    _poison_concept(ontology / "schemes" / "barrier.ttl")
    (data / "cases").mkdir(parents=True)
    chosen = [_poisoned(cases[name]) for name in CASES]
    for case in chosen:
        (data / "cases" / f"{case.id}.yaml").write_text(case_yaml(case), "utf-8")
    named = {word for case in chosen for word in _words(case.model_dump(mode="json"))}
    registry = {name: _actor(actor) for name, actor in actors.items() if name in named}
    (data / "actors.yaml").write_text(json.dumps(registry), "utf-8")
    return Settings(ontology, data, to / "snapshots")


def _poisoned(case: Case) -> Case:
    tree = case.model_dump(by_alias=True, exclude_none=True)
    kept = [one for one in tree.get("relations", ()) if one.get("case") in (None, *CASES)]
    tree["relations"] = tuple(kept)
    return Case.model_validate(_replaced(tree))


def _replaced(tree: Any, name: str = "") -> Any:
    if isinstance(tree, dict):
        return {key: _replaced(value, key) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        return tuple(_replaced(item, name) for item in tree)
    if name in LINES:
        return line()
    if name in TEXTS:
        return text()
    return f"{_URL}&n={crc32(tree.encode())}" if name in ("url", "archived_url") else tree


def _words(tree: Any) -> set[str]:
    if isinstance(tree, dict):
        return set().union(*map(_words, tree.values()))
    if isinstance(tree, list):
        return set().union(*map(_words, tree))
    return {tree} if isinstance(tree, str) else set()


def _actor(actor: Actor) -> dict[str, Any]:
    told = actor.model_dump(mode="json", exclude={"id"}, exclude_none=True)
    return told | {"name": line(actor.id), "also_known_as": [line("+"), line("@")]}


def _poison_concept(scheme: Path) -> None:
    """Put hostile words into the label, the other names and the definition of a concept."""
    lines = scheme.read_text("utf-8").splitlines()
    begin = lines.index(f"{CONCEPT[0]}:{CONCEPT[1]} a skos:Concept ;")
    end = next(place for place in range(begin, len(lines)) if lines[place].endswith(" ."))
    for place in range(begin, end + 1):
        lines[place] = _poisoned_line(lines[place], place)
    scheme.write_text("\n".join(lines), "utf-8")


def _poisoned_line(written: str, number: int) -> str:
    """A line with its English label or definition replaced, each by another one."""
    said = re.search(r'"[^"]*"@en', written)
    if said is None:
        return written
    words = text() if "definition" in written or len(said[0]) > _LONG else line(f"={number}")
    return written.replace(said[0], f"{json.dumps(words)}@en")
