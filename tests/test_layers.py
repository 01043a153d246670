"""The layers hold, and the check that says so would notice if they did not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINT = Path(sys.executable).with_name("lint-imports")

VIOLATIONS = {
    "model/knows_the_store.py": "from casegraph.store import iris\n",
    "search/knows_rdf.py": "import rdflib\n",
    "files/knows_the_web.py": "import fastapi\n",
    "store/knows_search.py": "from casegraph.search import query\n",
    "model/knows_yaml.py": "import ruamel.yaml\n",
    "store/knows_whoosh.py": "import whoosh\n",
    "search/knows_tantivy.py": "import tantivy\n",
    "search/knows_comparison.py": "from casegraph.comparison import question\n",
    "qca/knows_search.py": "from casegraph.search import query\n",
    "store/knows_matrices.py": "import scipy\n",
}


def _lint(root: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [LINT, "--no-cache", "--config", root / "pyproject.toml"],
        cwd=root,
        env={"PYTHONPATH": f"{root / 'src'}:{root / 'api'}", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the code, to break."""
    for name in ("src", "api"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_layers_hold(copy: Path) -> None:
    result = _lint(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("file", VIOLATIONS)
def test_a_step_upwards_is_noticed(copy: Path, file: str) -> None:
    module = copy / "src" / "casegraph" / file
    module.write_text(VIOLATIONS[file])
    result = _lint(copy)
    assert result.returncode == 1
    assert module.stem in result.stdout
