"""A small table with the real column names, and a tiny repository to import it into."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from casegraph.importing import Report, import_pstw
from casegraph.model import Vocabulary

HEADER = (
    "PSTW ID", "Name", "Website", "Description", "Geographical extent",
    "Geographical coverage (country)", "NUTS 2021", "Responsible organisation",
    "Responsible organisation category", "Functions of Government (COFOG level I)",
    "Functions of Government (COFOG level II)", " Status", "Start Year", "End Year", "Process type",
    "Application type", "Cross Border", "Cross Sector", "Primary Technology",
    "Secondary Technology", "Interaction", "Improved Public Service", "Personalized Services",
    "Public (citizen)-centered services", "Increase quality of PSI and services",
    "More responsive, efficient, and cost-effective public services", "New services or channels",
    "Improved Administrative Efficiency", "Cost-reduction",
    "Responsiveness of government operation", "Improved management of public resources",
    "Increased quality of processes and systems", "Better collaboration and better communication",
    "Reduced or eliminated the risk of corruption and abuse of the law by public servants",
    "Enabled greater fairness, honesty, equality", "Open government capabilities",
    "Increased transparency of public sector operations",
    "Increased public participation in government actions and policy making",
    "Improved public control and influence on government actions and policies", "Source",
    "AI Classification (I)", "AI Classification Subdomain (II) (main)",
    "AI Classification Subdomain (II) (Other I)", "AI Classification Subdomain (II) (Other II)",
    "AI Classification Subdomain (II) (Other III)", "AI Keywords", "Collaboration type",
    "Procurement (EU Model Contractual AI)", "Funding source", "GovTech",
    "Company name or GovTech ID", "GovTech Initiative + ID", "Open components in input",
    "Open components in output", "Stories link", "Date updated",
)  # fmt: skip

BUS = {
    "PSTW ID": "PSTW-7",
    "Name": "Bus planner",
    "Website": "https://example.org/bus",
    "Description": "A city plans buses. It uses a model. Nobody waits. Three lines changed.",
    "Geographical extent": "Local ",
    "Geographical coverage (country)": "Finland",
    "NUTS 2021": "FI1B",
    "Responsible organisation": "City of Oulu ",
    "Responsible organisation category": "Local government",
    "Functions of Government (COFOG level I)": "Economic affairs",
    "Functions of Government (COFOG level II)": "Transport",
    " Status": "Implemented",
    "Start Year": "2021",
    "End Year": "\xa0",
    "Primary Technology": "Artificial intelligence",
    "Source": "https://example.org/report",
    "Date updated": "04/10/2024",
}
TODAY = date(2026, 11, 29)
CURATED = """\
id: bus-planner-oulu
name: The bus planner
summary: A city planned buses.
place: {id: oulu, name: Oulu, country: FI}
level: local
period: {start: 2019, status: running}
policy_areas: cofog-04.5
problem:
  - {key: waiting, text: People waited too long., source: S1}
actors:
  - {key: city, actor: city-of-oulu, role: implementer, did: Ran the buses., source: S1}
sources:
  S1: {url: "https://example.org/own", title: A report, publisher: City of Oulu, kind: official}
record: {status: draft, created: 2026-01-01, modified: 2026-01-02, curators: Editors}
"""

Table = Callable[..., Path]
Import = Callable[..., Report]


def text_of(*rows: dict[str, str], header: tuple[str, ...] = HEADER) -> str:
    """Rows as CSV; what a row does not give is empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, header, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one curated case."""
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "bus-planner-oulu.yaml").write_text(CURATED, "utf-8")
    actors = "city-of-oulu: {name: City of Oulu, kind: organisation, sector: public}\n"
    (tmp_path / "actors.yaml").write_text(actors, "utf-8")
    return tmp_path


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """Write rows as a table; each is the bus planner but for what it gives."""

    def write(*rows: dict[str, str], header: tuple[str, ...] = HEADER) -> Path:
        file = tmp_path / "table.csv"
        whole = text_of(*(BUS | row for row in rows or ({},)), header=header)
        file.write_text(whole, "utf-8-sig")
        return file

    return write


@pytest.fixture
def bring(data: Path, vocabulary: Vocabulary) -> Import:
    """Import a table into the data folder."""

    def run(file: Path, day: date = TODAY, *, dry_run: bool = False) -> Report:
        return import_pstw(file, data, vocabulary, day, dry_run=dry_run)

    return run


@pytest.fixture
def case_file(data: Path) -> Path:
    """Where imported cases come to lie."""
    return data / "imported" / "pstw.jsonl"
