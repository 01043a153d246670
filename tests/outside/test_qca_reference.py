"""Published matrices give the truth tables and solutions that R package QCA 3.25.1 gives."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from casegraph.errors import ResultTooLargeError
from casegraph.qca.calibration import Calibration
from casegraph.qca.fit import necessity
from casegraph.qca.matrix import Matrix, negated
from casegraph.qca.minimise import KINDS, Expectations, minimise
from casegraph.qca.truth_table import Cuts, Out, TruthTable, truth_table

pytestmark = pytest.mark.outside_data

LIPSET = ("DEV", "URB", "LIT", "IND", "STB")
FUZZY = {
    "DEV": (400, 550, 900), "URB": (25, 50, 65), "LIT": (50, 75, 90), "IND": (20, 30, 40),
    "STB": (15, 9.5, 5), "SURV": (-9, 0, 10),
}  # fmt: skip
CRISP = {
    "DEV": Calibration("crisp", (550,)), "URB": Calibration("crisp", (50,)),
    "LIT": Calibration("crisp", (75,)), "IND": Calibration("crisp", (30,)),
    "SURV": Calibration("crisp", (0,)), "STB": Calibration("crisp", (10,)),
}  # fmt: skip
HOMELESS = ("VI", "DT", "SA", "CS", "DF", "PF")
TRANSPORT = ("FED", "FIN", "URB", "COO", "DIS")


@pytest.fixture(scope="module")
def folder(outside_data: Path) -> Path:
    return outside_data / "qca-reference"


def read(folder: Path, name: str, how: Mapping[str, Calibration] | None = None) -> Matrix:
    """A table as R writes it: the header lacks the column of row names."""
    with (folder / f"{name}.tab").open(newline="") as file:
        head, *rows = csv.reader(file, delimiter="\t")
    columns = []
    for column, values in zip(head, zip(*(row[1:] for row in rows), strict=True), strict=True):
        calibration = (how or {}).get(column, Calibration())
        columns.append(calibration.apply([float(value) for value in values]).scores)
    return Matrix(tuple(row[0] for row in rows), tuple(head), tuple(zip(*columns, strict=True)))


def lipset(folder: Path, dev: Calibration = CRISP["DEV"]) -> Matrix:
    """Crisp; STB is in where its raw value is below 10."""
    raw = read(folder, "LR", CRISP | {"DEV": dev})
    at = raw.sets.index("STB")
    rows = tuple((*row[:at], 1 - row[at], *row[at + 1 :]) for row in raw.rows)
    return Matrix(raw.cases, raw.sets, rows)


def coded(table: TruthTable) -> dict[str, list[int]]:
    outs: tuple[Out, ...] = ("1", "0")
    return {out: [row.number for row in table.having(out)] for out in outs}


def solved(table: TruthTable, expected: Expectations) -> list[set[frozenset[str]]]:
    """The models of the three solutions, as sets of terms."""
    found = []
    for kind in KINDS:
        solution = minimise(table, kind, expected if kind == "intermediate" else None)
        found.append({frozenset(term.text for term in model.terms) for model in solution.models})
    return found


def models(*texts: str) -> set[frozenset[str]]:
    return {frozenset(text.split(" + ")) for text in texts}


def all_expected(names: Sequence[str], value: int = 1) -> Expectations:
    return {name: [value] for name in names}


def test_lipset_crisp(folder: Path) -> None:
    table = truth_table(lipset(folder), "SURV", LIPSET)
    assert coded(table) == {"1": [22, 24, 32], "0": [1, 2, 5, 6, 23, 31]}
    assert solved(table, all_expected(LIPSET)) == [
        models("DEV*~URB*LIT*STB + DEV*LIT*IND*STB"),
        models("DEV*STB"),
        models("DEV*LIT*STB"),
    ]


def test_lipset_crisp_fit_of_the_conservative_solution(folder: Path) -> None:
    (model,) = minimise(truth_table(lipset(folder), "SURV", LIPSET)).models
    fits = {term.text: (term.coverage, term.unique, term.cases) for term in model.terms}
    assert fits == {
        "DEV*~URB*LIT*STB": (0.5, 0.25, ("FI", "IE", "FR", "SE")),
        "DEV*LIT*IND*STB": (0.75, 0.5, ("FR", "SE", "BE", "CZ", "NL", "UK")),
    }


def test_lipset_crisp_negated(folder: Path) -> None:
    table = truth_table(lipset(folder), "~SURV", LIPSET)
    assert coded(table) == {"1": [1, 2, 5, 6, 23, 31], "0": [22, 24, 32]}
    assert solved(table, all_expected(LIPSET, 0)) == [
        models("~DEV*~URB*~IND + DEV*LIT*IND*~STB"),
        models("~DEV + ~STB"),
        models("~STB + ~DEV*~URB*~IND"),
    ]


def test_lipset_with_many_values(folder: Path) -> None:
    many = lipset(folder, Calibration("multivalue", (550, 850)))
    table = truth_table(many, "SURV", LIPSET[:4])
    assert coded(table) == {"1": [11, 20, 24], "0": [1, 3, 12, 16]}
    assert solved(table, {"DEV": [2], "URB": [1], "LIT": [1], "IND": [1]}) == [
        models("DEV[2]*LIT[1]*IND[1] + DEV[1]*URB[0]*LIT[1]*IND[0]"),
        models("DEV[2] + DEV[1]*IND[0]"),
        models("DEV[2]*LIT[1]*IND[1] + DEV[1]*LIT[1]*IND[0]"),
    ]


@pytest.fixture(scope="module")
def fuzzy(folder: Path) -> Matrix:
    return read(folder, "LR", {name: Calibration("fuzzy", at) for name, at in FUZZY.items()})


def test_lipset_fuzzy_memberships(fuzzy: Matrix) -> None:
    first, other = (fuzzy.rows[fuzzy.cases.index(name)] for name in ("AU", "DE"))
    assert first == pytest.approx((0.8069, 0.1240, 0.9892, 0.7313, 0.4335, 0.05), abs=5e-5)
    assert other == pytest.approx((0.8871, 0.7818, 0.9892, 0.9553, 0.3094, 0.05), abs=5e-5)


def test_lipset_fuzzy_necessity(fuzzy: Matrix) -> None:
    y, stb = fuzzy.column("SURV"), fuzzy.column("STB")
    found = [necessity(stb, y), necessity(negated(stb), y)]
    assert [(one.inclusion, one.ron, one.coverage) for one in found] == [
        pytest.approx((0.9207254935, 0.6811627183, 0.7082213975), abs=1e-10),
        pytest.approx((0.2223645966, 0.6885572930, 0.2743906489), abs=1e-10),
    ]


def test_lipset_by_quantiles(folder: Path) -> None:
    raw = read(
        folder, "LR", CRISP | {"DEV": Calibration("fuzzy", (0.1, 0.5, 0.9), by_quantile=True)}
    )
    wanted = (0.7121770935133, 0.9706986364409, 0.4939591799120, 0.1900219790997)
    assert raw.column("DEV")[:4] == pytest.approx(wanted)


def test_lipset_fuzzy(fuzzy: Matrix) -> None:
    table = truth_table(fuzzy, "SURV", LIPSET, Cuts(0.8))
    assert coded(table) == {"1": [22, 32], "0": [1, 2, 5, 6, 23, 24, 31]}
    fits = [(row.inclusion, row.pri) for row in table.having("1")]
    assert fits == [
        pytest.approx((0.805561826016, 0.717461320104)),
        pytest.approx((0.90499684993, 0.886146420633)),
    ]
    assert solved(table, all_expected(LIPSET)) == [
        models("DEV*URB*LIT*IND*STB + DEV*~URB*LIT*~IND*STB"),
        models("DEV*~IND + URB*STB"),
        models("DEV*URB*LIT*STB + DEV*LIT*~IND*STB"),
    ]


def test_stakeholder_fuzzy(folder: Path) -> None:
    table = truth_table(read(folder, "d.stakeholder"), "SA", cuts=Cuts(0.8))
    assert coded(table) == {"1": [4, 10, 11], "0": [3, 9, 13, 14]}
    inclusion = [row.inclusion for row in table.having("0")]
    assert inclusion == pytest.approx(
        [0.502512562814, 0.253731343284, 0.431034482759, 0.460465116279]
    )
    assert solved(table, all_expected(("PA", "SC", "OI", "MC"))) == [
        models("PA*~SC*OI*~MC + PA*~SC*~OI*MC + ~PA*~SC*OI*MC"),
        models("PA*OI + ~SC*MC"),
        models("PA*OI + PA*~SC*MC + ~SC*OI*MC"),
    ]


def test_stakeholder_negated(folder: Path) -> None:
    table = truth_table(read(folder, "d.stakeholder"), "~SA", cuts=Cuts(0.8))
    assert coded(table) == {"1": [9, 13], "0": [3, 4, 10, 11, 14]}
    assert solved(table, {"PA": [0], "SC": [0]}) == [
        models("PA*~OI*~MC"),
        models("~OI*~MC"),
        models("~OI*~MC"),
    ]


HOMELESS_SOLUTIONS = {
    "REP": [
        models("VI*~DT*CS*DF*PF + VI*DT*SA*~CS*DF*PF"),
        models(
            "VI*~DT + VI*~CS", "VI*~DT + SA*~CS", "VI*~DT + ~CS*DF", "VI*~CS + ~DT*DF",
            "VI*~CS + ~DT*CS*PF", "~DT*DF + SA*~CS", "~DT*DF + ~CS*DF", "SA*~CS + ~DT*CS*PF",
            "~CS*DF + ~DT*CS*PF",
        ),
    ],
    "RES": [
        models("VI*~DT*SA*CS*DF*PF + ~VI*~DT*SA*CS*~DF*~PF"),
        models("~DT*SA"),
        models("~DT*SA*CS"),
    ],
    "RIG": [
        models("VI*~DT*CS*DF*PF + VI*DT*SA*DF*PF"),
        models("VI", "DF"),
        models("VI*CS*DF*PF + VI*DT*SA*DF*PF"),
    ],
    "REL": [
        models("~VI*DT*~SA*~DF*PF + VI*SA*CS*DF*PF + ~VI*~SA*~CS*~DF*PF"),
        models(
            "~VI*PF + VI*SA*CS", "~VI*PF + SA*CS*DF", "~VI*PF + SA*CS*PF", "~DF*PF + VI*SA*CS",
            "~DF*PF + SA*CS*DF", "~DF*PF + SA*CS*PF",
        ),
        models("~VI*PF + SA*CS*DF*PF", "~DF*PF + VI*SA*CS*PF"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("outcome", HOMELESS_SOLUTIONS)
def test_homeless_crisp(folder: Path, outcome: str) -> None:
    wanted = HOMELESS_SOLUTIONS[outcome]
    table = truth_table(read(folder, "d.homeless"), outcome, HOMELESS)
    assert solved(table, all_expected(HOMELESS))[: len(wanted)] == wanted


def test_homeless_simplifying_assumptions(folder: Path) -> None:
    table = truth_table(read(folder, "d.homeless"), "RES", HOMELESS)
    (short,) = minimise(table, "parsimonious").models
    (between,) = minimise(table, "intermediate", all_expected(HOMELESS)).models
    assert short.assumed == (9, 10, 11, 12, 14, 15, 16, 41, 42, 43, 44, 45, 46, 47)
    assert between.assumed == (14, 15, 16, 45, 46, 47)


def test_transport_with_many_values(folder: Path) -> None:
    table = truth_table(read(folder, "d.transport"), "ACC", TRANSPORT, Cuts(0.75, 1, 0.5))
    assert coded(table) == {
        "1": [13, 16, 24, 28, 32, 36, 43],
        "0": [8, 17, 21, 23, 25, 29, 30],
    }
    assert solved(table, {"FED": [1, 2], "COO": [1], "DIS": [1]}) == [
        models(
            "FED[1]*FIN[1]*COO[1]*DIS[1] + FED[1]*URB[1]*COO[1]*DIS[1] + "
            "FED[0]*FIN[1]*URB[1]*COO[1]*DIS[1] + FED[2]*FIN[0]*URB[0]*COO[1]*DIS[1] + "
            "FED[2]*FIN[1]*URB[0]*COO[1]*DIS[0] + FED[0]*FIN[1]*URB[1]*COO[0]*DIS[0]"
        ),
        models(
            "FED[2] + FED[0]*FIN[1] + FED[1]*COO[1]*DIS[1]",
            "FED[0]*FIN[1] + URB[0]*COO[1] + FED[1]*COO[1]*DIS[1]",
        ),
        models(
            "FED[0]*FIN[1]*URB[1] + FED[1]*FIN[1]*COO[1]*DIS[1] + FED[1]*URB[1]*COO[1]*DIS[1] + "
            "FED[2]*FIN[1]*URB[0]*COO[1] + FED[2]*URB[0]*COO[1]*DIS[1]"
        ),
    ]


def test_nine_conditions_for_21_cases_have_too_many_models(folder: Path) -> None:
    # R lists 779 parsimonious models.
    table = truth_table(read(folder, "d.transport"), "ACC", read(folder, "d.transport").sets[:9])
    assert (len(table.rows), table.remainders) == (20, 748)
    with pytest.raises(ResultTooLargeError, match="more than 500 models of 5 terms"):
        minimise(table, "parsimonious")
