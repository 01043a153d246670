"""Encounters: each time a case met a barrier, how it answered, how that ended, and who says so.

Nothing here is judged that a record does not say. A claim about a barrier carries no design of
evidence, as outcomes do; what stands behind it are its sources, and `Encounter.basis` names the
best of them by its kind (`BASES`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casegraph.model import BarrierEncounter, Case, Source

__all__ = [
    "BASES",
    "RESOLUTIONS",
    "Citation",
    "Encounter",
    "Setting",
    "basis_of",
    "encounters_of",
    "ranked",
]

RESOLUTIONS = ("resolved", "partly-resolved", "unresolved", "resolution-unknown")
"""The ends of an encounter, the best first."""

BASES = ("examined", "reported", "own-account", "weak")
"""What an encounter rests on, the strongest first.

`examined`: somebody whose trade it is looked into it (research, evaluation, audit). `reported`:
outsiders tell of it (press, associations, reference works, case studies, data, law).
`own-account`: those who run or govern it say so, or one person does in a blog. `weak`: nobody
answerable stands behind the text, whatever its kind.
"""

_EXAMINED = {"academic", "systematic-review-article", "evaluation-report", "audit-report"}
_REPORTED = {"press", "ngo", "reference", "case-study-document", "dataset", "legal-text"}


@dataclass(frozen=True)
class Citation:
    """A source of an encounter, and what its kind is worth as a basis."""

    key: str
    title: str
    url: str
    publisher: str
    year: int | None
    kind: str
    standing: str | None
    basis: str


@dataclass(frozen=True)
class Setting:
    """Where a barrier was met: what a reader compares with a place of their own.

    `population` is that of the largest place, if known; the main type comes first.
    """

    places: tuple[str, ...]
    countries: tuple[str, ...]
    population: int | None
    start: int
    end: int | None
    status: str
    levels: tuple[str, ...]
    types: tuple[str, ...]
    policy_areas: tuple[str, ...]


@dataclass(frozen=True)
class Encounter:
    """One barrier met in one case; concepts, actors and phases are given by slug or id."""

    case: str
    title: str
    key: str
    barrier: str
    text: str
    experienced_by: tuple[str, ...]
    phases: tuple[str, ...]
    response: str | None
    mechanisms: tuple[str, ...]
    resolution: str
    basis: str
    sources: tuple[Citation, ...]
    setting: Setting


def encounters_of(case: Case) -> Iterator[Encounter]:
    """Every encounter of a case, in the order of its file."""
    setting = _setting(case)
    for met in case.barriers:
        sources = tuple(_citation(key, case.sources[key]) for key in met.source)
        yield Encounter(
            case=case.id,
            title=case.title,
            key=met.key,
            barrier=met.barrier,
            text=met.text,
            experienced_by=tuple(met.experienced_by),
            phases=tuple(met.phase),
            response=met.response,
            mechanisms=_mechanisms(case, met),
            resolution=met.resolution,
            basis=min((source.basis for source in sources), key=BASES.index),
            sources=sources,
            setting=setting,
        )


def ranked(encounters: Iterable[Encounter]) -> tuple[Encounter, ...]:
    """Encounters in the order in which they are shown.

    First by how they ended (`RESOLUTIONS`), then by what they rest on: the best source (`BASES`),
    then the number of sources; then by the title of the case. What ended alike and is as well
    founded is thus in alphabetical order, and an encounter that was not resolved is never left out.
    """
    return tuple(sorted(encounters, key=_rank))


def basis_of(source: Source) -> str:
    """What a source is worth as a basis; a kind that is not known counts as an own account."""
    if source.standing == "weak":
        return "weak"
    if source.kind in _EXAMINED:
        return "examined"
    return "reported" if source.kind in _REPORTED else "own-account"


def _rank(met: Encounter) -> tuple[int, int, int, str, str, str]:
    # An ontology of one's own may know more ends than ours; they come last.
    end = RESOLUTIONS.index(met.resolution) if met.resolution in RESOLUTIONS else len(RESOLUTIONS)
    basis = BASES.index(met.basis)
    return end, basis, -len(met.sources), met.title.lower(), met.case, met.key


def _citation(key: str, source: Source) -> Citation:
    return Citation(
        key=key,
        title=source.title,
        url=source.url,
        publisher=source.publisher,
        year=source.year,
        kind=source.kind,
        standing=source.standing,
        basis=basis_of(source),
    )


def _mechanisms(case: Case, met: BarrierEncounter) -> tuple[str, ...]:
    """The mechanisms named, and those whose use is pointed to, each once."""
    used = {use.key: use.mechanism for use in case.mechanisms}
    through = {used[key] for key in met.responded_through if key in used}
    return tuple(sorted(through.union(met.response_mechanism)))


def _setting(case: Case) -> Setting:
    types = sorted(case.types, key=lambda given: not given.primary)
    sizes = [place.population for place in case.place if place.population is not None]
    return Setting(
        places=tuple(place.name for place in case.place),
        countries=tuple(dict.fromkeys(place.country for place in case.place)),
        population=max(sizes, default=None),
        start=case.period.start,
        end=case.period.end,
        status=case.period.status,
        levels=tuple(case.level),
        types=tuple(dict.fromkeys(given.type for given in types)),
        policy_areas=tuple(case.policy_areas),
    )
