"""The whole OpenAPI description, fuzzed: what is served keeps what is described, always."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import Failure
from schemathesis.engine import events, from_schema
from schemathesis.engine.recorder import ScenarioRecorder
from schemathesis.python import asgi

from casegraph.repository import Repository
from casegraph.settings import Limits, Settings
from casegraph_api.app import create_app

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
_LIMITS = Limits(workers=2, seconds=1, budget=1_000_000)
_SETTINGS: dict[str, Any] = {
    "seed": 2006,
    "generation": {"max-examples": 20, "deterministic": True, "database": "none"},
    "checks": {
        # What a description cannot say is refused with 400: an unknown slug, a bad query.
        "positive_data_acceptance": {"enabled": False},
        # Too long an address is refused as such.
        "negative_data_rejection": {"expected-statuses": ["4xx", "5xx"]},
        # A deadline may pass; every other 5xx is a fault.
        "not_a_server_error": {"expected-statuses": ["2xx", "3xx", "4xx", "503"]},
    },
    # The questions share one handler, and so do the networks: one of each is tried in every way,
    # the others by chance.
    "operations": [
        {
            "include-path-regex": "/(questions/(?!barrier-responses$)|networks/(?!relations$))",
            "phases": {"coverage": {"enabled": False}},
            "generation": {"max-examples": 6},
        }
    ],
}


@dataclass
class Fuzz:
    """What a run has tried, by operation, and what it found wrong."""

    tried: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def add(self, recorder: ScenarioRecorder) -> None:
        """Count the requests of a scenario, and note what their answers broke."""
        for name, node in recorder.cases.items():
            if name in recorder.interactions:
                label = node.value.operation.label
                self.tried[label] = self.tried.get(label, 0) + 1
        for name, checks in recorder.checks.items():
            command = recorder.cases[name].value.as_curl_command()
            self.faults += [
                f"{command}\n{check.name}: {_words(check.failure_info.failure)}"
                for check in checks
                if check.failure_info
            ]


def _words(failure: Failure) -> str:
    return f"{failure.title}. {failure.message}"


@schemathesis.serializer("application/sparql-query")
def _as_it_is(_: schemathesis.SerializationContext, body: object) -> bytes:
    return str(body).encode(errors="surrogatepass")


def _events(repository: Repository, settings: Settings) -> Iterator[events.EngineEvent]:
    config = SchemathesisConfig.from_dict(_SETTINGS)
    app = create_app(repository, replace(settings, limits=_LIMITS))
    try:
        schema = schemathesis.openapi.from_asgi("/openapi.json", app, config=config)
        yield from from_schema(schema).execute()
    finally:
        asgi.shutdown_lifespans()


@pytest.fixture(scope="module")
def fuzz(repository: Repository, corpus_settings: Settings) -> Fuzz:
    """One run over all operations: each alone, and in chains that use each other's answers."""
    fuzz = Fuzz()
    for event in _events(repository, corpus_settings):
        if isinstance(event, events.ScenarioFinished):
            fuzz.add(event.recorder)
        elif isinstance(event, events.NonFatalError):
            fuzz.faults.append(f"{event.label}: {event.value}")
        elif isinstance(event, events.FatalError):
            raise event.exception
    return fuzz


@pytest.fixture(scope="module")
def operations(repository: Repository) -> set[str]:
    """Every operation of the description."""
    paths = create_app(repository).openapi()["paths"]
    return {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}


def test_every_operation_of_the_description_is_tried(fuzz: Fuzz, operations: set[str]) -> None:
    assert len(operations) >= 25
    assert set(fuzz.tried) == operations


def test_each_operation_is_tried_in_more_than_one_way(fuzz: Fuzz) -> None:
    assert min(fuzz.tried.values()) >= 5
    assert sum(fuzz.tried.values()) >= 1000


def test_no_answer_breaks_its_description(fuzz: Fuzz) -> None:
    assert fuzz.faults == [], "\n\n".join(fuzz.faults)
