"""Notebooks of the documentation run, and show what is stored in them."""

import os
import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from casegraph.repository import Repository

from .notebooks import FOLDER, METADATA, changed, executed, read, settled

NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def test_there_is_one_for_each_reader() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["analyst", "practitioner", "researcher"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_what_is_stored(path: Path, repository: Repository) -> None:
    stored = read(path)
    snapshots = {"CASEGRAPH_SNAPSHOTS": str(repository.snapshot.parent)}
    fresh = settled(executed(stored, {**os.environ, **snapshots}), repository.info["id"])
    differences = "\n".join(changed(stored, fresh))
    assert not differences, f"Bring the outputs up to date with: make notebooks\n{differences}"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_nothing_is_stored_that_is_of_one_run_or_one_machine(path: Path) -> None:
    stored = read(path)
    assert stored == settled(stored, "no edition")
    assert stored["metadata"] == METADATA
    for place in (tempfile.gettempdir(), str(Path.home()), str(FOLDER.parent.parent)):
        assert f"{place}/" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_cell_ran_without_a_warning(path: Path) -> None:
    cells = [cell for cell in read(path)["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    assert "stderr" not in {output.get("name") for cell in cells for output in cell["outputs"]}


def test_tables_and_a_picture_are_stored() -> None:
    cells = [cell for path in NOTEBOOKS for cell in read(path)["cells"]]
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    assert Counter(form for output in outputs for form in output.get("data", ())) == {
        "text/html": 19,
        "text/plain": 1,
        "text/markdown": 1,
        "image/svg+xml": 1,
    }


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_links_lead_somewhere(path: Path) -> None:
    texts = [cell["source"] for cell in read(path)["cells"] if cell["cell_type"] == "markdown"]
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", "".join(texts))
    assert [link for link in links if not (FOLDER / link).exists()] == []


def _book(**output: Any) -> NotebookNode:
    shown = new_output("display_data", **output)
    cell = new_code_cell("show()", id="cell-1", outputs=[shown])
    made: NotebookNode = new_notebook(cells=[cell])
    return made


def test_a_cell_that_fails_is_an_error() -> None:
    with pytest.raises(CellExecutionError, match="ZeroDivisionError"):
        executed(new_notebook(cells=[new_code_cell("1 / 0")]), os.environ)


def test_another_text_is_a_difference() -> None:
    before, after = (_book(data={"text/html": f"<td>{number}</td>"}) for number in (3, 4))
    (told,) = changed(before, after)
    assert told.splitlines()[3:] == ["-<td>3</td>", "+<td>4</td>"]
    assert list(changed(before, before)) == []


def test_a_missing_cell_is_a_difference() -> None:
    assert len(list(changed(_book(data={"text/plain": "3"}), new_notebook()))) == 1


def test_places_in_a_picture_may_differ_and_its_words_not() -> None:
    one, moved, other = (
        _book(data={"text/html": f"<p>3</p><svg><text x='{x}'>{label}</text></svg>"})
        for x, label in (("1.5", "Nesta"), ("1.6", "Nesta"), ("1.5", "MindLab"))
    )
    assert list(changed(one, moved)) == []
    assert len(list(changed(one, other))) == 1


def test_only_the_richest_form_is_kept() -> None:
    book = _book(data={"text/plain": "<X at 0x7f>", "text/html": "<p>x</p>"}, metadata={"a": 1})
    (output,) = settled(book, "abc")["cells"][0]["outputs"]
    assert output["data"] == {"text/html": "<p>x</p>"}
    assert output["metadata"] == {}


def test_the_edition_is_left_out_of_a_citation() -> None:
    text = "The casegraph editors (2026). casegraph. Edition abc123, 2026-11-29. Since (2006)."
    (output,) = settled(_book(data={"text/plain": text}), "abc123")["cells"][0]["outputs"]
    assert output["data"]["text/plain"] == (
        "The casegraph editors (YEAR). casegraph. Edition EDITION, DAY. Since (2006)."
    )
