"""Parameters: what a projection or measure can be told, declared once and read from any text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casegraph.errors import QueryError, did_you_mean

__all__ = ["Parameter", "Value", "values_of"]

Value = str | int | float | bool


_LONGEST = 200


@dataclass(frozen=True)
class Parameter:
    """One parameter. Its default tells its type; a number lies within `least` and `most`.

    One that is `needed` has no default that could be meant; `example` shows a value.
    """

    name: str
    label: str
    default: Value
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    needed: bool = False
    example: str = ""

    @property
    def type(self) -> str:
        """The type of its values: boolean, integer, double or string."""
        names = {bool: "boolean", int: "integer", float: "double", str: "string"}
        return names[type(self.default)]

    def read(self, given: Value) -> Value:
        """The value of what was given, as text or as it is; QueryError if it cannot be meant."""
        value = self._converted(given)
        if isinstance(value, str) and len(value) > _LONGEST:
            raise self._refusal(given, f"a text of at most {_LONGEST} characters")
        if self.needed and value == "":
            raise QueryError(f"Give {self.name} a value, such as {self.name}={self.example}.")
        if self.choices and value not in self.choices:
            raise self._refusal(given, f"one of: {', '.join(self.choices)}")
        if not isinstance(value, str) and not self._fits(value):
            raise self._refusal(given, self._range())
        return value

    def _converted(self, given: Value) -> Value:
        if isinstance(self.default, bool):
            return self._truth(given)
        if isinstance(self.default, str):
            return str(given)
        wanted = "a whole number" if isinstance(self.default, int) else "a number"
        try:
            value = type(self.default)(given)
        except (ValueError, OverflowError, TypeError):
            raise self._refusal(given, wanted) from None
        if isinstance(given, float) and value != given:  # not a number is not itself either
            raise self._refusal(given, wanted)
        return value

    def _truth(self, given: Value) -> bool:
        known = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
        if str(given).lower() not in known:
            raise self._refusal(given, "true or false")
        return known[str(given).lower()]

    def _fits(self, value: float) -> bool:
        # Not a number fits nowhere, since it compares with nothing.
        low = value >= (self.least if self.least is not None else float("-inf"))
        high = value <= (self.most if self.most is not None else float("inf"))
        return low and high

    def _range(self) -> str:
        if self.least is not None and self.most is not None:
            return f"a number from {self.least:g} to {self.most:g}"
        return f"at least {self.least:g}" if self.least is not None else f"at most {self.most:g}"

    def _refusal(self, given: Value, wanted: str) -> QueryError:
        return QueryError(f"{self.name}={str(given)[:80]!r} cannot be used. Give {wanted}.")


def values_of(
    whose: str, declared: Sequence[Parameter], given: Mapping[str, Value]
) -> dict[str, Value]:
    """A value for each declared parameter; QueryError for one that is not declared or bad."""
    known = {parameter.name: parameter for parameter in declared}
    for name in given:
        if name not in known:
            use = f"Use: {', '.join(known)}." if known else "It takes none."
            hint = did_you_mean(name[:80], tuple(known)) or use
            raise QueryError(f"{whose} has no parameter {name[:80]!r}. {hint}")
    return {name: known[name].read(given.get(name, known[name].default)) for name in known}
