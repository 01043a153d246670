"""Rows as a pandas DataFrame: the only module that knows pandas."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from casegraph.errors import MissingExtraError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["frame"]

# By the types that a column holds; what fits none stays Python objects.
_TYPES = (
    ({bool}, "boolean"),
    ({int}, "Int64"),
    ({int, float, Decimal}, "Float64"),
    ({str}, "string"),
    ({date}, "datetime64[s]"),
    ({datetime}, "datetime64[us, UTC]"),
)


def frame(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> "pd.DataFrame":
    """Rows as a frame whose columns have types of their own; what is missing is NA."""
    try:
        import pandas as pd
    except ImportError as error:
        message = "to_frame() needs pandas. Install it with: pip install pandas"
        raise MissingExtraError(message) from error
    made = {name: _series([row[at] for row in rows]) for at, name in enumerate(columns)}
    return pd.DataFrame(made, columns=list(columns))


def _series(values: list[Any]) -> "pd.Series[Any]":
    import pandas as pd

    found = {type(value) for value in values if value is not None}
    wanted = next((name for types, name in _TYPES if found and found <= types), "object")
    missing = [pd.NA if value is None else value for value in values]
    try:
        return pd.Series(missing, dtype=wanted)
    except (OverflowError, TypeError, ValueError):  # more digits or years than pandas holds
        return pd.Series(missing, dtype="object")
