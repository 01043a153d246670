"""Credentials: who asks an endpoint, and the answers to its challenges (RFC 7616, RFC 7617)."""

import secrets
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import md5, sha256
from itertools import count
from urllib.request import parse_http_list, parse_keqv_list

__all__ = ["Challenge", "Credentials", "challenge_of"]

_HASHES = {"MD5": md5, "SHA-256": sha256}


@dataclass(frozen=True)
class Credentials:
    """A name and a password; none of either where anybody may ask."""

    user: str = ""
    password: str = field(default="", repr=False)


class Challenge:
    """What an endpoint asks of those who want in; later requests answer it unasked."""

    def __init__(self, scheme: str, told: Mapping[str, str]) -> None:
        self.scheme, self.told = scheme, told
        self._times = count(1)

    def answer(self, credentials: Credentials, method: str, path: str) -> str:
        """The value of an Authorization header."""
        if self.scheme == "basic":
            pair = f"{credentials.user}:{credentials.password}"
            return f"Basic {b64encode(pair.encode()).decode()}"
        return self._digest(credentials, method, path)

    def _digest(self, credentials: Credentials, method: str, path: str) -> str:
        algorithm = self.told.get("algorithm", "MD5")
        realm, nonce = self.told["realm"], self.told["nonce"]
        number, own = f"{next(self._times):08x}", secrets.token_hex(8)
        secret = _hash(algorithm, f"{credentials.user}:{realm}:{credentials.password}")
        request = _hash(algorithm, f"{method}:{path}")
        proof = _hash(algorithm, f"{secret}:{nonce}:{number}:{own}:auth:{request}")
        told = {
            "username": credentials.user, "realm": realm, "nonce": nonce, "uri": path,
            "response": proof, "cnonce": own, "opaque": self.told.get("opaque"),
        }  # fmt: skip
        quoted = ", ".join(f'{name}="{_escaped(value)}"' for name, value in told.items() if value)
        return f"Digest {quoted}, algorithm={algorithm}, qop=auth, nc={number}"


def challenge_of(headers: Sequence[str]) -> Challenge | None:
    """The strongest challenge among WWW-Authenticate headers that can be answered."""
    found = {}
    for header in headers:
        scheme, _, rest = header.partition(" ")
        pairs = [pair for pair in parse_http_list(rest) if "=" in pair]
        found[scheme.lower()] = parse_keqv_list(pairs)
    digest = found.get("digest", {})
    if {"realm", "nonce", "qop"} <= digest.keys() and digest.get("algorithm", "MD5") in _HASHES:
        return Challenge("digest", digest)
    return Challenge("basic", {}) if "basic" in found else None


def _hash(algorithm: str, text: str) -> str:
    return _HASHES[algorithm](text.encode(), usedforsecurity=False).hexdigest()


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
