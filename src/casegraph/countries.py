"""Countries: the English names behind ISO 3166-1 alpha-2 codes."""

import json
from functools import cache
from importlib.resources import files

__all__ = ["country_codes", "country_name", "country_names"]


def country_codes() -> tuple[str, ...]:
    """Every code that has a name, in alphabetical order."""
    return tuple(_countries())


def country_name(code: str) -> str:
    """The short English name, or the code itself where it is not known."""
    return country_names(code)[0]


def country_names(code: str) -> tuple[str, ...]:
    """All names under which a country is looked for, the short name first."""
    return _countries().get(code, (code,))


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    # Short names follow Unicode CLDR; codes beyond ISO 3166-1 that cases need are EU and XK.
    text = files(__package__).joinpath("countries.json").read_text(encoding="utf-8")
    return {code: tuple(names) for code, names in json.loads(text).items()}
