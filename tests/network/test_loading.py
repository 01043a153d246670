"""Loading: what draws and computes networks is loaded only when it is used."""

import subprocess
import sys

HEAVY = ("IPython", "igraph", "networkx", "numpy", "pandas", "pyvis", "resvg_py", "scipy")


def test_a_service_starts_without_the_libraries_of_networks() -> None:
    code = f"import sys, casegraph_api.app; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
