"""Population: how many people live in the largest place of a case."""

from casegraph.model import Case
from casegraph.store.iris import place_iri
from casegraph.variables.cell import Cell
from casegraph.variables.content import Content
from casegraph.variables.expression import Expression, complaint
from casegraph.variables.kinds.base import Kind, Prepared

__all__ = ["KIND"]


def _read(case: Case) -> Cell:
    sized = [place for place in case.place if place.population is not None]
    if not sized:
        return Cell(missing="not-recorded")
    place = max(sized, key=lambda one: one.population or 0)
    keys = (place.population_source,) if place.population_source else ()
    return Cell(place.population, None, (place_iri(place.id),), keys, place.population_year)


def _prepare(expression: Expression, _: Content) -> Prepared:
    if expression.conditions:
        raise complaint(expression.text, "has conditions, which only claims can fulfil.")
    return Prepared("Inhabitants", "Inhabitants of the largest place of the case.", _read)


KIND = Kind(
    id="population",
    label="Inhabitants",
    syntax="population",
    example="population",
    scale="count",
    meaning="The number of inhabitants of the largest place whose number is told.",
    missing="not-recorded: no number is told.",
    heads=("population",),
    words=(),
    prepare=_prepare,
)
