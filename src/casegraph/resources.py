"""Where the ontology and the cases lie: the only module that builds such a path."""

from pathlib import Path

from casegraph.errors import NotFoundError

__all__ = ["cases_folder", "data_folder", "imported_folder", "ontology_folder"]

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


def ontology_folder() -> Path:
    """The folder of ontology files: the packaged one, else the checkout's."""
    return _first("ontology", "casegraph.ttl")


def data_folder() -> Path:
    """The folder that holds `cases/` and `actors.yaml`: the packaged one, else the checkout's."""
    return _first("data", "actors.yaml")


def cases_folder(data: Path) -> Path:
    """The folder of case files below a data folder."""
    return data / "cases"


def imported_folder(data: Path) -> Path:
    """The folder below a data folder that holds what programs took over from elsewhere."""
    return data / "imported"


def _first(name: str, landmark: str) -> Path:
    places = [_PACKAGE / "_data" / name, _CHECKOUT / name]
    for place in places:
        if (place / landmark).is_file():
            return place
    raise NotFoundError("folder", " or ".join(str(place / landmark) for place in places))


def version() -> str:
    """The version of the installed package."""
    from importlib.metadata import version as installed

    return installed("casegraph")
