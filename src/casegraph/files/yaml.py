"""One YAML 1.2 file in: bounded, without aliases and tags, with the place of every value.

ruamel.yaml parses; this module turns its events into plain data. Building from events keeps
hostile files cheap: depth is checked while reading, aliases are refused before they can multiply.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from casegraph.errors import Problem

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_PROBLEMS", "Document", "Path_", "read_document"]

MAX_BYTES = 2_000_000
MAX_DEPTH = 12
MAX_PROBLEMS = 100

Path_ = tuple[str | int, ...]
Place = tuple[int, int]


@dataclass
class Document:
    """What a file says: its data, where each key and value stands, and what is wrong."""

    file: Path
    data: Any = None
    keys: dict[Path_, Place] = field(default_factory=dict)
    values: dict[Path_, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether so much is wrong that looking further, for hints above all, is not worth it."""
        return len(self.problems) >= MAX_PROBLEMS

    def problem(self, path: Path_, message: str, remedy: str = "", *, key: bool = False) -> None:
        """Note a problem at the value (or the key) of a path, or at its nearest known parent."""
        places = self.keys if key else self.values
        while path and path not in places:
            path, places = path[:-1], self.values
        line, column = places.get(path, (1, 1))
        if len(self.problems) == MAX_PROBLEMS - 1:
            message, remedy = "More is wrong from here on.", "Mend the rest first."
        if not self.full:
            self.problems.append(Problem(self.file, line, column, _cut(message), _cut(remedy)))


def read_document(file: Path, shown: Path) -> Document:
    """Read one file; what is wrong with it as a file stands in `problems`, `data` is then None."""
    document = Document(shown)
    text = _read_text(file, document)
    if text is None:
        return document
    try:
        _Builder(document).build(YAML(typ="safe").parse(text))
    except _RefusedError as refused:
        document.data = None
        document.problems.append(Problem(shown, *refused.place, refused.message, refused.remedy))
    except MarkedYAMLError as error:
        document.data = None
        document.problems.append(_syntax_problem(shown, error))
    except YAMLError as error:
        document.data = None
        what = " ".join(str(error).split())
        document.problems.append(Problem(shown, 1, 1, f"This is not YAML: {what}."))
    return document


def _syntax_problem(shown: Path, error: MarkedYAMLError) -> Problem:
    """The parser's complaint, at the place where a person should look, with what to do there."""
    what = " ".join(str(part) for part in (error.context, error.problem) if part)
    remedy, opened = next(help_ for words, help_ in _SYNTAX_HELP.items() if words in what)
    mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(shown, line, column, f"This is not YAML: {what}.", remedy)


_SYNTAX_HELP = {
    "tab character": ("Indent with spaces.", False),
    "cannot start any token": ("Indent with spaces; put text that begins so in quotes.", False),
    "mapping values": ("Put text that holds a colon and a space in quotes.", False),
    "escape": ("Use single quotes, or write each backslash twice.", False),
    "unexpected ':'": ("Put text that holds a colon in quotes.", False),
    "quoted scalar found unexpected": ("Close the quote that opens here.", True),
    "flow sequence": ("Close the [ that opens here.", True),
    "flow mapping": ("Close the { that opens here.", True),
    "": ("Check indentation, quotes and brackets around here.", False),
}
"""Words of the parser: what to do, and whether to look where something was opened."""


def _read_text(file: Path, document: Document) -> str | None:
    """The file's text, or None with a problem noted."""
    refuse = document.problems.append
    if file.stat().st_size > MAX_BYTES:
        size = f"{file.stat().st_size:,} bytes"
        message = f"The file has {size}, more than {MAX_BYTES:,}."
        refuse(Problem(document.file, 1, 1, message, "Shorten it, or split the case."))
        return None
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        line, column = _place(before, len(before))
        message = f"Byte 0x{raw[error.start]:02x} is not valid UTF-8."
        refuse(Problem(document.file, line, column, message, "Save the file as UTF-8."))
        return None
    found = _CONTROL.search(text)
    if found:
        line, column = _place(text, found.start())
        message = f"The file holds the invisible character U+{ord(found.group()):04X}."
        refuse(Problem(document.file, line, column, message, "Remove it; keep to plain text."))
        return None
    return text


