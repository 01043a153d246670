"""Making: works from cases, from their sources, and from a snapshot."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from casegraph.citations.kinds import CASE, COLLECTION
from casegraph.citations.work import Work
from casegraph.model import Case, Source
from casegraph.store.about import LICENCE_NAME, PUBLISHER_NAME, TITLE
from casegraph.store.iris import BASE, case_iri, source_iri

__all__ = ["case_work", "collection_work", "source_works"]

Info = Mapping[str, Any]
"""What a snapshot says of itself: `id`, `created` and `casegraph`."""


def collection_work(info: Info) -> Work:
    """The whole collection, in the edition of a snapshot."""
    made = date.fromisoformat(info["created"][:10])
    return Work(
        key=f"casegraph-{info['id']}",
        kind=COLLECTION,
        title=TITLE,
        url=BASE,
        authors=(PUBLISHER_NAME,),
        publisher=PUBLISHER_NAME,
        year=made.year,
        issued=made,
        version=info["id"],
        language="en",
        note=f"Made with casegraph {info['casegraph']}. {LICENCE_NAME}.",
    )


def case_work(case: Case, info: Info) -> Work:
    """The record of a case: its title, who keeps it, when it was last changed, in which edition."""
    record = case.record
    return Work(
        key=f"case-{case.id}",
        kind=CASE,
        title=case.title,
        url=case_iri(case.id),
        authors=tuple(record.curators),
        publisher=PUBLISHER_NAME,
        year=record.modified.year,
        issued=record.modified,
        version=info["id"],
        language="en",
        within=TITLE,
        note=_terms(case),
    )


def source_works(cases: Iterable[Case]) -> Iterator[Work]:
    """The sources of cases, each address once, in the order in which they are listed."""
    seen = set[str]()
    for case in cases:
        for source in case.sources.values():
            if source.url not in seen:
                seen.add(source.url)
                yield _source_work(source)


def _source_work(source: Source) -> Work:
    """A source; who wrote it is not recorded, only who published it."""
    return Work(
        key=f"source-{source_iri(source.url).rpartition('/')[2]}",
        kind=source.kind,
        title=source.title,
        url=source.url,
        publisher=source.publisher,
        year=source.year,
        accessed=source.accessed,
        doi=source.doi or "",
        language=source.language or "",
        note=f"Archived at {source.archived_url}." if source.archived_url else "",
    )


def _terms(case: Case) -> str:
    """The state of the record, and the terms on which it may be used."""
    origin = case.record.origin
    if origin is None:
        return f"Case record, {case.record.status}. {LICENCE_NAME}."
    return f"Case record, imported. {origin.attribution} {origin.licence_name}."
