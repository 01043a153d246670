"""Actors as a list: who took part in what, narrowed down, counted and put in order."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from casegraph.countries import country_codes, country_name
from casegraph.errors import QueryError, did_you_mean
from casegraph.model import Actor, Vocabulary
from casegraph.search import FacetValue
from casegraph.words import fold, tokens

__all__ = ["ACTOR_FACETS", "ActorFacet", "ActorRow", "ActorsFound", "actor_rows", "find_actors"]

Participations = Mapping[str, Mapping[str, Sequence[str]]]
_Key = Callable[["ActorRow"], tuple[int | str, ...]]


@dataclass(frozen=True)
class ActorRow:
    """An actor with its cases, by their ids, and its roles in them, the commonest first.

    `values` holds what it counts for in each facet; `words` those by which it is found.
    """

    actor: Actor
    cases: tuple[str, ...]
    roles: tuple[str, ...]
    values: Mapping[str, Collection[str]]
    words: Collection[str]


@dataclass(frozen=True)
class ActorFacet:
    """A property by which actors are narrowed down; its scheme, if its values are concepts."""

    name: str
    label: str
    scheme: str | None


ACTOR_FACETS = {
    facet.name: facet
    for facet in (
        ActorFacet("sector", "Sector", "actor-sector"),
        ActorFacet("role", "Role", "actor-role"),
        ActorFacet("country", "Country", None),
    )
}


@dataclass(frozen=True)
class ActorsFound:
    """All actors found, in order, and the counts of the facets under each other's filters."""

    rows: Sequence[ActorRow]
    facets: Mapping[str, Sequence[FacetValue]]


def actor_rows(
    actors: Iterable[Actor], took_part: Participations, cases: Collection[str], words: Vocabulary
) -> tuple[ActorRow, ...]:
    """A row for each actor, with its part in some cases, in the order of names."""
    in_order = sorted(actors, key=lambda actor: (actor.name.casefold(), actor.id))
    return tuple(_row(actor, took_part.get(actor.id, {}), cases, words) for actor in in_order)


def _row(
    actor: Actor, parts: Mapping[str, Sequence[str]], cases: Collection[str], words: Vocabulary
) -> ActorRow:
    kept = {case: roles for case, roles in parts.items() if case in cases}
    counted = Counter(role for roles in kept.values() for role in roles)
    roles = tuple(role for role, _ in counted.most_common())
    values = {
        "sector": _with_broader("actor-sector", filter(None, [actor.sector]), words),
        "role": _with_broader("actor-role", roles, words),
        "country": {actor.country} if actor.country else set(),
    }
    names = (actor.name, *actor.also_known_as)
    found = {fold(word) for name in names for word, _, _ in tokens(name)}
    return ActorRow(actor, tuple(kept), roles, values, found)


def _with_broader(scheme: str, slugs: Iterable[str], words: Vocabulary) -> set[str]:
    home = words.scheme(scheme)
    own = set(slugs)
    return own.union(above.slug for slug in own for above in home.ancestors(slug))


def find_actors(
    rows: Sequence[ActorRow],
    words: Vocabulary,
    text: str = "",
    where: Mapping[str, Collection[str]] | None = None,
    sort: str = "name",
) -> ActorsFound:
    """The actors of whose names each word of a text begins a word, and that pass the filters.

    QueryError for a value that a facet does not have. *sort* is a key of `name`, `cases`, `sector`
    or `country`, turned around by a minus before it; ties are in the order of names.
    """
    asked = where or {}
    labels = {name: _labels(facet, words) for name, facet in ACTOR_FACETS.items()}
    for name, values in asked.items():
        _check(name, values, labels[name])
    named = [row for row in rows if _is_named(row, text)]
    facets = {
        name: tuple(_counted(facet, _passing(named, asked, name), labels[name], asked, words))
        for name, facet in ACTOR_FACETS.items()
    }
    return ActorsFound(_in_order(list(_passing(named, asked)), sort, labels), facets)


def _check(facet: str, values: Iterable[str], labels: Mapping[str, str]) -> None:
    for value in values:
        if value not in labels:
            hint = did_you_mean(value, tuple(labels)) or "The page /actors lists those in use."
            raise QueryError(f"There is no {facet} {value[:80]!r} of actors. {hint}")


def _labels(facet: ActorFacet, words: Vocabulary) -> Mapping[str, str]:
    if facet.scheme:
        return {concept.slug: concept.label for concept in words.scheme(facet.scheme).concepts}
    return {code: country_name(code) for code in country_codes()}


def _is_named(row: ActorRow, text: str) -> bool:
    asked = [fold(word) for word, _, _ in tokens(text)]
    return all(any(word.startswith(part) for word in row.words) for part in asked)


def _passing(
    rows: Iterable[ActorRow], where: Mapping[str, Collection[str]], without: str = ""
) -> Iterator[ActorRow]:
    """The rows that pass every filter, or every one but one."""
    asked = {name: set(values) for name, values in where.items() if values and name != without}
    for row in rows:
        if all(not values.isdisjoint(row.values[name]) for name, values in asked.items()):
            yield row


def _counted(
    facet: ActorFacet,
    rows: Iterable[ActorRow],
    labels: Mapping[str, str],
    where: Mapping[str, Collection[str]],
    words: Vocabulary,
) -> Iterator[FacetValue]:
    counts = Counter(value for row in rows for value in row.values[facet.name])
    counts.update(dict.fromkeys(where.get(facet.name, ()), 0))
    concepts = words.scheme(facet.scheme).by_slug if facet.scheme else {}
    for value, count in sorted(counts.items(), key=lambda one: (-one[1], labels[one[0]])):
        broader = concepts[value].broader if value in concepts else None
        yield FacetValue(value, labels[value], count, broader)


def _in_order(
    rows: list[ActorRow], sort: str, labels: Mapping[str, Mapping[str, str]]
) -> list[ActorRow]:
    by = sort.removeprefix("-")
    keys: dict[str, _Key] = {
        "name": lambda row: (row.actor.name.casefold(),),
        "cases": lambda row: (len(row.cases),),
        "sector": lambda row: (labels["sector"].get(row.actor.sector or "", ""),),
        "country": lambda row: (labels["country"].get(row.actor.country or "", ""),),
    }
    return sorted(rows, key=keys[by], reverse=sort.startswith("-"))
