"""A row of Public Sector Tech Watch as a case: what the row says, in our words where we have one.

Nothing is added. A tick is told as a tick, with the weakest evidence there is; a value that
`pstw_words` does not know is counted in the report; a row that tells no name or no year in which
the case began is left out, and the report says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from urllib.parse import urlsplit

from pydantic import TypeAdapter

from casegraph.countries import country_name
from casegraph.importing import pstw_words as pstw
from casegraph.importing.pstw_words import NOTHING, loosely
from casegraph.importing.report import ANY_VALUE, Report
from casegraph.importing.table import Row, clean
from casegraph.model import (
    IMPORTED,
    Actor,
    ApproachStep,
    Evidence,
    ImportedCase,
    MechanismUse,
    Origin,
    OutcomeObservation,
    Participation,
    Period,
    Place,
    Record,
    Source,
    TypeAssignment,
)
from casegraph.model.base import Url
from casegraph.words import fold_text

__all__ = ["LeftOutError", "case_of"]

_TITLE = "PSTW: Public Sector Tech Watch latest dataset of selected cases"
_PUBLISHER = "European Commission, Joint Research Centre"
_DOI = "10.2905/JRC.J1MWC9R"
_PAGE = "http://data.europa.eu/89h/e8e7bddd-8510-4936-9fa6-7e1b399cbd92"
_TABLE = Source(url=_PAGE, title=_TITLE, publisher=_PUBLISHER, kind="dataset", doi=_DOI)
_KEPT_BY = "casegraph import pstw"
_LONGEST_LINE, _LONGEST_TEXT, _LONGEST_SUMMARY = 400, 4000, 600
_SENTENCES = 3
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^a-z])")
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_SEPARATORS = re.compile(r"[,;\n]")
_URL: TypeAdapter[str] = TypeAdapter(Url)
_DERIVED = "derived"
_SELF_REPORT = Evidence(design="descriptive", independence="self-report")

Said = Mapping[str, Mapping[str, list[str]]]
"""By field, the concepts that a row names, each with the words of the table that say so."""


class LeftOutError(Exception):
    """A row that no case can be made from; the message says why."""


def case_of(row: Row, today: date, report: Report) -> tuple[ImportedCase, Actor | None]:
    """The case that a row tells, and its responsible organisation; what is lost goes to the report.

    Raises LeftOutError for a row that says too little to be a case.
    """
    return _Reading(row, report).case(today)


@dataclass(frozen=True)
class _Reading:
    """One row under reading."""

    row: Row
    report: Report

    def case(self, today: date) -> tuple[ImportedCase, Actor | None]:
        name, title, start = self._id(), self._title(), self._start()
        period = Period(start=start, end=self._end(start), status=self._status())
        said, actor = self._said(period.status), self._actor()
        text = self._cut(pstw.DESCRIPTION, _LONGEST_TEXT)
        sources = self._sources()
        self._count_the_rest()
        return ImportedCase(
            id=name,
            title=title,
            summary=_summary(text) or title,
            place=self._place(),
            level=self._known(pstw.EXTENT, pstw.LEVELS, "level"),
            period=period,
            policy_areas=self._policy_areas(),
            innovation_approaches=tuple(said["innovation_approaches"]),
            technologies=tuple(said["technologies"]),
            approach=_approach(text, tuple(sources)),
            types=tuple(_types(said)),
            actors=self._participation(actor),
            mechanisms=tuple(_mechanisms(said)),
            outcomes=tuple(_outcomes(said)),
            sources=sources,
            record=self._record(today),
        ), actor

    def _cell(self, column: str) -> str:
        return clean(self.row.cells[column])

    def _cut(self, column: str, most: int) -> str:
        text = self._cell(column)
        if len(text) > most:
            self.report.unmapped[column, ANY_VALUE, f"cut after {most:,} characters"] += 1
        return _shortened(text, most)

    def _lost(self, column: str, field: str, value: str | None = None) -> None:
        told = self._cell(column) if value is None else value
        self.report.unmapped[column, told[:_LONGEST_LINE], field] += 1

    def _id(self) -> str:
        name = self._cell(pstw.IDENTIFIER)
        if not re.fullmatch(r"PSTW-[0-9]{1,9}", name):
            raise LeftOutError(f"{pstw.IDENTIFIER} is {name[:80]!r}; expected one such as PSTW-12")
        return name.lower()

    def _title(self) -> str:
        title = self._cut(pstw.NAME, _LONGEST_LINE)
        if not title:
            raise LeftOutError("it has no name")
        return title

    def _start(self) -> int:
        year = _year(self._cell(pstw.START))
        if year is None:
            told = self._cell(pstw.START)[:80]
            raise LeftOutError(f"{pstw.START} is {told!r}; expected a year such as 2021")
        return year

    def _end(self, start: int) -> int | None:
        year = _year(self._cell(pstw.END))
        if year is not None and year >= start:
            return year
        if self._cell(pstw.END):
            self._lost(pstw.END, "end" if year is None else "end (before the start)")
        return None

    def _status(self) -> str:
        found = pstw.STATUSES.get(loosely(self._cell(pstw.STATUS)))
        if found is None:
            told = self._cell(pstw.STATUS)[:80]
            raise LeftOutError(f"{pstw.STATUS} is {told!r}; known are: Planned, Pilot and others")
        return found

    def _known(self, column: str, words: Mapping[str, str], field: str) -> tuple[str, ...]:
        """The concept of a cell; none, and a line in the report, where the table knows none."""
        if not self._cell(column):
            return ()
        found = words.get(loosely(self._cell(column)))
        if found is None:
            self._lost(column, field)
        return (found,) if found else ()

    def _place(self) -> tuple[Place, ...]:
        found = self._known(pstw.PLACE, pstw.COUNTRIES, "place")
        if not found:
            raise LeftOutError(
                f"{pstw.PLACE} is {self._cell(pstw.PLACE)[:80]!r}, not a known country"
            )
        (code,) = found
        return (Place(id=f"country-{code.lower()}", name=country_name(code), country=code),)

    def _policy_areas(self) -> tuple[str, ...]:
        """The group of COFOG; its division as well where that is another, or there is no group."""
        division = self._known(pstw.DIVISION, pstw.COFOG, "policy_areas")
        group = self._known(pstw.GROUP, pstw.COFOG, "policy_areas")
        apart = tuple(one for one in division if not "".join(group).startswith(f"{one}."))
        return (*group, *apart)

    def _said(self, status: str) -> Said:
        said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for column, meaning in pstw.WORDS.items():
            for value, field, concept in self._meant(column, meaning):
                said[field][concept].append(f"says “{value}” under “{column}”")
        for column, stands_for in pstw.TICKS.items():
            if not self._cell(column):
                continue
            if stands_for is None:
                self._lost(column, "outcomes", "x")
            elif stands_for[0] == "outcomes" and status not in pstw.TICKED:
                self._lost(column, "outcomes (the case is not at work)", "x")
            else:
                said[stands_for[0]][stands_for[1]].append(f"ticks “{column}”")
        return said

    def _meant(self, column: str, meaning: pstw.Meaning) -> Iterator[tuple[str, str, str]]:
        """The values of a cell that stand for a concept, with its field."""
        cell = self.row.cells[column]
        parts = _SEPARATORS.split(cell) if meaning.several else (cell,)
        for value in filter(None, map(clean, parts)):
            field, concept = meaning.values.get(loosely(value), (None, NOTHING))
            if field is None:
                self._lost(column, meaning.field, value)
            elif concept != NOTHING:
                yield value, field, concept

    def _actor(self) -> Actor | None:
        """The responsible organisation: one by its name, kind and, of a government, country."""
        name = self._cut(pstw.ORGANISATION, _LONGEST_LINE)
        category = self._cell(pstw.ORGANISATION_KIND)
        body = pstw.ORGANISATIONS.get(loosely(category))
        if not name or body is None:
            if category or name:
                self._lost(pstw.ORGANISATION_KIND, "actors")
            return None
        place = self._place()[0].country
        country = place if body.country and place != "EU" else None
        key = f"{name.casefold()}|{body.type}|{body.sector}|{country}"
        ending = sha256(key.encode()).hexdigest()[:8]
        return Actor(
            id="-".join(filter(None, ("pstw", _slug(name), ending))),
            name=name,
            kind=body.kind,
            sector=body.sector,
            types=(body.type,) if body.type else (),
            country=country,
        )

    def _participation(self, actor: Actor | None) -> tuple[Participation, ...]:
        if actor is None:
            return ()
        category = self._cell(pstw.ORGANISATION_KIND)
        told = f"Named in the table as the responsible organisation, of the category “{category}”."
        return (
            Participation(
                key="responsible",
                actor=actor.id,
                role=("lead-organisation",),
                text=told,
                source=("S1",),
                coding_basis=_DERIVED,
            ),
        )

    def _sources(self) -> dict[str, Source]:
        """The table, and what the row names as its source where that is an address and no more."""
        url = self._address(pstw.SOURCE)
        if url is None or url == _PAGE:
            return {"S1": _TABLE}
        title = url.partition("://")[2][:_LONGEST_LINE]
        host = urlsplit(url).netloc[:_LONGEST_LINE]
        return {
            "S1": _TABLE,
            "S2": Source(url=url, title=title, publisher=host, kind="unclassified"),
        }

    def _address(self, column: str) -> str | None:
        text = self._cell(column)
        try:
            found = _URL.validate_python(text)
            return found if urlsplit(found).hostname else None
        except ValueError:  # which pydantic's own is as well
            if text:
                self._lost(column, "not one web address", ANY_VALUE)
            return None

    def _record(self, today: date) -> Record:
        origin = Origin(
            identifier=self._cell(pstw.IDENTIFIER),
            dataset=_TITLE,
            publisher=_PUBLISHER,
            attribution=f"{_PUBLISHER}: {_TITLE}. https://doi.org/{_DOI}",
            licence="https://creativecommons.org/licenses/by/4.0/",
            licence_name="CC BY 4.0",
            landing_page=_PAGE,
            retrieved=today,
            updated=self._updated(),
            website=self._address(pstw.WEBSITE),
        )
        kept = (_KEPT_BY,)
        return Record(status=IMPORTED, created=today, modified=today, curators=kept, origin=origin)

    def _updated(self) -> date | None:
        text = self._cell(pstw.DATE)
        try:
            return datetime.strptime(text, "%d/%m/%Y").date() if text else None
        except ValueError:
            self._lost(pstw.DATE, "updated")
            return None

    def _count_the_rest(self) -> None:
        """Count the cells for which a record has no field."""
        for column in self.row.cells:
            if column not in pstw.READ and (value := self._cell(column)):
                free = column not in pstw.NOT_TAKEN
                self.report.not_taken[column, ANY_VALUE if free else value[:_LONGEST_LINE]] += 1


def _year(text: str) -> int | None:
    if not re.fullmatch(r"[0-9]{4}", text):
        return None
    return int(text) if _FIRST_YEAR <= int(text) <= _LAST_YEAR else None


def _shortened(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rsplit(' ', 1)[0]}…"


def _summary(text: str) -> str:
    """The first sentences of a description, as many as are still a summary."""
    sentences = _END_OF_SENTENCE.split(text)[:_SENTENCES]
    while len(sentences) > 1 and len(" ".join(sentences)) > _LONGEST_SUMMARY:
        sentences.pop()
    return _shortened(" ".join(sentences), _LONGEST_SUMMARY)


def _slug(name: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", fold_text(name)))[:50].strip("-")


def _approach(text: str, sources: tuple[str, ...]) -> tuple[ApproachStep, ...]:
    return (ApproachStep(key="description", text=text, source=sources),) if text else ()


def _told(words: list[str]) -> str:
    return f"The table {' and '.join(words)}."


def _types(said: Said) -> Iterator[TypeAssignment]:
    for concept, words in said["types"].items():
        yield TypeAssignment(
            key=concept,
            type=concept,
            text=_told(words),
            source=("S1",),
            coding_basis=_DERIVED,
        )


def _mechanisms(said: Said) -> Iterator[MechanismUse]:
    for concept, words in said["mechanisms"].items():
        yield MechanismUse(
            key=concept,
            mechanism=concept,
            text=_told(words),
            source=("S1",),
            coding_basis=_DERIVED,
        )


def _outcomes(said: Said) -> Iterator[OutcomeObservation]:
    for concept, words in said["outcomes"].items():
        yield OutcomeObservation(
            key=concept,
            outcome=concept,
            text=f"{_told(words)} It gives no figure and no source for it.",
            source=("S1",),
            coding_basis=_DERIVED,
            direction="improved",
            target="no-target",
            evidence=_SELF_REPORT,
        )
