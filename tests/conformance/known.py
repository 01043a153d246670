"""What is known of single tests: the answers that differ, with the reason, and the refusals."""

from collections.abc import Mapping

__all__ = ["DIFFERENT", "REFUSED_QUERIES", "REFUSED_UPDATES", "REWRITTEN", "UNREAD"]

_GROUP_CONCAT = (
    "GROUP_CONCAT keeps a language tag that all values share; "
    "changed upstream, not in Oxigraph 0.5.13 (oxigraph/oxigraph#1717)"
)
_GRAPH = (
    "the variable of GRAPH ?g reaches into the block, or is not bound by it; "
    "changed upstream, not in Oxigraph 0.5.13 (oxigraph/oxigraph#1758)"
)
_PATH = (
    "a path of length zero begins only at terms that are in the graph; "
    "changed upstream, not in Oxigraph 0.5.13 (oxigraph/oxigraph#1815)"
)

DIFFERENT: Mapping[str, str] = {
    "aggregates/agg-empty-group-count-graph": _GRAPH,
    "aggregates/agg-groupconcat-04": _GROUP_CONCAT,
    "aggregates/agg-groupconcat-06": _GROUP_CONCAT,
    "bindings/graph": _GRAPH,
    "csv-tsv-res/tsv03": "a negativeInteger comes back as the integer of the same value",
    "functions/bnode01": "BNODE(text) gives the same blank node in every row of an answer",
    "negation/graph-minus": _GRAPH,
    "property-path/zero_or_more_set_end": _PATH,
    "property-path/zero_or_more_set_start": _PATH,
    "property-path/zero_or_one_set_end": _PATH,
    "property-path/zero_or_one_set_start": _PATH,
}
"""Query evaluation: the answer is another one than expected."""

REWRITTEN = frozenset(
    {
        "aggregates/agg-avg-02",
        "aggregates/agg-err-02",
        "aggregates/agg-max-01",
        "aggregates/agg-max-02",
        "aggregates/agg-max-distinct",
        "aggregates/agg-min-01",
        "aggregates/agg-min-02",
        "aggregates/agg-min-distinct",
        "aggregates/agg-sum-02",
        "cast/cast-bool",
        "cast/cast-decimal",
        "cast/cast-double",
        "cast/cast-float",
        "cast/cast-int",
        "cast/cast-string",
        "functions/coalesce01",
        "functions/plus-1-corrected",
        "functions/plus-2-corrected",
    }
)
"""Query evaluation: the values are those expected, but written as Oxigraph holds them.

It holds numbers and truth values by value: 2.50 comes back as 2.5, the boolean 0 as false.
"""

UNREAD: Mapping[str, str] = {
    "syntax-query/test_4": "it calls <http://example/function>, which the engine does not know",
}
"""Query syntax: the query is refused with 400 although it is one."""

_CALLS = "SERVICE calls another host, which the service does for endpoints on its list only"
REFUSED_QUERIES: Mapping[str, str] = {
    f"service/service{number}": _CALLS for number in ("1", "2", "3", "4a", "5", "6", "7")
}
"""Query evaluation: the query is refused.

With a list they could not be run either: what they call is to answer at example.org, and the
service never calls an address of its own network, where a stand-in would have to be.
"""

_WRITES = "only reads"
REFUSED_UPDATES: Mapping[str, tuple[int, str]] = {
    "protocol/update_dataset_default_graph": (403, _WRITES),
    "protocol/update_dataset_default_graphs": (403, _WRITES),
    "protocol/update_dataset_named_graphs": (403, _WRITES),
    "protocol/update_dataset_full": (403, _WRITES),
    "protocol/update_post_form": (403, _WRITES),
    "protocol/update_post_direct": (403, _WRITES),
    "protocol/update_base_uri": (403, _WRITES),
    "protocol/bad_update_get": (403, _WRITES),
    "protocol/bad_multiple_updates": (403, _WRITES),
    "protocol/bad_update_wrong_media_type": (415, "text/plain"),
    "protocol/bad_update_missing_form_type": (415, "Content-Type"),
    "protocol/bad_update_non_utf8": (403, _WRITES),
    "protocol/bad_update_syntax": (403, _WRITES),
    "protocol/bad_update_dataset_conflict": (403, _WRITES),
}
"""Protocol: the status with which an update is refused, and words of the reason that is given."""
