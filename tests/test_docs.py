"""Documentation is run, and what it names is there."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from casegraph.cli.app import app
from casegraph.repository import Repository

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "ontology" / "README.md"]
COMMANDS = re.findall(r"^\$ (casegraph .*)$", README, re.MULTILINE)
PATHS = re.findall(r"`((?:src|api|tests|ontology|docs)/[\w/.-]+)`", ARCHITECTURE)
LAYERS = re.findall(r"^\| `(casegraph[\w.]*)`", ARCHITECTURE, re.MULTILINE)


def test_the_readme_is_short() -> None:
    assert len(README.split()) <= 700


def test_the_readme_shows_nine_commands() -> None:
    assert len(COMMANDS) == 9


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_readme_runs(
    command: str, repository: Repository, tmp_path: Path
) -> None:
    words = [str(Path(sys.executable).with_name("casegraph")), *shlex.split(command)[1:]]
    environment = {"CASEGRAPH_SNAPSHOTS": str(repository.snapshot.parent), "PATH": ""}
    done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout or list(tmp_path.iterdir())


def test_the_python_of_the_readme_runs(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    monkeypatch.setenv("CASEGRAPH_SNAPSHOTS", str(repository.snapshot.parent))
    names: dict[str, object] = {}
    exec(code, names)
    assert names["case"] == repository.case("heading-home-hennepin")


def test_the_python_of_its_page_runs(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs" / "python.md").read_text(), re.DOTALL
    )
    monkeypatch.setenv("CASEGRAPH_SNAPSHOTS", str(repository.snapshot.parent))
    exec("".join(blocks), {})
    assert len(blocks) == 2
    assert "Which mechanisms were used against “Silos”" in capsys.readouterr().out


def test_the_numbers_of_the_readme_are_those_of_the_corpus(repository: Repository) -> None:
    claims = sum(repository.info["claims"].values())
    assert f"{repository.info['cases']} cases" in README
    assert f"{claims:,} claims" in README
    assert f"{repository.info['schemes']} SKOS vocabularies" in README


def test_the_architecture_names_files_that_are_there() -> None:
    assert len(PATHS) >= 12
    assert [path for path in PATHS if not (ROOT / path).exists()] == []


def test_the_architecture_names_every_layer_in_order() -> None:
    config = (ROOT / "pyproject.toml").read_text("utf-8")
    block = config[config.index("layers = [") :].partition("]")[0]
    known = re.findall(r"casegraph[\w.]*", block)
    assert [*LAYERS, "casegraph.errors"] == known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_changelog_has_the_version_of_the_package() -> None:
    config = (ROOT / "pyproject.toml").read_text("utf-8")
    (version,) = re.findall(r'^version = "(.*)"', config, re.MULTILINE)
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert newest is not None
    assert newest.group(1) == version
    assert f"version: {version}" in citation


def test_every_decision_is_listed() -> None:
    index = (ROOT / "docs" / "decisions" / "README.md").read_text("utf-8")
    pages = sorted(page.name for page in (ROOT / "docs" / "decisions").glob("0*.md"))
    assert len(pages) >= 5
    assert [page for page in pages if page not in index] == []


def test_every_command_is_in_the_changelog_or_the_readme() -> None:
    names = [
        command.name or (command.callback.__name__ if command.callback else "")
        for command in app.registered_commands
    ]
    pages = "".join(page.read_text("utf-8") for page in PAGES)
    assert [
        name for name in names if f"casegraph {name}" not in pages and f"make {name}" not in pages
    ] == []
