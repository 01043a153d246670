"""Figures for whoever keeps the service running."""

import re

from starlette.testclient import TestClient


def test_metrics_count_what_the_endpoint_answered(client: TestClient) -> None:
    for query in ("ASK {}", "ASK {}", "ASK {"):
        client.get("/sparql", params={"query": query})
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert answer.headers["cache-control"] == "no-store"
    assert re.search(r'^casegraph_sparql_answers_total\{status="400"\} [1-9]', answer.text, re.M)
    assert "casegraph_sparql_workers 2" in answer.text


def test_every_figure_has_a_type_and_a_value_that_is_a_number(client: TestClient) -> None:
    lines = client.get("/metrics").text.splitlines()
    samples = [line for line in lines if not line.startswith("#")]
    assert len(samples) >= 7
    assert [line for line in samples if not re.fullmatch(r"casegraph_\S+ [0-9.e+]+", line)] == []
