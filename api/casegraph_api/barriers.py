"""Barriers: what may be asked of encounters with them, and the answer as it goes over the wire."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from pydantic import Field

from casegraph.comparison import MOST_BARRIERS, Encounter, Encounters, Tally
from casegraph.comparison.encounters import Citation, Setting
from casegraph.countries import country_name
from casegraph_api.links import actor_iri, case_iri, claim_iri, concept_iri, source_iri
from casegraph_api.parameters import Listing, Values
from casegraph_api.site import Site

__all__ = ["FILTERS", "AskingBarriers", "encounter_record", "encounters_record"]

FILTERS = ("resolution", "mechanism", "country", "level")
_BARRIER = "A barrier by its slug; narrower ones count too. May be repeated: any of them."
_RESOLUTION = "How the encounter ended. May be repeated."
_MECHANISM = "A mechanism that it was answered with. May be repeated."
_COUNTRY = "An ISO 3166-1 code. May be repeated."
_LEVEL = "The level of government. May be repeated."


class AskingBarriers(Listing):
    """Which encounters are asked for; without a barrier those with any."""

    barrier: Values = Field(default=[], max_length=MOST_BARRIERS, description=_BARRIER)
    resolution: Values = Field(default=[], description=_RESOLUTION)
    mechanism: Values = Field(default=[], description=_MECHANISM)
    country: Values = Field(default=[], description=_COUNTRY)
    level: Values = Field(default=[], description=_LEVEL)

    @property
    def filters(self) -> dict[str, list[str]]:
        """What narrows the encounters down, besides the barriers."""
        return {name: getattr(self, name) for name in FILTERS}

    def found(self, site: Site) -> Encounters:
        """The encounters; QueryError where a value is none."""
        return site.repository.encounters(self.barrier, **self.filters)


def encounters_record(site: Site, met: Encounters, page: Iterable[Encounter]) -> dict[str, Any]:
    """A page of encounters, with what was asked and the summary of all."""
    return {
        "barriers": _concepts(site, "barrier", met.query.barriers),
        "summary": _summary(site, met),
        "encounters": [encounter_record(site, one) for one in page],
    }


def encounter_record(site: Site, met: Encounter) -> dict[str, Any]:
    """One encounter with the names of everything in it."""
    return {
        "iri": claim_iri(met.case, "barrier", met.key),
        "case": {"id": met.case, "iri": case_iri(met.case), "title": met.title},
        "barrier": _concept(site, "barrier", met.barrier),
        "text": met.text,
        "experienced_by": [_actor(site, name) for name in met.experienced_by],
        "phases": _concepts(site, "innovation-phase", met.phases),
        "response": met.response,
        "mechanisms": _concepts(site, "mechanism", met.mechanisms),
        "resolution": _concept(site, "barrier-resolution", met.resolution),
        "basis": met.basis,
        "sources": [_source(site, cited) for cited in met.sources],
        "setting": _setting(site, met.setting),
    }


def _summary(site: Site, met: Encounters) -> dict[str, Any]:
    summary = met.summary
    return {
        "total": _ends(summary.total),
        "mechanisms": [_tally(site, "mechanism", row) for row in summary.mechanisms],
        "unanswered": _ends(summary.unanswered),
        "barriers": [_tally(site, "barrier", row) for row in summary.barriers],
        "countries": [_tally(site, None, row) for row in summary.countries],
        "levels": [_tally(site, "government-level", row) for row in summary.levels],
        "together": [
            _concept(site, "barrier", row.slug) | {"cases": row.cases} for row in summary.together
        ],
    }


def _ends(row: Tally) -> dict[str, Any]:
    counted = {name: count for name, count in asdict(row).items() if name != "slug"}
    return counted | {"share_resolved": row.share_resolved}


def _tally(site: Site, scheme: str | None, row: Tally) -> dict[str, Any]:
    """A tally with its name; without a scheme that of a country."""
    if scheme is None:
        return {"slug": row.slug, "iri": None, "label": country_name(row.slug)} | _ends(row)
    return _concept(site, scheme, row.slug) | _ends(row)


def _setting(site: Site, setting: Setting) -> dict[str, Any]:
    return {
        "places": list(setting.places),
        "countries": [{"code": code, "label": country_name(code)} for code in setting.countries],
        "population": setting.population,
        "start": setting.start,
        "end": setting.end,
        "status": _concept(site, "case-status", setting.status),
        "levels": _concepts(site, "government-level", setting.levels),
        "types": _concepts(site, "innovation-type", setting.types),
        "policy_areas": _concepts(site, "policy-area", setting.policy_areas),
    }


def _source(site: Site, cited: Citation) -> dict[str, Any]:
    standing = _concept(site, "source-standing", cited.standing) if cited.standing else None
    return asdict(cited) | {
        "iri": source_iri(cited.url),
        "kind": _concept(site, "source-kind", cited.kind),
        "standing": standing,
    }


def _actor(site: Site, name: str) -> dict[str, Any]:
    known = site.repository.actors.get(name)
    return {"id": name, "iri": actor_iri(name), "name": known.name if known else name}


def _concept(site: Site, scheme: str, slug: str) -> dict[str, Any]:
    label = site.vocabulary.label(scheme, slug)
    return {"slug": slug, "iri": concept_iri(scheme, slug), "label": label}


def _concepts(site: Site, scheme: str, slugs: Iterable[str]) -> list[dict[str, Any]]:
    return [_concept(site, scheme, slug) for slug in slugs]
