"""Warnings that cannot be helped: `accepted-warnings.yaml`, each with its reason."""

from collections.abc import Mapping
from pathlib import Path

from casegraph.errors import DataError
from casegraph.files.shape import check_shape
from casegraph.files.yaml import read_document
from casegraph.model import Value
from casegraph.model.base import Many, Text

__all__ = ["accepted_warnings"]


class _Accepted(Value):
    """One accepted warning: what it is about, which advice it breaks, and why that is right."""

    about: Text
    advice: Text
    reason: Text


class _File(Value):
    """The file of accepted warnings."""

    accepted: Many[_Accepted] = ()


def accepted_warnings(data: Path) -> Mapping[tuple[str, str], str]:
    """Reasons by what the warning is about (`case/<id>#lesson-<key>`) and the name of its shape."""
    file = data / "accepted-warnings.yaml"
    if not file.is_file():
        return {}
    document = read_document(file, file)
    listed = check_shape(document, _File) if not document.problems else None
    if listed is None or document.problems:
        raise DataError(document.problems)
    return {(entry.about, entry.advice): entry.reason for entry in listed.accepted}
