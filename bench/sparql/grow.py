"""A corpus many times as large, from the real one: seeded clones of every case, streamed.

A clone has its own case, record, claims, sources and actors. It shares vocabularies, places and
indicators with all others, as real cases do. Three in ten of its coded values, places and
participants are drawn anew from how often the corpus uses each, so that counts keep their skew
while no two clones join alike. The same seed gives the same bytes.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import IO

__all__ = ["Grown", "grow"]

_BASE = "https://w3id.org/casegraph/"
_MARK = "\0"
_DRAWN = 0.3
_OWN = re.compile(rf"<{_BASE}(?:case|record|actor|source)/[^>#]+")
_CODED = re.compile(rf"<{_BASE}(?:vocab|place|actor)/[^>]+>")
_SET_ASIDE = f"<{_BASE}graph/ontology>"


@dataclass(frozen=True)
class Grown:
    """A grown corpus: every statement in its graph, and all graphs merged."""

    named: Path
    merged: Path
    times: int
    statements: int
    """In the merged file; a few that were drawn twice count twice."""


@dataclass(frozen=True)
class _Line:
    """One statement to clone, a mark where the number of the clone goes."""

    head: str
    object: str
    graph: str
    among: Sequence[str] = ()

    @property
    def own(self) -> bool:
        """Whether it is about something that each clone has for itself."""
        return _MARK in self.head


def grow(quads: Path, folder: Path, times: int, seed: int = 1) -> Grown:
    """Write a corpus of about *times* as many statements into a folder."""
    lines = quads.read_text("utf-8").splitlines()
    template, merged = list(_template(lines)), _merged(lines)
    copies = round((times - 1) * len(lines) / len(template))
    statements = len(merged) + copies * sum(line.own for line in template)
    grown = Grown(folder / "named.nq", folder / "merged.nt", times, statements)
    with _text(grown.named) as quads_out, _text(grown.merged) as triples_out:
        quads_out.writelines(f"{line}\n" for line in lines)
        triples_out.writelines(f"{head}.\n" for head in merged)
        _write_clones(template, copies, Random(seed), quads_out, triples_out)
    return grown


def _text(file: Path) -> IO[str]:
    return file.open("w", encoding="utf-8")


def _split(line: str) -> tuple[str, str, str]:
    """Subject with predicate, object, graph."""
    rest, graph, _ = line.rsplit(" ", 2)
    subject, predicate, value = rest.split(" ", 2)
    return f"{subject} {predicate} ", value, graph


def _merged(lines: Iterable[str]) -> Sequence[str]:
    """Statements without their graphs, each once."""
    split = (_split(line) for line in lines)
    return list(dict.fromkeys(f"{head}{value} " for head, value, _ in split))


def _template(lines: Iterable[str]) -> Iterator[_Line]:
    """What a clone repeats: the records, the actors, and what rules say of them."""
    split = [_split(line) for line in lines if not line.endswith(f" {_SET_ASIDE} .")]
    used: dict[str, list[str]] = defaultdict(list)
    for head, value, _ in split:
        if _CODED.fullmatch(value):
            used[head.split(" ")[1]].append(value)
    for head, value, graph in split:
        line = _Line(_own(head), _value(head, value), _own(graph))
        if line.own and _CODED.fullmatch(value):
            yield replace(line, among=used[head.split(" ")[1]])
        elif line.own or _MARK in line.graph:
            yield line


def _own(text: str) -> str:
    """The text with a mark behind each name that a clone has for itself."""
    return _OWN.sub(lambda found: found[0] + _MARK, text)


def _value(head: str, value: str) -> str:
    """An object; texts and addresses of what is cloned differ from clone to clone."""
    if value.startswith("<"):
        return _own(value)
    if _OWN.match(head) and value.endswith(('"@en', "#anyURI>")):
        text, _, kind = value.rpartition('"')
        return f'{text}{_MARK}"{kind}'
    return value


def _write_clones(
    template: Sequence[_Line], copies: int, random: Random, named: IO[str], merged: IO[str]
) -> None:
    fixed, drawn = [x for x in template if not x.among], [x for x in template if x.among]
    quads = "".join(_quad(line, line.object) for line in fixed)
    triples = "".join(_triple(line, line.object) for line in fixed if line.own)
    for number in range(1, copies + 1):
        values = [_drawn(line, random) for line in drawn]
        more = list(zip(drawn, values, strict=True))
        named.write(_numbered([quads, *(_quad(*pair) for pair in more)], number))
        merged.write(_numbered([triples, *(_triple(*pair) for pair in more)], number))


def _drawn(line: _Line, random: Random) -> str:
    return random.choice(line.among) if random.random() < _DRAWN else line.object


def _quad(line: _Line, value: str) -> str:
    return f"{line.head}{value} {line.graph} .\n"


def _triple(line: _Line, value: str) -> str:
    return f"{line.head}{value} .\n"


def _numbered(parts: Iterable[str], number: int) -> str:
    return "".join(parts).replace(_MARK, f"-{number}")
