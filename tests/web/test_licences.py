"""What is bundled comes with its licences."""

from playwright.sync_api import Page

from casegraph_api.assets import assets


def test_the_page_leads_to_the_licences_of_what_is_bundled(page: Page) -> None:
    page.goto("/sparql")
    link = page.get_by_role("link", name="licences of the scripts").get_attribute("href")
    assert link == assets()["licences.txt"].address
    text = page.request.get(link).text()
    assert text.startswith("@zazuko/yasqe 4.6.2, by Triply")
    for name in ("codemirror", "lodash-es", "dompurify", "sigma", "graphology"):
        assert f"\n{name} " in text
    assert text.count("Permission is hereby granted") >= 13
