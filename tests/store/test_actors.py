"""No actor twice: records whose names are nearly alike are different actors, for a reason."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from itertools import combinations

from casegraph.model import Actor
from casegraph.repository import Repository

SMALL = frozenset(
    re.findall(
        "[a-z]+",
        """
    a and das de del der des die do du e el et for i in la las le los of on the to y""",
    )
)
NEAR = 0.88
APART = {
    ("bogota-city-council", "city-of-bogota"): "the elected council and the administration",
    ("caf-development-bank-of-latin-america", "inter-american-development-bank"): "two banks",
    ("city-of-new-york", "city-university-of-new-york"): "the city and a university",
    ("city-of-new-york", "civic-engagement-commission-new-york-city"): "one of its commissions",
    ("city-of-new-york", "new-york-city-council"): "the administration and the elected council",
    ("city-university-of-new-york", "new-york-university"): "a public and a private university",
    ("coalition-for-the-homeless-of-houston-harris-county", "harris-county-texas"): (
        "a nonprofit and the county in which it works"
    ),
    ("families-troubled-families-programme", "troubled-families-departments"): (
        "the families served and the ministries that paid"
    ),
    (
        "government-of-the-german-speaking-community-of-belgium",
        "parliament-of-the-german-speaking-community-of-belgium",
    ): "the executive and the parliament",
    ("health-canada", "mental-health-commission-of-canada"): "a department and a commission",
    ("hennepin-county", "minneapolis-hennepin-county-office-to-end-homelessness"): (
        "the county and the joint office of city and county"
    ),
    ("new-york-state-office-of-mental-health", "state-of-new-york"): "an agency and the state",
    ("residents-councils-of-the-districts-reykjavik", "residents-of-reykjavik"): (
        "district councils and the residents at large"
    ),
    ("state-of-virginia", "state-of-west-virginia"): "two states",
}


def words(name: str) -> frozenset[str]:
    """The words of a name without brackets, accents, capitals and small words."""
    bare = unicodedata.normalize("NFKD", re.sub(r"\([^)]*\)", "", name))
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign)).casefold()
    return frozenset(re.findall(r"[a-z0-9]+", letters)) - SMALL


def alike(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two names are spelt nearly the same, or one holds all words of the other."""
    if min(len(first), len(second)) < 2:
        return first == second
    one, two = (" ".join(sorted(name)) for name in (first, second))
    return first <= second or second <= first or SequenceMatcher(None, one, two).ratio() >= NEAR


def nearly_the_same(actors: Iterable[Actor]) -> set[tuple[str, str]]:
    """Pairs of records, of one kind and not of two countries, with names that are alike."""
    names = [
        (actor, words(name)) for actor in actors for name in (actor.name, *actor.also_known_as)
    ]
    return {
        (min(a.id, b.id), max(a.id, b.id))
        for (a, first), (b, second) in combinations(names, 2)
        if a.id != b.id
        and a.kind == b.kind
        and (not a.country or not b.country or a.country == b.country)
        and alike(first, second)
    }


def test_no_actor_is_there_twice(repository: Repository) -> None:
    found = nearly_the_same(repository.actors.values())
    assert found == set(APART)


def actor(name: str, **fields: object) -> Actor:
    slug = "-".join(re.findall("[a-z0-9]+", name.casefold()))
    given = {"id": slug, "name": name, "kind": "organisation", "sector": "public"}
    return Actor.model_validate(given | fields)


def test_another_spelling_is_found() -> None:
    pair = [actor("City of Bogotá"), actor("Bogota city")]
    assert nearly_the_same(pair) == {("bogota-city", "city-of-bogot")}


def test_a_longer_name_is_found() -> None:
    pair = [actor("Cabinet Office (UK)"), actor("UK Cabinet Office")]
    assert nearly_the_same(pair) == {("cabinet-office-uk", "uk-cabinet-office")}


def test_another_name_of_the_same_actor_is_found() -> None:
    pair = [actor("Nesta"), actor("Innovation foundation", also_known_as="NESTA")]
    assert nearly_the_same(pair) == {("innovation-foundation", "nesta")}


def test_bodies_of_two_countries_are_two() -> None:
    pair = [
        actor("Ministry of Finance", id="a", country="FI"),
        actor("Ministry of Finance", id="b", country="DK"),
    ]
    assert nearly_the_same(pair) == set()


def test_every_person_is_apart_from_bodies(repository: Repository) -> None:
    office = re.compile(r"^(mayor|president|minister|governor|commissioner|director)\b", re.I)
    people: Mapping[str, Actor] = {
        name: actor for name, actor in repository.actors.items() if actor.kind == "person"
    }
    assert len(people) > 100
    assert [person.name for person in people.values() if office.match(person.name)] == []
    assert [p.name for p in people.values() if "(" in p.name or " and " in p.name] == []


def test_every_actor_takes_part_in_a_case(repository: Repository) -> None:
    named = {
        reference
        for case in repository.cases()
        for claim in case.claims()
        for reference in references(claim)
    }
    assert set(repository.actors) - named == set()


def references(claim: object) -> list[str]:
    """The actors that a claim names."""
    found: list[str] = []
    for field in ("actor", "experienced_by", "stated_by", "payer"):
        value = getattr(claim, field, None) or ()
        found += [value] if isinstance(value, str) else list(value)
    return found
