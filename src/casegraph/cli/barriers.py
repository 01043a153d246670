"""The command that tells who met a barrier, what they tried, and how it ended: barriers."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from casegraph.cli.console import Data, Form, FormOption, Limit, errors, listing, opened

if TYPE_CHECKING:
    from casegraph.comparison import Encounter, Encounters
    from casegraph.repository import Repository

__all__ = ["barriers"]

Filter = list[str] | None


def barriers(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[BARRIER]...", help="Without one: all.")
    ] = None,
    *,
    resolution: Annotated[
        Filter, typer.Option(help="Ended so: resolved, partly, unresolved, unknown.")
    ] = None,
    mechanism: Annotated[Filter, typer.Option(help="Answered with this mechanism.")] = None,
    country: Annotated[Filter, typer.Option(help="Met in this country.")] = None,
    level: Annotated[Filter, typer.Option(help="Met at this level of government.")] = None,
    data: Data = None,
    form: FormOption = Form.TABLE,
    limit: Limit = 20,
) -> None:
    """Tell who met a barrier, what they tried and how it ended; without one list all barriers."""
    repository = opened(data)
    filters = {"mechanism": mechanism or (), "country": country or (), "level": level or ()}
    met = repository.encounters(names or (), resolution=resolution or (), **filters)
    if not (names or resolution or any(filters.values())):
        _list(repository, form)
    else:
        _tell(repository, met, form, limit)


def _tell(repository: "Repository", met: "Encounters", form: Form, limit: int) -> None:
    from casegraph.comparison import COLUMNS, row_of

    shown = met.found[:limit]
    if form is Form.TABLE:
        columns = ("case", "barrier", "what was done", "by", "resolution", "basis", "sources")
        listing(columns, [tuple(_words(repository, one)) for one in shown], form)
    else:
        rows = [[_cell(value, form) for value in row_of(one).values()] for one in shown]
        listing(COLUMNS, rows, form)
    _mention(met, len(shown))


def _words(repository: "Repository", met: "Encounter") -> Iterator[Any]:
    label = repository.vocabulary.label
    yield met.case
    yield label("barrier", met.barrier)
    yield met.response or ""
    yield ", ".join(label("mechanism", slug) for slug in met.mechanisms)
    yield label("barrier-resolution", met.resolution)
    yield met.basis
    yield len(met.sources)


def _mention(met: "Encounters", shown: int) -> None:
    errors.print(met.summary.sentence, markup=False, soft_wrap=True)
    if shown < len(met):
        errors.print(f"{shown} of {len(met)} are printed; --limit prints more.", markup=False)


def _list(repository: "Repository", form: Form) -> None:
    """All barriers that were met, in the order of the scheme, with how that ended."""
    from casegraph.comparison import by_barrier

    counted = by_barrier(repository.all_encounters, repository.vocabulary)
    columns = ("barrier", "label", "encounters", "resolved", "partly", "unresolved", "unknown",
               "cases")  # fmt: skip
    rows = [
        (one.slug, one.label, *(getattr(counted[one.slug], name) for name in columns[2:]))
        for one in repository.vocabulary.scheme("barrier").concepts
        if one.slug in counted
    ]
    listing(columns, rows, form)


def _cell(value: object, form: Form) -> object:
    """A value in one cell; JSON has lists."""
    if isinstance(value, tuple):
        return "; ".join(value) if form is Form.CSV else list(value)
    return value
