"""JSON as every parser takes it: no NaN, no infinity, no name that means something else."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from casegraph.network.flat import Scalar

__all__ = ["json_bytes", "renamed"]


def json_bytes(value: Any) -> bytes:
    """The value in UTF-8, on one line with a line feed."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return f"{text}\n".encode()


def renamed(values: Mapping[str, Scalar], taken: Collection[str]) -> dict[str, Scalar]:
    """The values, with `_` behind names that the format needs for itself."""
    return {f"{name}_" if name in taken else name: value for name, value in values.items()}
