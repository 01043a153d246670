"""The command line answers --help quickly: the best of five runs against a bare interpreter."""

import subprocess
import sys
import time
from pathlib import Path

COMMAND = Path(sys.executable).with_name("casegraph")
LIMIT = 0.4
HEAVY = ("rdflib", "pyoxigraph", "pyshacl", "whoosh", "networkx", "fastapi", "pydantic", "ruamel")


def seconds(*command: object) -> float:
    """The best of five runs: what the machine can do, not what else it does."""
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - start)
    return best


def loaded() -> set[str]:
    """The modules that --help loads."""
    code = "import sys; sys.argv = ['casegraph', '--help']\nfrom casegraph.cli import main\n"
    code += "try: main()\nexcept SystemExit: print('LOADED', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return set(done.stdout.partition("LOADED")[2].split())


def main() -> None:
    """Exit 1 if --help is slow or loads what it does not need."""
    heavy = loaded().intersection(HEAVY)
    if heavy:
        sys.exit(f"casegraph --help loads {', '.join(sorted(heavy))}.")
    took, bare = seconds(COMMAND, "--help"), seconds(sys.executable, "-c", "pass")
    print(f"casegraph --help: {took:.2f} s (a bare interpreter: {bare:.2f} s)")
    if took > LIMIT:
        sys.exit(f"casegraph --help takes {took:.2f} s, more than {LIMIT} s.")


if __name__ == "__main__":
    main()
