"""What all tests share: the real vocabulary, the real corpus built once, outside data."""

import os
from pathlib import Path

import pytest

from casegraph.building import build_snapshot
from casegraph.model import Case, Vocabulary
from casegraph.repository import Repository
from casegraph.resources import data_folder, ontology_folder
from casegraph.settings import Settings, described
from casegraph.store.ontology import read_vocabulary


def pytest_configure() -> None:
    """Forget the width of the terminal, and do matrices in one thread as the command line does.

    Processes that run tests side by side are told a width; consoles take it when they are made, and
    keep it.
    """
    os.environ.pop("COLUMNS", None)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return read_vocabulary(ontology_folder())


@pytest.fixture(scope="session")
def corpus_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings for the real files, with snapshots in a folder of the test run."""
    return Settings(ontology_folder(), data_folder(), tmp_path_factory.mktemp("snapshots"))


@pytest.fixture(scope="session")
def repository(corpus_settings: Settings) -> Repository:
    """The real corpus, built and open."""
    return Repository(build_snapshot(corpus_settings).folder)


@pytest.fixture(scope="session")
def outside_data() -> Path:
    """The folder of outside data; the test that asks for it is skipped where there is none."""
    folder = os.environ.get("CASEGRAPH_TEST_DATA")
    if not folder:
        pytest.skip("CASEGRAPH_TEST_DATA is not set: outside data are not here")
    if not Path(folder).is_dir():
        pytest.fail(f"CASEGRAPH_TEST_DATA is {folder}, which is not a folder")
    return Path(folder)


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for setting, _ in described():
        monkeypatch.delenv(setting.variable, raising=False)


@pytest.fixture
def hennepin(repository: Repository) -> Case:
    """The case of Heading Home Hennepin."""
    return repository.case("heading-home-hennepin")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs servers that have to be installed first, unless it is asked for."""
    if "engines" in config.option.markexpr:
        return
    others = [item for item in items if item.get_closest_marker("engines")]
    if others:
        config.hook.pytest_deselected(items=others)
        print(f"\n{len(others)} tests need other servers; run them with: make test-engines")
        items[:] = [item for item in items if item not in others]


_on_outside_data: dict[str, bool] = {}


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note each test on outside data, and whether it really ran to its end.

    Reports reach the process that was called, whichever process ran the test.
    """
    if "outside_data" in report.keywords:
        ran = report.when == "call" and report.passed
        _on_outside_data[report.nodeid] = _on_outside_data.get(report.nodeid, False) or ran


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where outside data are required, fail unless every test on them ran.

    A run of the whole has to have some; a run of the folders that were named need not.
    """
    config = session.config
    required = os.environ.get("CASEGRAPH_REQUIRE_OUTSIDE_DATA")
    if not required or config.option.collectonly or hasattr(config, "workerinput"):
        return
    missing = sorted(name for name, ran in _on_outside_data.items() if not ran)
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    if missing or (whole and not _on_outside_data):
        print(f"\nTests on outside data that did not run: {missing or 'all'}")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    elif _on_outside_data:
        print(f"\nTests on outside data: {len(_on_outside_data)} of {len(_on_outside_data)} ran")
