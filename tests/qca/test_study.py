"""Studies on the real corpus: the example of the docs, choices in Python, and bad input."""

from pathlib import Path
from typing import Any

import pytest

from casegraph.errors import CasegraphError, DataError, InputError, NotFoundError
from casegraph.qca import Kind, Qca, Study
from casegraph.qca.notation import calibration, written_calibration
from casegraph.qca.sheet import read_study
from casegraph.repository import Repository
from casegraph.variables import CaseTable, Cell, Variable

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "silos.yaml"


@pytest.fixture(scope="module")
def silos(repository: Repository) -> Qca:
    """The example of the docs."""
    sheet = read_study(EXAMPLE)
    return repository.qca(*sheet.variables, where=sheet.where, **sheet.asked)


def test_the_example_of_the_docs_runs(silos: Qca) -> None:
    assert len(silos.calibrated.cases) == 33
    assert silos.conditions == ("SILOS", "CHAMPION", "PRIVATE", "PARTNERS")
    assert silos.cautions == ()
    assert all(not isinstance(one, str) for one in silos.solutions().values())


def test_each_solution_covers_no_less_than_the_one_before(silos: Qca) -> None:
    kinds: tuple[Kind, ...] = ("conservative", "intermediate", "parsimonious")
    coverage = [silos.minimise(kind).models[0].coverage or 0 for kind in kinds]
    assert coverage == sorted(coverage)


def test_the_codebook_tells_the_calibration(silos: Qca) -> None:
    told = {entry.column: entry.calibrated.told for entry in silos.codebook}
    assert told["SILOS"] == "as it is"
    assert told["PARTNERS"] == (
        "fuzzy, direct method, logistic: exclusion 9.5, crossover 13.5, inclusion 20.5, idm 0.95"
    )


def test_frames_and_notebooks_show_it(silos: Qca) -> None:
    assert list(silos.to_frame().columns) == ["CASE", *silos.raw.columns]
    assert "33 of 33 cases have all values" in silos._repr_html_()
    assert silos.to_dict()["remainders"] == silos.truth_table().remainders


def test_cases_that_miss_a_value_are_dropped_with_the_reason(repository: Repository) -> None:
    found = repository.qca(["barrier:silos"], "~target:attained")
    assert found.outcome == "~TARGET_ATTAINED"
    assert len(found.dropped) + len(found.calibrated.cases) == 73
    assert len(found.dropped) == 42
    assert found.dropped["decidim-barcelona"] == {"TARGET_ATTAINED": "not-applicable"}


BAD: list[tuple[dict[str, Any], type[CasegraphError], str]] = [
    ({"conditions": ["barrier:sylos"]}, InputError, "Did you mean 'silos'"),
    ({"conditions": []}, InputError, "There are no conditions"),
    ({"conditions": ["A=start", "A=end"]}, InputError, "given to two variables"),
    ({"conditions": ["OUT=barrier:silos"]}, InputError, "means a column of truth tables"),
    ({"conditions": ["level"]}, InputError, "is nominal: its values are names"),
    ({"conditions": ["count:actors"]}, InputError, "Say how to calibrate it"),
    ({"conditions": ["Y=sector:private"]}, InputError, "given to two variables"),
    ({"where": {"country": "ZZ"}}, CasegraphError, "ZZ"),
    ({"cases": ["gov-u"]}, NotFoundError, "Did you mean 'gov-uk'"),
    ({"cases": ["gov-uk"]}, InputError, "Of 1 cases 1 have all values"),
    ({"cases": []}, InputError, "The selection is empty"),
    (
        {"outcome": "Y=end", "cases": ["decidim-barcelona", "gov-uk"]},
        InputError,
        "Missing are: Y in 2",
    ),
    ({"calibrate": {"SYLOS": "crisp 1"}}, NotFoundError, "no condition or outcome 'SYLOS'"),
    ({"calibrate": {"Y": "fuzzy 3 1 2"}}, InputError, "out of order"),
    ({"calibrate": {"Y": "fuzy 1 2 3"}}, InputError, "Did you mean 'fuzzy'"),
    ({"calibrate": {"Y": "crisp one"}}, InputError, "has 'one' where a number is expected"),
    ({"calibrate": ["Y"]}, InputError, "is not NAME=value"),
    ({"calibrate": ["Y=crisp 1", "y=crisp 0"]}, InputError, "given twice"),
    ({"expect": {"Y": 1}}, NotFoundError, "no condition 'Y'"),
    ({"expect": ["BARRIER_SILOS=yes"]}, InputError, "expected to be 'yes'"),
    ({"incl": 1.5}, InputError, "incl is 1.5"),
    ({"conditions": [f"C{n}=barrier:silos" for n in range(30)]}, InputError, "30 conditions make"),
]


