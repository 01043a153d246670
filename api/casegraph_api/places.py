"""Places: where cases happened, and what of that lies on a map."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from casegraph.countries import country_name
from casegraph.repository import Repository
from casegraph.search import Hit

__all__ = ["CountryPlaces", "Spot", "Where", "by_country", "case_places", "spots"]

_PLACES = """
SELECT ?case ?place ?name ?country ?lat ?lon WHERE {
  ?case cg:inPlace ?place .
  ?place skos:prefLabel ?name ; cg:countryCode ?country
  OPTIONAL { ?place geo:lat ?lat ; geo:long ?lon }
} ORDER BY ?case ?place"""


class Where(NamedTuple):
    """A place: its id, name and country, and its degrees (WGS 84) if the record gives any."""

    id: str
    name: str
    country: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True)
class Spot:
    """A place and the cases found there, in the order in which they were found."""

    where: Where
    cases: tuple[Hit, ...]


class CountryPlaces(NamedTuple):
    """A country with its places, by name; `cases` counts each case once."""

    code: str
    name: str
    spots: Sequence[Spot]
    cases: int


def case_places(repository: Repository) -> Mapping[str, Sequence[Where]]:
    """The places of every case, by its id."""
    found: dict[str, list[Where]] = defaultdict(list)
    for row in repository.sparql(_PLACES):
        lat, lon = row["lat"], row["lon"]
        degrees = (None, None) if lat is None or lon is None else (float(lat), float(lon))
        place = Where(_slug(row["place"]), row["name"], row["country"], *degrees)
        found[_slug(row["case"])].append(place)
    return found


def spots(hits: Iterable[Hit], places: Mapping[str, Sequence[Where]]) -> list[Spot]:
    """The places of some cases, those with the most cases first, then by country and name."""
    found: dict[Where, list[Hit]] = defaultdict(list)
    for hit in hits:
        for where in places.get(hit.id, ()):
            found[where].append(hit)
    listed = [Spot(where, tuple(cases)) for where, cases in found.items()]
    return sorted(listed, key=lambda spot: (-len(spot.cases), *_reading_order(spot)))


def by_country(found: Iterable[Spot]) -> list[CountryPlaces]:
    """Places under their countries, both in the order of names."""
    countries: dict[str, list[Spot]] = defaultdict(list)
    for spot in sorted(found, key=_reading_order):
        countries[spot.where.country].append(spot)
    return [
        CountryPlaces(code, country_name(code), listed, _cases(listed))
        for code, listed in countries.items()
    ]


def _cases(listed: Iterable[Spot]) -> int:
    return len({hit.id for spot in listed for hit in spot.cases})


def _reading_order(spot: Spot) -> tuple[str, str, str]:
    where = spot.where
    return country_name(where.country).casefold(), where.name.casefold(), where.id


def _slug(iri: str) -> str:
    return iri.rpartition("/")[2]
