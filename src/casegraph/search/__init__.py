"""Search: full text, facets and highlights over all cases, from an index made beforehand."""

from casegraph.errors import NotFoundError
from casegraph.search.catalogue import FacetValue
from casegraph.search.documents import SECTIONS, Section
from casegraph.search.engine import Engine, Hit, Index, SearchResult
from casegraph.search.entries import AlsoSearched
from casegraph.search.facets import FACETS, Facet, IndexInput
from casegraph.search.highlights import Highlight, Piece
from casegraph.search.query import MOST_HITS, SearchQuery, Sort

__all__ = [
    "FACETS",
    "MOST_HITS",
    "SECTIONS",
    "AlsoSearched",
    "Engine",
    "Facet",
    "FacetValue",
    "Highlight",
    "Hit",
    "Index",
    "IndexInput",
    "Piece",
    "SearchQuery",
    "SearchResult",
    "Section",
    "Sort",
    "engine",
]


def engine(name: str = "whoosh") -> Engine:
    """The full-text engine of that name; its library is loaded only now."""
    if name != "whoosh":
        raise NotFoundError("search engine", name, ("whoosh",))
    from casegraph.search.whoosh_engine import WhooshEngine

    return WhooshEngine()
