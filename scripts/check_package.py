"""Build sdist and wheel, install the wheel in an empty environment, compare what it carries.

The wheel is built from the sdist, and used outside the checkout: what is missing in either shows.
"""

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
COUNT = """
import json, casegraph
from pathlib import Path
from casegraph.resources import data_folder, ontology_folder
assert Path(casegraph.__file__).is_relative_to(Path(%r)), casegraph.__file__
cg = casegraph.open()
files = sorted(f.relative_to(ontology_folder()).as_posix() for f in ontology_folder().rglob("*.*"))
print(json.dumps({
    "ontology files": files,
    "case files": len(list((data_folder() / "cases").glob("*.yaml"))),
    "cases": len(cg.cases()), "statements": cg.info["statements"], "claims": cg.info["claims"],
    "templates": sorted(t.name for t in (Path(__import__("casegraph_api").__file__).parent / "templates").rglob("*")),
    "static": sorted(t.name for t in (Path(__import__("casegraph_api").__file__).parent / "static").rglob("*")),
}))
"""


def run(*command: object, cwd: Path = ROOT) -> str:
    """Run a command and give what it printed; its complaints go where ours go."""
    words = [str(word) for word in command]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(cwd), "XDG_CACHE_HOME": str(cwd)}
    done = subprocess.run(
        words, cwd=cwd, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def installed_counts(wheel: Path, folder: Path) -> dict[str, object]:
    """What the wheel carries, asked of it in an environment that has nothing else."""
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps")
    run(*pip, "--require-hashes", "-r", ROOT / "requirements.lock", cwd=folder)
    run(*pip, wheel, cwd=folder)
    counts: dict[str, object] = json.loads(run(python, "-c", COUNT % str(folder), cwd=folder))
    print(run(folder / "env" / "bin" / "casegraph", "info", "--format", "csv", cwd=folder))
    return counts


def main() -> None:
    """Compare wheel and checkout; exit 1 with both where they differ."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist")
        wheel = next((folder / "dist").glob("*.whl"))
        here = json.loads(run(sys.executable, "-c", COUNT % str(ROOT), cwd=ROOT))
        there = installed_counts(wheel, folder)
        size = wheel.stat().st_size / 1e6
    if here != there:
        sys.exit(f"The wheel differs from the checkout:\n{here}\n{there}")
    print(
        f"Wheel of {size:.1f} MB: {there['cases']} cases, {there['statements']} statements, as here."
    )


if __name__ == "__main__":
    main()
