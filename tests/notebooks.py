"""Notebooks of the documentation: `python -m tests.notebooks` runs them and writes their outputs.

What changes from run to run is not kept: times, versions, the edition in a citation. Of several
forms of an output only the richest is.
"""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbformat import NotebookNode

__all__ = ["FOLDER", "METADATA", "changed", "executed", "read", "settled"]

FOLDER = Path(__file__).parent.parent / "docs" / "notebooks"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
_VERSION = 4
_SECONDS = 120
_LONGEST = 300
_FORMS = ("image/svg+xml", "text/html", "text/markdown", "text/plain")
_CITED = re.compile(r"\([0-9]{4}\)(.*? EDITION), [0-9]{4}-[0-9]{2}-[0-9]{2}")
_PICTURE = re.compile(r"<svg.*?</svg>", re.DOTALL)
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e-?[0-9]+)?")


def read(path: Path) -> NotebookNode:
    """The notebook as it is stored."""
    notebook: NotebookNode = nbformat.read(path, _VERSION)
    return notebook


def executed(notebook: NotebookNode, environment: Mapping[str, str]) -> NotebookNode:
    """A copy with the outputs of a run; CellExecutionError if a cell fails.

    The kernel is spoken to through files, not ports, and leaves nothing in the home of who runs it.
    """
    made: NotebookNode = nbformat.from_dict(notebook)
    with TemporaryDirectory() as folder:
        file = str(Path(folder) / "kernel.json")
        kernel = AsyncKernelManager(transport="ipc", connection_file=file)
        place = {"metadata": {"path": folder}}
        client = NotebookClient(
            made, kernel, timeout=_SECONDS, record_timing=False, coalesce_streams=True,
            resources=place,
        )  # fmt: skip
        client.execute(env={**environment, "IPYTHONDIR": folder}, cleanup_kc=True)
    return made


def settled(notebook: NotebookNode, edition: str) -> NotebookNode:
    """A copy without what changes from run to run, or with the id of the edition."""
    made: NotebookNode = nbformat.from_dict(notebook)
    made["metadata"] = nbformat.from_dict(METADATA)
    for cell in made["cells"]:
        cell["metadata"] = NotebookNode()
        for output in cell.get("outputs", ()):
            _settle(output, edition)
    return made


def _settle(output: NotebookNode, edition: str) -> None:
    if "text" in output:
        output["text"] = _without(edition, output["text"])
    if "data" in output:
        form = next(form for form in _FORMS if form in output["data"])
        output["data"] = NotebookNode({form: _without(edition, output["data"][form])})
        output["metadata"] = NotebookNode()


def _without(edition: str, text: str) -> str:
    return _CITED.sub(r"(YEAR)\1, DAY", text.replace(edition, "EDITION"))


def changed(stored: NotebookNode, fresh: NotebookNode) -> Iterator[str]:
    """The cells whose outputs differ, each with the lines that do; numbers within pictures may."""
    for one, other in zip_longest(stored["cells"], fresh["cells"], fillvalue=NotebookNode()):
        before, after = _shown(one), _shown(other)
        if before != after:
            lines = unified_diff(before, after, str(one.get("id")), "now", n=0, lineterm="")
            yield "\n".join(line[:_LONGEST] for line in lines)


def _shown(cell: NotebookNode) -> list[str]:
    return [
        line
        for output in cell.get("outputs", ())
        for form, text in {**output.get("data", {}), output.get("name"): output.get("text")}.items()
        for line in (str(form), *_drawn(text or "").splitlines())
    ]


def _drawn(text: str) -> str:
    # Coordinates may differ in the last digit between processors.
    return _PICTURE.sub(lambda found: _NUMBER.sub("#", found[0]), text)


def main() -> None:
    """Run all notebooks on the snapshot in use and write their outputs."""
    from casegraph.repository import open_repository

    edition = open_repository().info["id"]
    for path in sorted(FOLDER.glob("*.ipynb")):
        nbformat.write(settled(executed(read(path), os.environ), edition), path)
        sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main()
