"""Notation: calibrations and expectations in one line, the same in files, options and addresses.

::

    METHOD NUMBER ...              fuzzy 2 5 10, crisp 1, multivalue 1 3
    METHOD quantiles NUMBER ...    fuzzy quantiles 0.1 0.5 0.9
"""

from collections.abc import Iterable, Mapping
from typing import get_args

from casegraph.errors import InputError, did_you_mean
from casegraph.qca.calibration import Calibration, Method

__all__ = ["assigned", "calibration", "written_calibration"]

_METHODS: tuple[Method, ...] = get_args(Method)
_QUANTILES = "quantiles"
_LONGEST = 200


def calibration(text: str) -> Calibration:
    """Read a calibration such as `fuzzy 2 5 10`; InputError says what is wrong with it."""
    method, *words = text[:_LONGEST].replace(",", " ").split() or [""]
    if method not in _METHODS:
        hint = did_you_mean(method, _METHODS) or f"Use one of: {', '.join(_METHODS)}."
        raise InputError(
            f"The calibration {text[:80]!r} begins with {method[:40]!r}. {hint} "
            "Write it as: fuzzy 2 5 10."
        )
    by_quantile = words[:1] == [_QUANTILES]
    numbers = tuple(_number(word, text) for word in words[int(by_quantile) :])
    return Calibration(method, numbers, by_quantile)


def written_calibration(given: Calibration) -> str:
    """The same in one line."""
    marked = [_QUANTILES] if given.by_quantile else []
    return " ".join([given.method, *marked, *(f"{one:g}" for one in given.anchors)])


def _number(word: str, text: str) -> float:
    try:
        return float(word)
    except ValueError:
        raise InputError(
            f"The calibration {text[:80]!r} has {word[:40]!r} where a number is expected. "
            "Write it as: fuzzy 2 5 10."
        ) from None


def assigned(pairs: Iterable[str], what: str, example: str) -> Mapping[str, str]:
    """`NAME=value` pairs as a mapping, names in capitals; InputError for anything else."""
    found: dict[str, str] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        name = name.strip().upper()
        if not sign or not name or not value.strip():
            raise InputError(f"The {what} {pair[:80]!r} is not NAME=value, such as {example}.")
        if name in found:
            raise InputError(f"The {what} of {name[:60]} is given twice. Keep one.")
        found[name] = value.strip()
    return found
