"""CSL-JSON: what Zotero, pandoc and processors of the Citation Style Language read."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from casegraph.citations.formats.base import Format, one_line
from casegraph.citations.kinds import KINDS, OTHER
from casegraph.citations.work import Work

__all__ = ["CSL", "item"]


def item(work: Work) -> dict[str, Any]:
    """A work as an item of CSL; what is not known is left out."""
    kind = KINDS.get(work.kind, OTHER)
    within = work.publisher if kind.periodical else work.within
    texts = {
        "title": work.title,
        "container-title": within,
        "publisher": work.publisher,
        "version": work.version,
        "DOI": work.doi,
        "URL": work.url,
        "language": work.language,
        "note": work.note,
    }
    others = {
        "author": [{"literal": one_line(name)} for name in work.authors],
        "issued": _issued(work),
        "accessed": _day(work.accessed) if work.accessed else None,
    }
    told = {name: one_line(text) for name, text in texts.items()} | others
    return {"id": work.key, "type": kind.csl} | {name: told[name] for name in told if told[name]}


def _issued(work: Work) -> dict[str, Any] | None:
    if work.issued:
        return _day(work.issued)
    return {"date-parts": [[work.year]]} if work.year else None


def _day(day: date) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _write(works: Sequence[Work]) -> str:
    return json.dumps([item(work) for work in works], ensure_ascii=False, indent=2) + "\n"


CSL = Format("csl", "CSL-JSON", "application/vnd.citationstyles.csl+json", "csl.json", _write)
