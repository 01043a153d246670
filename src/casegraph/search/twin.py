"""Twin: a search as a SPARQL query that finds the same cases, to go on from.

Facets and years are said as the graph has them. What words match (stems, phrases, near spellings)
SPARQL cannot say, so the cases that they matched are named one by one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import quote

from casegraph.search.engine import SearchResult
from casegraph.search.facets import FACETS, Facet
from casegraph.search.query import SearchQuery
from casegraph.search.syntax import LONGEST_TEXT
from casegraph.store.iris import PREFIXES, case_iri, scheme_iri
from casegraph.words import plain_text

__all__ = ["PATHS", "fitted", "twin"]

PATHS: Mapping[str, str] = MappingProxyType(
    {
        "type": "cg:hasTypeAssignment/cg:type",
        "barrier": "cg:hasBarrier/cg:barrier",
        "mechanism": "(cg:hasMechanism/cg:mechanism|cg:hasBarrier/cg:respondedWith)",
        "outcome": "cg:hasOutcome/cg:outcome",
        "direction": "cg:hasOutcome/cg:direction",
        "sector": "cg:hasParticipation/cg:participant/cg:sector",
        "role": "cg:hasParticipation/cg:role",
        "country": "cg:inPlace/cg:countryCode",
        "level": "cg:governmentLevel",
        "policy_area": "cg:policyArea",
        "challenge": "cg:challenge",
        "status": "cg:status",
        "strength": "cg:hasOutcome/cg:evidenceStrength",
    }
)
"""How each facet of `FACETS` lies in the graph: the way from a case to its values."""

_IMPORTED = "record-status:imported"
_NARROWER_COUNT = "/skos:broader*"
_LOCAL_NAME = re.compile(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")
_PREFIX = re.compile(r"\b([a-z]+(?:-[a-z]+)*):(?!//)")
_EARLIEST, _LATEST = 0, 9999
_ON_A_LINE = 4
_NAMED = "    case:"


def twin(query: SearchQuery, matched: Sequence[str] | None, *, imported: bool = False) -> str:
    """The query as SPARQL, ready to be asked anywhere; its rows are all cases of the result.

    *matched* are the ids of the cases that the words match, None where there are no words;
    *imported* tells whether some cases were imported, which the query may not ask for. What a
    person typed stands in a comment only; every value is a term of its own making.
    """
    curated_only = imported and not query.imported
    where = "\n".join(_where(query, matched, curated_only=curated_only))
    text = f"SELECT ?case ?title\nWHERE {{\n{where}\n}}\nORDER BY ?title ?case\n"
    return f"{_prologue(text)}\n{text}"


def fitted(found: SearchResult, longest: int) -> SearchResult:
    """The result, without its twin and with a note that says so where that is too long."""
    if found.sparql is None or len(found.sparql) <= longest:
        return found
    note = "The words match too many cases to name them in a SPARQL query. Narrow the search down."
    return replace(found, sparql=None, sparql_note=note)


def _where(
    query: SearchQuery, matched: Sequence[str] | None, *, curated_only: bool
) -> Iterator[str]:
    if matched is not None:
        yield from _named(query.text, matched)
    yield "  ?case a cg:Case ; dct:title ?title ."
    if curated_only:
        yield f"  MINUS {{ ?record foaf:primaryTopic ?case ; adms:status {_IMPORTED} }}"
    yield from _years(query.start_from, query.start_to)
    for name, values in query.where.items():
        if values:
            yield from _pattern(FACETS[name], values)


def _named(text: str, matched: Sequence[str]) -> Iterator[str]:
    yield f"  # The words: {_as_comment(text)}"
    if not matched:
        yield "  FILTER (false)  # no case matches; some engines stumble over an empty list"
        return
    yield "  # Endings, phrases and near spellings cannot be said in SPARQL. These cases match:"
    yield "  VALUES ?case {"
    for start in range(0, len(matched), _ON_A_LINE):
        yield f"    {' '.join(map(_case, matched[start : start + _ON_A_LINE]))}"
    yield "  }"


def _as_comment(text: str) -> str:
    """A text on one line; without backslashes, as some read `\\u000A` as the end of a comment.

    Without angle brackets too, lest it be mark-up where somebody pastes the query.
    """
    bare = plain_text(text[:LONGEST_TEXT]).translate(dict.fromkeys(map(ord, "\\<>"), " "))
    return " ".join(bare.split())


def _years(low: int | None, high: int | None) -> Iterator[str]:
    bounds = [
        f"?start {sign} {min(max(year, _EARLIEST), _LATEST)}"
        for sign, year in ((">=", low), ("<=", high))
        if year is not None
    ]
    if bounds:
        yield f"  ?case cg:startYear ?start . FILTER ({' && '.join(bounds)})"


def _pattern(facet: Facet, values: Sequence[str]) -> Iterator[str]:
    """The cases with one of the values: a query of its own, so that facets do not multiply."""
    terms = " ".join(_term(facet.scheme, value) for value in values)
    yield f"  # {facet.label}{', or one narrower than that' if facet.scheme else ''}"
    yield "  { SELECT DISTINCT ?case WHERE {"
    yield f"    VALUES ?{facet.name} {{ {terms} }}"
    path = PATHS[facet.name] + (_NARROWER_COUNT if facet.scheme else "")
    yield f"    ?case {path} ?{facet.name} ."
    yield "  } }"


def _term(prefix: str | None, name: str) -> str:
    """A concept, a case, or a code as a string; ids need no escaping, anything else gets it."""
    if _LOCAL_NAME.fullmatch(name):
        return f"{prefix}:{name}" if prefix else f'"{name}"'
    escaped = quote(name, safe="")
    return f"<{_namespace(prefix)}{escaped}>" if prefix else f'"{escaped}"'


@lru_cache(maxsize=1 << 14)
def _case(name: str) -> str:
    """The term of a case; words that many cases have name thousands, the same ones each time."""
    return _term("case", name)


def _prologue(text: str) -> str:
    """The prefixes that a query uses, comments not counted."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    # Of the cases named, of which there may be thousands, it is enough to see whether one is.
    others = [line for line in lines if not line.startswith(_NAMED)]
    used = set(_PREFIX.findall("\n".join(others)))
    if len(others) < len(lines):
        used.add("case")
    return "".join(f"PREFIX {prefix}: <{_namespace(prefix)}>\n" for prefix in sorted(used))


def _namespace(prefix: str) -> str:
    if prefix == "case":
        return case_iri("")
    return PREFIXES.get(prefix) or f"{scheme_iri(prefix)}/"
