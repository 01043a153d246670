"""Small strict readers of BibTeX and RIS, written from their grammars: what is odd is an error."""

import re

NAMED = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciicircum": "^",
    "textasciitilde": "~",
}
_HEAD = re.compile(r"@([a-z]+)\{([A-Za-z0-9.:_-]+),\n")
_FIELD = re.compile(r"  ([a-z]+) = ")
_SIGN = re.compile(r"\\(?:([#$%&_])|([a-z]+)\{\})")
_RAW = {"url", "doi"}


def read_bibtex(text: str) -> dict[str, dict[str, str]]:
    """Entries by key, their type under `ENTRYTYPE`; ValueError for anything else."""
    found: dict[str, dict[str, str]] = {}
    place = 0
    while place < len(text):
        head = _HEAD.match(text, place)
        if head is None or head[2] in found:
            raise ValueError(f"no entry, or one twice, at {text[place : place + 40]!r}")
        fields, place = _fields(text, head.end())
        found[head[2]] = {"ENTRYTYPE": head[1]} | fields
        place += text[place : place + 1] == "\n"
    return found


def _fields(text: str, place: int) -> tuple[dict[str, str], int]:
    fields: dict[str, str] = {}
    while text[place : place + 2] != "}\n":
        name = _FIELD.match(text, place)
        if name is None or name[1] in fields:
            raise ValueError(f"no field, or one twice, at {text[place : place + 40]!r}")
        value, place = _braced(text, name.end())
        fields[name[1]] = value if name[1] in _RAW else plain(value)
        if text[place : place + 2] != ",\n":
            raise ValueError(f"no comma at {text[place : place + 40]!r}")
        place += 2
    return fields, place + 2


def _braced(text: str, place: int) -> tuple[str, int]:
    """A value in braces, which are counted as BibTeX counts them: even behind a backslash."""
    depth, start = 0, place
    while True:
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        place += 1
        if depth == 0:
            return text[start + 1 : place - 1], place


def plain(value: str) -> str:
    """A value without its escapes and its protecting braces."""
    bare = _SIGN.sub("", value)
    if set("\\#$%&_^~") & set(bare):
        raise ValueError(f"a sign without escape in {value!r}")
    parts = re.split(r"(\\[#$%&_]|\\[a-z]+\{\})", value)
    return "".join(_part(part) for part in parts)


def _part(part: str) -> str:
    if not part.startswith("\\"):
        return part.replace("{", "").replace("}", "")
    return part[1] if len(part) == 2 else NAMED[part[1:-2]]


def read_ris(text: str) -> list[dict[str, list[str]]]:
    """Records as values by tag; ValueError for a line that is none, or a record without an end."""
    found: list[dict[str, list[str]]] = []
    inside = False
    for line in text.removesuffix("\r\n").split("\r\n"):
        told = re.fullmatch(r"([A-Z][A-Z0-9])  - ([^\r\n]*)", line)
        if told is None or (told[1] == "TY") == inside:
            raise ValueError(f"no line of RIS, or in the wrong place: {line!r}")
        if told[1] == "TY":
            found.append({})
        found[-1].setdefault(told[1], []).append(told[2])
        inside = told[1] != "ER"
    if inside:
        raise ValueError("the last record has no end")
    return found