@pytest.mark.parametrize(("given", "error", "told"), BAD)
def test_what_cannot_be_studied_is_said(
    repository: Repository, given: dict[str, Any], error: type[CasegraphError], told: str
) -> None:
    asked = {"conditions": ["barrier:silos"], "outcome": "Y=outcome:any[direction=improved]"}
    with pytest.raises(error, match=told):
        repository.qca(**(asked | given))


def test_an_outcome_that_all_cases_have_is_cautioned_and_not_explained() -> None:
    found = Qca(Study(("a",), "b"), _table({"p": (1, 1), "q": (0, 1)}))
    assert found.cautions == ("Y is 1 in all 2 cases: it cannot tell them apart.",)
    for told in found.solutions().values():
        assert str(told).startswith("No configuration is coded 0: every condition falls away")


def test_labels_from_elsewhere_are_escaped() -> None:
    hostile = "<script>alert(1)</script>|`x`"
    table = _table({hostile: (1, 1), "q": (0, 0)})
    found = Qca(Study(("a",), "b", title=hostile), table)
    assert "<script>" not in found._repr_html_()
    assert "<script>" not in found.to_markdown()


def _table(rows: dict[str, tuple[float, float]]) -> CaseTable:
    variables = tuple(Variable(name, name, name, "crisp", "") for name in ("X", "Y"))
    cells = tuple(tuple(Cell(value=value) for value in row) for row in rows.values())
    return CaseTable(tuple(rows), variables, cells)


@pytest.mark.parametrize("text", ["fuzzy 2 5 10", "crisp 0.5", "fuzzy quantiles 0.1 0.5 0.9"])
def test_a_calibration_is_written_as_it_is_read(text: str) -> None:
    assert written_calibration(calibration(text)) == text


SHEET = "title: T\nconditions: {A: 'barrier:silos'}\noutcome: {Y: 'target:attained'}\n"
BAD_SHEETS = [
    ("outcome: {Y: a, Z: b}\n", "outcome"),
    (SHEET + "calibrate: {A: fuzy 1 2 3}\n", ":4:16: .*Did you mean 'fuzzy'"),
    (SHEET + "calibrate: {B: crisp 1}\n", "B is neither condition nor outcome"),
    (SHEET + "cuts: {incl: 2}\n", ":4:14: "),
    (SHEET + "cuts: {incl: 0.5, incl_0: 0.8}\n", "above incl 0.5"),
    (SHEET + "conditons: {}\n", "Did you mean 'conditions'"),
    (SHEET + "where: {level: local}\ncases: gov-uk\n", "Give either where or cases"),
    (SHEET.replace("Y:", "a:"), "the same name in capitals"),
    (SHEET.replace("A:", "'A-B':"), ":2:"),
    (SHEET + "expect: {A: high}\n", ":4:13: "),
]


@pytest.mark.parametrize(("text", "told"), BAD_SHEETS)
def test_a_sheet_says_where_it_is_wrong(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "study.yaml"
    file.write_text(text)
    with pytest.raises(DataError, match=told):
        read_study(file)


def test_a_sheet_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no file"):
        read_study(tmp_path / "none.yaml")
