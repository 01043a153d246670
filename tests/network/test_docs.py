"""The page on networks names every kind, parameter and filter as the register has them."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from casegraph.network import FILTERS, PROJECTIONS, Parameter
from casegraph.repository import Repository

PAGE = Path(__file__).parents[2] / "docs" / "network.md"
BEGIN, END = "checked by a test -->\n", "<!-- end of kinds -->"


def table() -> Iterator[str]:
    yield "| kind | node | edge | weight | parameters |\n|---|---|---|---|---|\n"
    for one in PROJECTIONS.values():
        manner = "directed" if one.directed else "bipartite" if one.bipartite else ""
        kind = f"`{one.id}`{f' ({manner})' if manner else ''}"
        parameters = "; ".join(map(_told, one.parameters))
        yield f"| {kind} | {one.node} | {one.edge} | {one.weight} | {parameters} |\n"


def _told(parameter: Parameter) -> str:
    default = f" ({parameter.default})" if parameter.default != "" else ""
    choices = f": {', '.join(parameter.choices)}" if parameter.choices else ""
    return f"`{parameter.name}`{default} {parameter.label}{choices}"


def test_the_page_shows_the_register() -> None:
    text = PAGE.read_text("utf-8")
    assert text[text.index(BEGIN) + len(BEGIN) : text.index(END)] == "".join(table())


def test_the_page_explains_every_filter() -> None:
    text = PAGE.read_text("utf-8")
    rows = "".join(line for line in text.splitlines() if line.startswith("| `"))
    assert [name for name in FILTERS if f"`{name}`" not in rows] == []


def test_the_python_of_the_page_runs(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    monkeypatch.setenv("CASEGRAPH_SNAPSHOTS", str(repository.snapshot.parent))
    exec("".join(blocks[:2]), {})
    assert len(blocks) >= 2


def main() -> int:
    """Write the table into the page."""
    head, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    PAGE.write_text("".join((head, BEGIN, *table(), rest[rest.index(END) :])), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
