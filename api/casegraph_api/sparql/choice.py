"""Choice: the form of an answer, by name or by an Accept header with its weights."""

from functools import lru_cache

from casegraph.errors import NotAcceptableError, QueryError
from casegraph.formats import FORMATS, Kind, ResultFormat, formats_of
from casegraph_api.negotiation import HTML, acceptable

__all__ = ["PAGE", "choose"]

PAGE = "html"
"""Stands for the page, which is no format of an answer."""


@lru_cache(maxsize=512)
def choose(kind: Kind, name: str | None, accept: str) -> ResultFormat | None:
    """The form in which to answer, None for a page.

    QueryError if there is no form of that name, NotAcceptableError if the kind of answer has none
    that the header would take.
    """
    if name is not None:
        return _named(kind, name.strip().lower())
    offers = {
        media_type: form
        for rank in (0, 1)
        for form in formats_of(kind)
        for media_type in ((form.media_type,) if rank == 0 else form.also)
    }
    chosen = acceptable(accept, (*offers, HTML))
    if chosen is None:
        known = ", ".join(form.media_type for form in formats_of(kind))
        raise NotAcceptableError(
            f"Accept is {accept[:80]!r}, and this query gives {_WHAT[kind]}. It can be had as "
            f"{known} or {HTML}."
        )
    return offers.get(chosen)


def _named(kind: Kind, name: str) -> ResultFormat | None:
    if name in (PAGE, HTML):
        return None
    for form in formats_of(kind):
        if name in (form.name, form.media_type, *form.also, *form.aliases):
            return form
    known = ", ".join(form.name for form in formats_of(kind))
    other = next((form.label for form in FORMATS.values() if form.name == name), None)
    why = f"{other} cannot hold {_WHAT[kind]}" if other else f"format is {name[:40]!r}"
    raise QueryError(f"{why}. Expected one of: {known}.")


_WHAT: dict[Kind, str] = {"table": "a table", "truth": "a truth value", "graph": "a graph"}
