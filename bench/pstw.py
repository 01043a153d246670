"""Real text at real size: the rows of Public Sector Tech Watch as cases of the model.

Only for measurements and tests: names, descriptions, countries and years are the rows' own, all
other coded fields are filled in alike. The real import is another matter.
"""

import csv
from datetime import date
from pathlib import Path

from casegraph.model import (
    Case,
    Participation,
    Period,
    Place,
    ProblemStatement,
    Record,
    Source,
)

__all__ = ["pstw_cases"]

_DAY = date(2026, 3, 4)


def pstw_cases(folder: Path) -> list[Case]:
    """The rows of the PSTW dataset in a folder of outside data."""
    file = folder / "pstw" / "pstw_dataset_2026-03-04.csv"
    with file.open(encoding="utf-8-sig", newline="") as table:
        return [_case(number, row) for number, row in enumerate(csv.DictReader(table), start=1)]


def _case(number: int, row: dict[str, str]) -> Case:
    text = " ".join(row["Description"].split())[:4000] or "No description."
    name = " ".join(row["Name"].split())[:400] or f"Row {number}"
    country = row["Geographical coverage (country)"].strip() or "Across countries"
    year = row["Start Year"].strip()
    return Case(
        id=f"pstw-{number}",
        title=name,
        summary=text,
        place=(Place(id=f"place-{number}", name=country, country="EU"),),
        level=("national",),
        period=Period(start=int(year) if year.isdecimal() else 2020, status="running"),
        policy_areas=("cofog-01",),
        problem=(ProblemStatement(key="row", text=text, source=("S1",)),),
        actors=(
            Participation(
                key="owner", actor="world-bank", role=("funder",), text=text, source=("S1",)
            ),
        ),
        sources={
            "S1": Source(
                url="https://interoperable-europe.ec.europa.eu/",
                title="Public Sector Tech Watch",
                publisher="European Commission",
                kind="dataset",
            )
        },
        record=Record(status="draft", created=_DAY, modified=_DAY, curators=("PSTW",)),
    )
