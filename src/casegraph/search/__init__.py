"""Search: full text, facets and highlights over all cases, from an index made beforehand."""

from casegraph.errors import MissingExtraError, NotFoundError
from casegraph.search.catalogue import FacetValue
from casegraph.search.documents import SECTIONS, Section
from casegraph.search.engine import Engine, Hit, Index, SearchResult
from casegraph.search.entries import AlsoSearched
from casegraph.search.facets import FACETS, Facet, IndexInput
from casegraph.search.highlights import Highlight, Piece
from casegraph.search.names import ConceptNotes, Named, named
from casegraph.search.query import MOST_HITS, SearchQuery, Sort
from casegraph.search.suggest import MOST_SUGGESTIONS, Suggestion, Suggestions

__all__ = [
    "ENGINES",
    "FACETS",
    "MOST_HITS",
    "MOST_SUGGESTIONS",
    "SECTIONS",
    "AlsoSearched",
    "ConceptNotes",
    "Engine",
    "Facet",
    "FacetValue",
    "Highlight",
    "Hit",
    "Index",
    "IndexInput",
    "Named",
    "Piece",
    "SearchQuery",
    "SearchResult",
    "Section",
    "Sort",
    "Suggestion",
    "Suggestions",
    "engine",
    "named",
]

ENGINES = ("whoosh", "tantivy")


def engine(name: str = "whoosh") -> Engine:
    """The full-text engine of that name; its library is loaded only now.

    NotFoundError where there is none, MissingExtraError where its library is not installed.
    """
    if name not in ENGINES:
        raise NotFoundError("search engine", name, ENGINES)
    if name == "whoosh":
        from casegraph.search.whoosh_engine import WhooshEngine

        return WhooshEngine()
    try:
        from casegraph.search.tantivy_engine import TantivyEngine
    except ModuleNotFoundError as error:
        needed = "pip install 'casegraph[tantivy]'"
        message = f"The search engine tantivy is not installed. Install it with: {needed}"
        raise MissingExtraError(message) from error

    return TantivyEngine()
