"""Lists of cases in files: all that a search found, as CSV or as GeoJSON."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse, Response

from casegraph.search import Hit
from casegraph_api.csv_rows import csv_response
from casegraph_api.links import iri_at
from casegraph_api.negotiation import CSV, GEOJSON, JSON, preferred
from casegraph_api.parameters import Filters
from casegraph_api.places import Where
from casegraph_api.records import summary_record
from casegraph_api.site import Site

__all__ = ["file_of"]

_FORMS = {"json": JSON, "csv": CSV, "geojson": GEOJSON}
Record = Callable[[Hit], Mapping[str, Any]]


def file_of(
    request: Request, site: Site, asked: Filters, columns: Sequence[str], record: Record
) -> Response | None:
    """All cases found as a file, if the request is for one; InputError if they are too many."""
    accept = request.headers.get("accept", "")
    form = _FORMS[asked.format] if asked.format else preferred(accept, tuple(_FORMS.values()))
    if form == JSON:
        return None
    name = request.scope["path"].rpartition("/")[2]
    hits = site.every_hit(asked.query())
    if form == CSV:
        return csv_response(name, columns, map(record, hits))
    content = {"type": "FeatureCollection", "features": list(_features(site, hits))}
    headers = {"Content-Disposition": f'attachment; filename="{name}.geojson"'}
    return JSONResponse(content, headers=headers, media_type=GEOJSON)


def _features(site: Site, hits: Iterable[Hit]) -> Iterable[Mapping[str, Any]]:
    """A feature (RFC 7946) for each place of each case, without a point where none is known."""
    for hit in hits:
        for where in site.places.get(hit.id, ()):
            yield {
                "type": "Feature",
                "geometry": _point(where),
                "properties": summary_record(hit) | _place(where),
            }


def _point(where: Where) -> Mapping[str, Any] | None:
    if where.lat is None or where.lon is None:
        return None
    return {"type": "Point", "coordinates": [where.lon, where.lat]}


def _place(where: Where) -> dict[str, str]:
    """The place of one feature, where its case lists all."""
    return {
        "place": where.name,
        "place_iri": iri_at("place", where.id),
        "country": where.country,
    }
