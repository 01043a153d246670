"""Figures for whoever keeps the service running, in the text format of Prometheus.

https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from collections.abc import Iterator, Sequence

from fastapi import APIRouter, Request
from fastapi.responses import Response

from casegraph_api.site import OpenSite
from casegraph_api.sparql.endpoint import Desk

router = APIRouter()

_TYPE = "text/plain; version=0.0.4; charset=utf-8"
Sample = tuple[str, float]


@router.get("/metrics", include_in_schema=False)
def metrics(request: Request, site: OpenSite) -> Response:
    """The snapshot served, and how the SPARQL endpoint fares."""
    desk: Desk | None = getattr(request.app.state, "desk", None)
    lines = list(_family("snapshot_info", "gauge", "The snapshot served.", _snapshot(site)))
    for name, kind, about, samples in _figures(desk) if desk is not None else ():
        lines += _family(name, kind, about, samples)
    return Response("\n".join([*lines, ""]), headers={"Content-Type": _TYPE})


def _snapshot(site: OpenSite) -> list[Sample]:
    return [(f'{{id="{site.repository.info["id"]}"}}', 1)]


def _figures(desk: Desk) -> Iterator[tuple[str, str, str, Sequence[Sample]]]:
    state = desk.engine.state()
    answers = [(f'{{status="{code}"}}', count) for code, count in sorted(desk.answers.items())]
    yield "sparql_answers_total", "counter", "Answers of the endpoint by status.", answers
    yield "sparql_seconds_total", "counter", "Time that queries took.", [("", desk.seconds)]
    yield "sparql_workers", "gauge", "Query processes.", [("", state.workers)]
    yield "sparql_busy", "gauge", "Query processes at work.", [("", state.busy)]
    yield "sparql_waiting", "gauge", "Queries that wait.", [("", state.waiting)]
    yield "sparql_replaced_total", "counter", "Query processes replaced.", [("", state.replaced)]


def _family(name: str, kind: str, about: str, samples: Sequence[Sample]) -> Iterator[str]:
    yield f"# HELP casegraph_{name} {about}"
    yield f"# TYPE casegraph_{name} {kind}"
    for labels, value in samples:
        yield f"casegraph_{name}{labels} {value:g}"
