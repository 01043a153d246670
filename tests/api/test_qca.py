"""Qualitative comparative analysis over HTTP."""

import io
import zipfile

import pytest
from starlette.testclient import TestClient

from casegraph_api.qca_schemas import QcaReport

ASKED = (
    "/api/v1/qca?condition=SILOS%3Dbarrier:silos&condition=PARTNERS%3Dcount:actors"
    "&outcome=IMPROVED%3Dshare:outcomes%5Bdirection%3Dimproved%5D&where=level%3Dlocal"
    "&calibrate=PARTNERS%3Dfuzzy 9.5 13.5 20.5&calibrate=IMPROVED%3Dfuzzy 0.2 0.55 0.9"
    "&incl=0.75&expect=SILOS%3D0"
)


def test_the_report_says_cases_and_remainders_first(client: TestClient) -> None:
    told = client.get(ASKED).json()
    first = {name: told[name] for name in list(told)[:5]}
    assert first == {
        "title": "", "cases": 33, "complete": 33, "configurations": 4, "remainders": 0,
    }  # fmt: skip


def test_the_answer_has_exactly_the_fields_described(client: TestClient) -> None:
    answer = client.get(ASKED)
    read = QcaReport.model_validate_json(answer.content, strict=False)
    assert read.model_dump(mode="json", by_alias=True) == answer.json()
    assert len(read.solutions) == 3


def test_csv_is_the_calibrated_table(client: TestClient) -> None:
    answer = client.get(f"{ASKED}&format=csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(answer.text.splitlines()) == 34
    assert client.get(ASKED, headers={"Accept": "text/csv"}).text == answer.text


def test_a_zip_holds_the_whole_folder_and_is_the_same_each_time(client: TestClient) -> None:
    answer = client.get(f"{ASKED}&format=zip")
    assert answer.headers["content-type"] == "application/zip"
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert len(names) == 9
    assert "qca/script.R" in names
    assert client.get(f"{ASKED}&format=zip").content == answer.content


@pytest.mark.parametrize(
    ("query", "status", "detail"),
    [
        ("", 400, "give 1 to 6 conditions"),
        ("condition=barrier:silos", 400, "outcome '' are given"),
        ("&".join(["condition=barrier:silos"] * 30) + "&outcome=start", 400, "30 conditions"),
        ("condition=barrier:sylos&outcome=target:attained", 400, "Did you mean 'silos'?"),
        ("condition=start&outcome=target:attained", 400, "how to calibrate it"),
        ("condition=%3Cscript%3E&outcome=target:attained", 400, "cannot be read"),
        ("condition=barrier:silos&outcome=target:attained&case=gov-u", 404, "'gov-uk'?"),
        ("condition=barrier:silos&outcome=target:attained&case=gov-uk&where=level%3Dlocal",
         400, "Give one of them"),
        ("condition=barrier:silos&outcome=target:attained&where=level", 400, "has no value"),
        ("condition=barrier:silos&outcome=target:attained&incl=2", 400, ""),
        ("condition=barrier:silos&outcome=target:attained&incl=nan", 400, ""),
        ("condition=barrier:silos&outcome=target:attained&incl=0.5&incl_0=0.9", 400, "above incl"),
        ("condition=barrier:silos&outcome=target:attained&expect=X%3D1", 404, "no condition 'X'"),
        ("condition=barrier:silos&outcom=target:attained", 400, "Did you mean 'outcome'?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_a_problem(
    client: TestClient, query: str, status: int, detail: str
) -> None:
    answer = client.get(f"/api/v1/qca?{query}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert detail in answer.json()["detail"] + answer.json().get("hint", "")
