"""casegraph: an open knowledge graph of public-sector innovation cases.

``casegraph.open()`` gives the cases to read, search and query. Importing the package loads
nothing heavy: each public name is fetched when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from casegraph.citations import Citations
    from casegraph.comparison import SideBySide
    from casegraph.errors import (
        BuildInProgressError,
        CasegraphError,
        DataError,
        InputError,
        MissingExtraError,
        NotFoundError,
        Problem,
        QueryError,
        SettingError,
        SnapshotError,
    )
    from casegraph.model import Actor, Case, Claim, Concept, Scheme, Source, Vocabulary
    from casegraph.repository import Repository
    from casegraph.repository import open_repository as open  # noqa: A004  # the verb users know
    from casegraph.variables import CaseTable
    from casegraph.variables.association import Association

_HOMES = {
    "Actor": "casegraph.model",
    "Association": "casegraph.variables.association",
    "BuildInProgressError": "casegraph.errors",
    "Case": "casegraph.model",
    "CaseTable": "casegraph.variables",
    "CasegraphError": "casegraph.errors",
    "Citations": "casegraph.citations",
    "Claim": "casegraph.model",
    "Concept": "casegraph.model",
    "DataError": "casegraph.errors",
    "InputError": "casegraph.errors",
    "MissingExtraError": "casegraph.errors",
    "NotFoundError": "casegraph.errors",
    "Problem": "casegraph.errors",
    "QueryError": "casegraph.errors",
    "Repository": "casegraph.repository",
    "Scheme": "casegraph.model",
    "SettingError": "casegraph.errors",
    "SideBySide": "casegraph.comparison",
    "SnapshotError": "casegraph.errors",
    "Source": "casegraph.model",
    "Vocabulary": "casegraph.model",
    "open": "casegraph.repository",
}

__all__ = [
    "Actor",
    "Association",
    "BuildInProgressError",
    "Case",
    "CaseTable",
    "CasegraphError",
    "Citations",
    "Claim",
    "Concept",
    "DataError",
    "InputError",
    "MissingExtraError",
    "NotFoundError",
    "Problem",
    "QueryError",
    "Repository",
    "Scheme",
    "SettingError",
    "SideBySide",
    "SnapshotError",
    "Source",
    "Vocabulary",
    "open",
]


def __getattr__(name: str) -> Any:
    """Fetch a public name from its module on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'casegraph' has no attribute {name!r}")
    attribute = "open_repository" if name == "open" else name
    value = getattr(import_module(_HOMES[name]), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
