"""An instance: one barrier with what was done about it, told on the start page as an example."""

from typing import NamedTuple

from casegraph_api.links import concept_iri
from casegraph_api.site import Site

__all__ = ["Instance", "instance"]

_LONGEST = 230
# The best founded of those that are short enough to be read in passing, and of no fragile source.
_BEST = f"""
SELECT ?claim ?barrier ?text ?response (COUNT(DISTINCT ?source) AS ?sources) WHERE {{
  ?claim cg:barrier ?barrier ; cg:text ?text ; cg:responseText ?response ; dct:source ?source ;
    cg:resolution <{concept_iri("barrier-resolution", "resolved")}> .
  FILTER(STRLEN(?text) + STRLEN(?response) <= {_LONGEST})
  FILTER NOT EXISTS {{ ?claim cg:restsOnFragileSources ?fragile }}
}} GROUP BY ?claim ?barrier ?text ?response ORDER BY DESC(?sources) ?claim"""


class Instance(NamedTuple):
    """A claim about a barrier: its case and key, the barrier's slug, the texts, its sources."""

    case: str
    key: str
    barrier: str
    text: str
    response: str
    sources: int


def instance(site: Site) -> Instance | None:
    """The encounter with most sources among the curated cases; None where none will do."""
    curated = set(site.repository.curated_ids)
    for row in site.answer(_BEST, site.repository.sparql):
        case, _, key = row["claim"].rpartition("/")[2].partition("#barrier-")
        if case in curated:
            barrier = row["barrier"].rpartition("/")[2]
            return Instance(case, key, barrier, row["text"], row["response"], row["sources"])
    return None
