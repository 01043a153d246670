"""The page on measures says what the register says.

After a change: python -m tests.network.measures.test_docs writes the tables anew.
"""

import re
import sys
from pathlib import Path
from typing import Any

import pytest

from casegraph.network.measures import MEASURES, Measure
from casegraph.network.measures.costs import (
    LINEAR,
    NODES_TIMES_TIES,
    REPEATED,
    TIES_TIMES_DEGREE,
)
from casegraph.network.measures.needs import NEEDS
from tests.network.measures.examples import EXAMPLES

PAGE = Path(__file__).parents[3] / "docs" / "measures.md"
OF = {"node": "nodes", "edge": "ties", "network": "the network"}
COSTS = (LINEAR, REPEATED, TIES_TIMES_DEGREE, NODES_TIMES_TIES)


def _row(one: Measure) -> str:
    needs = "; ".join(NEEDS[need].label for need in one.needs)
    parameters = ", ".join(f"`{p.name}`={str(p.default).lower()}" for p in one.parameters)
    cells = (f"`{one.id}`", one.description, one.type, needs, parameters, one.weight, one.cost.id)
    return f"| {' | '.join((*cells, one.engine))} |".replace("  ", " ")


def _tables() -> str:
    """The tables of the page, one for nodes, one for ties, one for the network."""
    parts = []
    for of, title in OF.items():
        rows = [_row(one) for one in MEASURES.values() if one.of == of]
        head = (
            "| measure | what it says | type | needs | parameters | weight | cost | computed by |"
        )
        parts.append("\n".join([f"### Of {title}", "", head, f"|{'---|' * 8}", *rows, ""]))
    return "\n".join(parts)


def _literature() -> str:
    works = sorted({one.reference for one in MEASURES.values()})
    of = {work: [one.id for one in MEASURES.values() if one.reference == work] for work in works}
    return "\n".join(f"- {work} (`{'`, `'.join(ids)}`)" for work, ids in of.items())


def _bounds() -> str:
    return "\n".join(f"| {cost.id} | {cost.most:,} |" for cost in COSTS)


def _written(name: str) -> str:
    begin, end = f"<!-- {name} -->\n", f"\n<!-- end of {name} -->"
    return PAGE.read_text("utf-8").partition(begin)[2].partition(end)[0]


GENERATED = {"tables": _tables, "bounds": _bounds, "literature": _literature}


@pytest.mark.parametrize("name", GENERATED)
def test_the_page_is_as_the_register(name: str) -> None:
    assert _written(name) == GENERATED[name]()
    assert len(_written(name)) > 100


def test_the_python_of_the_page_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)
    assert names["found"].nodes["betweenness"]["Valjean"] == pytest.approx(0.57, abs=5e-4)


@pytest.mark.parametrize("one", MEASURES.values(), ids=lambda one: one.id)
def test_a_measure_has_words_literature_and_an_example(one: Measure) -> None:
    assert one.description.endswith(".")
    assert re.search(r"\(\d{4}\)\. ", one.reference)
    assert one.label[0].isupper() or one.label == "k-core"
    assert EXAMPLES[one.id].expected is not None
    assert one.weight != "unused" or not {p.name for p in one.parameters} & {"weighted"}
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", one.id)


@pytest.mark.parametrize("one", MEASURES.values(), ids=lambda one: one.id)
def test_what_to_use_instead_is_a_measure_that_asks_for_other_things(one: Measure) -> None:
    if one.instead:
        assert set(MEASURES[one.instead].needs) & set(one.needs) <= {"ties"}


def test_every_family_of_the_folder_is_in_the_register() -> None:
    folder = PAGE.parents[1] / "src" / "casegraph" / "network" / "measures"
    declaring = {path for path in folder.glob("*.py") if "\nMEASURES = (" in path.read_text()}
    modules = {
        Path(str(sys.modules[one.function.__module__].__file__)) for one in MEASURES.values()
    }
    assert len(declaring) == 22
    assert modules == declaring


if __name__ == "__main__":
    page = PAGE.read_text("utf-8")
    for part, make in GENERATED.items():
        page = page.replace(f"<!-- {part} -->\n{_written(part)}\n", f"<!-- {part} -->\n{make()}\n")
    PAGE.write_text(page, "utf-8")
