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

__all__ = ["MAX_BYTES", "MAX_DEPTH", "Document", "Path_", "read_document"]

MAX_BYTES = 2_000_000
MAX_DEPTH = 12
MAX_PROBLEMS = 20

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

    def problem(self, path: Path_, message: str, remedy: str = "", *, key: bool = False) -> None:
        """Note a problem at the value (or the key) of a path, or at its nearest known parent."""
        places = self.keys if key else self.values
        while path and path not in places:
            path, places = path[:-1], self.values
        line, column = places.get(path, (1, 1))
        self.problems.append(Problem(self.file, line, column, message, remedy))


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
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = " ".join(str(part) for part in (error.context, error.problem) if part)
        document.problems.append(Problem(shown, place[0], place[1], f"This is not YAML: {what}."))
    except YAMLError as error:
        document.data = None
        document.problems.append(Problem(shown, 1, 1, f"This is not YAML: {error}."))
    return document


def _read_text(file: Path, document: Document) -> str | None:
    """The file's text, or None with a problem noted."""
    refuse = document.problems.append
    if file.stat().st_size > MAX_BYTES:
        size = f"{file.stat().st_size:,} bytes"
        refuse(Problem(document.file, 1, 1, f"The file has {size}, more than {MAX_BYTES:,}."))
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
        message = f"The file holds the control character U+{ord(found.group()):04X}."
        refuse(Problem(document.file, line, column, message, "It must be plain text."))
        return None
    return text


def _place(text: str, index: int) -> Place:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


class _RefusedError(Exception):
    """The file does something that case files may not do."""

    def __init__(self, event: Any, message: str, remedy: str) -> None:
        self.place = _mark(event)
        self.message, self.remedy = message, remedy
        super().__init__(message)


def _mark(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


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
            found = _CONTROL.search(event.value)
            if found:
                what = f"The text holds the control character U+{ord(found.group()):04X}."
                raise _RefusedError(event, what, "It must be plain text.")
            return scalar(event.value) if event.implicit[0] else event.value
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
            key = event.value
            here = (*path, key)
            if key in items:
                line, _ = self.document.keys[here]
                message = f"The key {key!r} is given twice, first on line {line}."
                self.document.problems.append(
                    Problem(self.document.file, *_mark(event), message, "Keep one of them.")
                )
                here = (*path, f"{key} (again)")
            self.document.keys[here] = _mark(event)
            value = self._node(next(self.events), here)
            items.setdefault(key, value)
        return items


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
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
