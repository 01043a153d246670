"""The search as a table: columns that put it in order, and the figures of each case."""

from collections.abc import Callable

from starlette.testclient import TestClient

from casegraph.repository import Repository
from tests.api.conftest import Page

Open = Callable[[str], Page]


def orders(page: Page) -> list[str]:
    return [cell.get("aria-sort", "") for cell in page.all("th") if cell.get("scope") == "col"]


def test_a_column_puts_the_table_in_order_and_turns_it_around(open_page: Open) -> None:
    assert "/search?q=city&sort=country&view=table" in open_page("/search?q=city&view=table").links
    page = open_page("/search?q=city&view=table&sort=country")
    assert "/search?q=city&sort=-country&view=table" in page.links
    assert orders(page)[:4] == ["", "", "ascending", ""]


def test_rows_come_in_the_order_of_the_column(client: TestClient) -> None:
    found = client.get("/api/v1/search?sort=country&limit=200").json()["hits"]
    assert [found[0]["country"], found[-1]["country"]] == ["AU", "US"]


def test_a_row_counts_barriers_and_outcomes(client: TestClient, repository: Repository) -> None:
    case = repository.case("vtaiwan")
    row = client.get("/search?view=table&country=TW").text.partition("<tbody>")[2]
    assert f'<td class="n">{len(case.barriers)}</td>' in row
    worsened = sum(seen.direction == "improved" for seen in case.outcomes)
    assert f"improved </span>{worsened}</span>" in row


def test_the_form_of_the_table_stays_a_table(open_page: Open) -> None:
    hidden = [
        field
        for field in open_page("/search?view=table").all("input")
        if field.get("type") == "hidden"
    ]
    assert hidden == [{"type": "hidden", "name": "view", "value": "table"}]
