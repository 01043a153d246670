"""Barriers: who else met them, what they tried, how that ended, in which setting.

For one barrier or several: an encounter counts if it was with any of them or with a narrower one.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.comparison.barrier_query import BarrierQuery, with_narrower
from casegraph.comparison.encounters import Encounter
from casegraph.comparison.tallies import Summary, Tally, summary_of, tallied
from casegraph.model import Vocabulary
from casegraph.store.iris import claim_iri

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COLUMNS", "Encounters", "by_barrier", "encountered", "row_of"]

COLUMNS = (
    "encounter", "case", "title", "places", "countries", "start", "levels", "types", "barrier",
    "text", "experienced_by", "phases", "response", "mechanisms", "resolution", "basis",
    "sources", "source_titles", "source_urls",
)  # fmt: skip
"""The columns of encounters as rows, one each. In files several values are parted by `; `."""

Cell = str | int | None | tuple[str, ...]
Condition = tuple[Collection[str], Callable[[Encounter], Iterable[str]]]


@dataclass(frozen=True)
class Encounters:
    """Encounters, ranked, with their summary and what was asked."""

    query: BarrierQuery
    found: tuple[Encounter, ...]
    summary: Summary

    def __iter__(self) -> Iterator[Encounter]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def ended(self, resolution: str) -> tuple[Encounter, ...]:
        """Those that ended in one way."""
        return tuple(met for met in self.found if met.resolution == resolution)

    def to_frame(self) -> "pd.DataFrame":
        """A row an encounter, as a pandas DataFrame with the columns of `COLUMNS`.

        MissingExtraError if pandas is not installed.
        """
        from casegraph.store.frames import frame

        return frame(COLUMNS, [list(map(_joined, row_of(met).values())) for met in self.found])

    def _repr_html_(self) -> str:
        from casegraph.comparison.showing import encounters_html

        return encounters_html(self)


def row_of(met: Encounter) -> dict[str, Cell]:
    """An encounter in one row, by the names of `COLUMNS`; `sources` is their number."""
    known: Mapping[str, Cell] = {
        **vars(met),
        **vars(met.setting),
        "encounter": claim_iri(met.case, "barrier", met.key),
        "sources": len(met.sources),
        "source_titles": tuple(source.title for source in met.sources),
        "source_urls": tuple(source.url for source in met.sources),
    }
    return {name: known[name] for name in COLUMNS}


def encountered(
    every: Sequence[Encounter], vocabulary: Vocabulary, query: BarrierQuery
) -> Encounters:
    """Those of all ranked encounters that a query asks for, with their summary."""
    own = with_narrower(vocabulary, "barrier", query.barriers)
    means = with_narrower(vocabulary, "mechanism", query.mechanism)
    levels = with_narrower(vocabulary, "government-level", query.level)
    conditions: tuple[Condition, ...] = (
        (own, lambda met: (met.barrier,)),
        (query.resolution, lambda met: (met.resolution,)),
        (means, lambda met: met.mechanisms),
        (query.country, lambda met: met.setting.countries),
        (levels, lambda met: met.setting.levels),
    )
    found = tuple(met for met in every if _meets(met, conditions))
    return Encounters(query, found, summary_of(found, every, own=own))


def by_barrier(encounters: Iterable[Encounter], vocabulary: Vocabulary) -> dict[str, Tally]:
    """The tally of every barrier by slug; a narrower one counts for its broader ones as well."""
    scheme = vocabulary.scheme("barrier")

    def upwards(met: Encounter) -> Iterator[str]:
        yield met.barrier
        yield from (above.slug for above in scheme.ancestors(met.barrier))

    return {row.slug: row for row in tallied(encounters, upwards)}


def _meets(met: Encounter, conditions: Iterable[Condition]) -> bool:
    return all(not wanted or any(one in wanted for one in read(met)) for wanted, read in conditions)


def _joined(value: Cell) -> str | int | None:
    return "; ".join(value) if isinstance(value, tuple) else value
