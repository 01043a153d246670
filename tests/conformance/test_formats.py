"""The W3C tests of CSV and TSV, over HTTP: the values, and the bytes that carry them."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conformance.evaluation import ask_over_dataset, verdict
from tests.conformance.manifest import NEEDS_DATA, Evaluation, csv_tests, evaluations
from tests.conformance.services import Service

pytestmark = NEEDS_DATA

CSV = csv_tests()
TSV = [test for test in evaluations() if test.expected.suffix == ".tsv"]
PLAIN = [test for test in (*CSV, *TSV) if not test.id.endswith("03")]
REWRITTEN = "csv-tsv-res/csv03"  # the double 1.0E6 comes back as 1000000
ENDS = {".csv": b"\r\n", ".tsv": b"\n"}


def test_there_are_three_tests_of_each_format() -> None:
    assert (len(CSV), len(TSV), len(PLAIN)) == (3, 3, 4)


@pytest.mark.parametrize("test", CSV, ids=lambda test: test.id)
def test_csv_holds_the_values(test: Evaluation, ours: Service) -> None:
    known = "same values" if test.id == REWRITTEN else "same"
    assert verdict(test, ask_over_dataset(ours, test)) == known


@pytest.mark.parametrize("test", PLAIN, ids=lambda test: test.id)
def test_the_bytes_are_those_of_the_file(test: Evaluation, ours: Service, tmp_path: Path) -> None:
    body = ask_over_dataset(ours, _in_columns(test, tmp_path)).body
    lines = re.sub(rb"_:\w+", b"_:x", body).split(ENDS[test.expected.suffix])
    expected = re.sub(rb"_:\w+", b"_:x", test.expected.read_bytes())
    assert lines == expected.split(b"\n")


def _in_columns(test: Evaluation, folder: Path) -> Evaluation:
    """The test with the columns in the order of the file; `SELECT *` leaves the order open."""
    names = re.findall(r"\w+", test.expected.read_text("utf-8").partition("\n")[0])
    columns = " ".join(f"?{name}" for name in names)
    query = folder / test.query.name
    query.write_text(test.query.read_text("utf-8").replace("*", columns, 1), "utf-8")
    return replace(test, query=query)
