"""A small strict reader of DOT, written from its grammar."""

import re

__all__ = ["attributes", "statements", "tokens"]

_TOKEN = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|(--|->|[\[\]{}=;])|([A-Za-z_]\w*|\d+))', re.DOTALL)
_LETTERS = {"n": "\n", "r": "\r"}


def _text(quoted: str) -> str:
    return re.sub(r"\\(.)", lambda sign: _LETTERS.get(sign[1], sign[1]), quoted)


def tokens(text: str) -> list[str]:
    """Signs and words; texts in quotes begin with a quote."""
    found, at = [], 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        assert match, f"not DOT: {text[at : at + 40]!r}"
        found.append(match[2] or match[3] or '"' + _text(match[1]))
        at = match.end()
    return found


def attributes(words: list[str]) -> dict[str, str]:
    """The values by name that stand in brackets behind a node or a tie."""
    assert words[-1] == "]"
    parts = words[:-1]
    assert parts[1::3] == ["="] * (len(parts) // 3)
    return {
        name.lstrip('"'): value[1:] for name, value in zip(parts[::3], parts[2::3], strict=True)
    }


def statements(text: str) -> list[list[str]]:
    """Each node and tie as its words; ids and texts begin with a quote."""
    words = tokens(text)
    assert words[2] == "{"
    assert words[-1] == "}"
    found: list[list[str]] = [[]]
    for word in words[3:-1]:
        if word == ";":
            found.append([])
        else:
            found[-1].append(word)
    return [one for one in found if one and one[0] not in ("graph", "node")]
