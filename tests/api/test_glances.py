"""At a glance: lists tell how cases and claims ended, and how well that is known."""

import re

from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph_api.glances import Verdict, glances

RANKS = {"sms-0": 0, "sms-3": 3, "sms-5": 5}


def words(html: str) -> str:
    """What is read or heard of it."""
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def hit(page: str, case: str) -> str:
    """What a list shows of one case."""
    return page.partition(f'<a href="/case/{case}">')[2].partition("</article>")[0]


def test_a_hit_counts_outcomes_by_direction_and_names_the_best_evidence(client: TestClient) -> None:
    found = hit(client.get("/search?q=chez").text, "at-home-chez-soi")
    line = re.findall(r'<p class="glance">.*?</p>', found)
    assert [words(part) for part in line] == [
        "Outcomes improved 9 mixed 4 Best evidence SMS level 5"
    ]


def test_a_quoted_outcome_tells_its_direction_and_its_evidence(client: TestClient) -> None:
    found = hit(client.get('/search?q="3,056 people"').text, "heading-home-hennepin")
    (quoted,) = re.findall(r'<p class="passage"><b>Outcomes</b>.*?</p>', found, re.DOTALL)
    assert words(quoted).startswith("Outcomes Worsened Not scored The one-night count in Hennepin")


def test_a_quoted_response_tells_whether_the_barrier_was_resolved(client: TestClient) -> None:
    found = hit(client.get('/search?q="John Whitmire opened"').text, "houston-the-way-home")
    (quoted,) = re.findall(r'<p class="passage"><b>Responses</b>.*?</p>', found, re.DOTALL)
    assert words(quoted).startswith("Responses Unresolved In 2025 Mayor John Whitmire opened")


def test_the_end_of_a_barrier_that_is_not_reported_is_not_told(client: TestClient) -> None:
    page = client.get("/search?q=barrier:silos&limit=50").text
    assert "resolution-unknown" not in page
    assert "Not reported" not in page.partition('id="filters"')[0]


def test_a_row_of_the_table_shows_the_strongest_evidence(client: TestClient) -> None:
    row = client.get("/search?view=table&q=chez").text.partition("<tbody>")[2]
    cell = row.partition("</tr>")[0].rpartition("<td>")[2]
    assert 'href="#e5"' in cell
    assert words(cell) == "SMS level 5"


def test_the_strongest_evidence_is_that_of_the_highest_rank(repository: Repository) -> None:
    seen = glances(repository, RANKS)["at-home-chez-soi"]
    assert seen.strength == "sms-5"
    assert {"sms-5"} < {one.strength for one in seen.verdicts.values() if one.direction}


def test_steps_that_the_scale_does_not_have_are_no_evidence(repository: Repository) -> None:
    assert glances(repository, {})["at-home-chez-soi"].strength is None


def test_a_claim_has_a_resolution_or_a_direction(repository: Repository) -> None:
    verdicts = glances(repository, RANKS)["heading-home-hennepin"].verdicts
    assert len(verdicts) == 33
    assert verdicts["outcome-social-impact-count-2016"] == Verdict(None, "worsened", "sms-0")
    assert all((one.resolution is None) != (one.direction is None) for one in verdicts.values())