def _cut(text: str) -> str:
    """A message that quotes what the file says stays readable, whatever the file says."""
    return text if len(text) <= _MAX_MESSAGE else f"{text[:_MAX_MESSAGE]}…"


_MAX_MESSAGE = 600


def _place(text: str, index: int) -> Place:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


class _RefusedError(Exception):
    """The file does something that case files may not do."""

    def __init__(self, event: Any, message: str, remedy: str) -> None:
        self.place = _mark(event)
        self.message, self.remedy = _cut(message), remedy
        super().__init__(message)


def _mark(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _plain(event: Any) -> str:
    """The text of a scalar; an escape such as \\x07 may not bring in what the file may not hold."""
    text: str = event.value
    found = _CONTROL.search(text)
    if found:
        message = f"The text holds the invisible character U+{ord(found.group()):04X}."
        raise _RefusedError(event, message, "Remove it; keep to plain text.")
    return text


class _Builder:
    """Plain data from parser events; recursion is bounded by MAX_DEPTH."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.events: Iterator[Any] = iter(())

    def build(self, events: Iterator[Any]) -> None:
        self.events = events
        for event in events:
            if isinstance(event, DocumentStartEvent):
                if self.document.values:
                    raise _RefusedError(event, "The file holds a second document.", "Keep one.")
                self.document.data = self._node(next(events), ())

    def _node(self, event: Any, path: Path_) -> Any:
        if isinstance(event, AliasEvent) or event.anchor is not None:
            raise _RefusedError(event, "Anchors and aliases are not allowed.", "Write it out.")
        if event.tag is not None and event.tag != "!":
            raise _RefusedError(event, f"The tag {event.tag!r} is not allowed.", "Leave it out.")
        if len(path) > MAX_DEPTH:
            raise _RefusedError(event, f"Nested deeper than {MAX_DEPTH} levels.", "Flatten it.")
        self.document.values[path] = _mark(event)
        if isinstance(event, ScalarEvent):
            text = _plain(event)
            return scalar(text) if event.implicit[0] else text
        if isinstance(event, SequenceStartEvent):
            return self._sequence(path)
        assert isinstance(event, MappingStartEvent)
        return self._mapping(path)

    def _sequence(self, path: Path_) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path_) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                raise _RefusedError(event, "A key must be a word.", "Put text in quotes.")
            key = _plain(event)
            here = (*path, key)
            if key in items:
                line, _ = self.document.keys[here]
                message = f"The key {key!r} is given twice, first on line {line}."
                here = (*path, f"{key} (again)")
                self.document.keys[here] = _mark(event)
                self.document.problem(here, message, "Keep one of them.", key=True)
            self.document.keys[here] = _mark(event)
            value = self._node(next(self.events), here)
            items.setdefault(key, value)
        return items


# U+0085, U+2028 and U+2029 end lines for the parser, but not in YAML 1.2 nor in editors.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_NULL = re.compile(r"null|Null|NULL|~|")
_BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]{1,40}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def scalar(text: str) -> Any:
    """The value of a plain scalar by the YAML 1.2 core schema, and ISO dates beside it.

    Numbers with a fraction become Decimal, so that 4.50 stays exact; octal and hexadecimal
    notation and infinities stay text: no case needs them.
    """
    if _NULL.fullmatch(text):
        return None
    if _BOOL.fullmatch(text):
        return text.lower() == "true"
    if _INT.fullmatch(text):
        return int(text)
    if len(text) <= 60 and _FLOAT.fullmatch(text):  # noqa: PLR2004
        return Decimal(text)
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
