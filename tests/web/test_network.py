"""The network explorer in a browser: drawn, searched, narrowed, refined, taken along.

That nothing is asked of another host, and nothing said in the console, is checked by `page`.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import networkx as nx
import pytest
from playwright.sync_api import Download, Locator, Page, expect

from tests.web.conftest import Axe

KIND = "/network?kind=barriers"
STATUS = ".explorer > [role=status]"


def nodes(page: Page) -> Locator:
    """The rows of the table of nodes that are shown."""
    return page.locator("tr[data-node]:visible")


def shown(page: Page) -> tuple[int, int]:
    """How many nodes and ties the status says are shown."""
    said = re.findall(r"([\d,]+) of ", page.locator(STATUS).inner_text())
    one, other = (int(number.replace(",", "")) for number in said)
    return one, other


def opened(page: Page, address: str = KIND) -> Page:
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    expect(page.locator("[data-ready]")).to_be_visible()
    return page


def set_slider(page: Page, label: str, value: str) -> None:
    page.get_by_label(label, exact=True).fill(value)


def downloaded(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    told: Download = waiting.value
    return told.suggested_filename, told.path().read_bytes()


@pytest.fixture
def explorer(page: Page) -> Page:
    """The network of barriers: 49 nodes and 487 ties."""
    return opened(page)


def test_the_network_is_drawn_in_place_of_the_picture(explorer: Page) -> None:
    assert explorer.locator(".stage canvas").count() >= 5
    expect(explorer.locator(STATUS)).to_have_text(re.compile("^All of it is shown"))
    expect(explorer.locator(".explorer img")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_explorer_is_accessible(explorer: Page, axe: Axe, scheme: str) -> None:
    explorer.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    explorer.get_by_text("Measures, colours and further filters").click()
    explorer.get_by_label("Find a node").fill("Legacy technology")
    explorer.get_by_label("Find a node").press("Enter")
    assert axe(explorer) == []


def test_a_node_is_found_and_its_neighbours_walked_by_keys_alone(explorer: Page) -> None:
    name = nodes(explorer).first.locator("th").inner_text()
    explorer.get_by_label("Find a node").focus()
    explorer.keyboard.type(name)
    explorer.keyboard.press("Enter")
    detail = explorer.get_by_role("region", name="Selected node")
    expect(detail.get_by_role("heading")).to_have_text(name)
    detail.get_by_role("button", name="Neighbours only").focus()
    explorer.keyboard.press("Enter")
    expect(detail.get_by_role("button", name="Neighbours only")).to_be_focused()
    assert 1 < shown(explorer)[0] < 49
    detail.locator(".neighbours button").first.focus()
    explorer.keyboard.press("Enter")
    expect(detail.get_by_role("heading")).not_to_have_text(name)


def test_a_name_that_no_node_has_is_told(explorer: Page) -> None:
    explorer.get_by_label("Find a node").fill("<b>nobody</b>")
    explorer.get_by_label("Find a node").press("Enter")
    expect(explorer.locator(STATUS)).to_have_text("No node has “<b>nobody</b>” in its name.")


def sought(page: Page, typed: str) -> str:
    """What the status says of a search."""
    page.get_by_label("Find a node").fill(typed)
    page.get_by_label("Find a node").press("Enter")
    return page.locator(STATUS).inner_text()


def test_a_node_is_found_in_any_case_and_by_a_part_of_its_name(explorer: Page) -> None:
    assert sought(explorer, "silos") == "Chosen: “Silos”."
    assert sought(explorer, "  LEGACY tech").startswith("Chosen: “Legacy technology”.")
    assert sought(explorer, "capacity").startswith("Chosen: “")
    heading = explorer.get_by_role("region", name="Selected node").get_by_role("heading")
    expect(heading).to_contain_text("capacity")


def test_that_the_node_sought_is_not_drawn_is_told(page: Page) -> None:
    opened(page, "/network?kind=cases-actors#year=1990")
    assert "It is not drawn" in sought(page, "aadhaar")


NAMES = ["São Paulo", "Paulo", "Paulownia", "Saint-Paulo", "Depaulo", "Łódź", "Straße", "Paulus"]


def test_of_names_that_fit_the_best_is_chosen(page: Page) -> None:
    given = {
        "directed": False,
        "graph": {},
        "nodes": [{"id": f"made/{n}", "label": name} for n, name in enumerate(NAMES)],
        "edges": [{"source": "made/7", "target": f"made/{n}"} for n in range(5)],
    }
    page.route("**/api/v1/networks/barriers?*", lambda route: route.fulfill(json=given))
    opened(page)
    for typed, chosen in [
        ("paulo", "“Paulo”. 4 other names fit too."),
        ("sao", "“São Paulo”."),
        ("paul", "“Paulus”. 5 other names fit too."),
        ("epau", "“Depaulo”."),
        ("lodz", "“Łódź”."),
        ("STRASSE", "“Straße”."),
        ("made/3", "“Saint-Paulo”."),
    ]:
        assert sought(page, typed) == f"Chosen: {chosen}"


def test_a_node_of_a_large_network_is_taken_by_a_click(page: Page) -> None:
    grid = {
        "directed": False,
        "graph": {},
        "nodes": [
            {"id": f"made/{n}", "label": f"Made {n}", "x": 50 * (n % 30), "y": 50 * (n // 30)}
            for n in range(900)
        ],
        "edges": [{"source": f"made/{n}", "target": f"made/{n + 1}"} for n in range(899)],
    }
    page.route("**/api/v1/networks/barriers?*", lambda route: route.fulfill(json=grid))
    opened(page)
    page.get_by_label("Find a node").fill("Made 435")
    page.get_by_label("Find a node").press("Enter")
    heading = page.get_by_role("region", name="Selected node").get_by_role("heading")
    page.get_by_role("button", name="Let go").click()
    expect(heading).to_have_count(0)
    page.locator(".stage").click()
    expect(heading).to_have_text("Made 435")


HOSTILE = [
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    "\"'><svg onload=window.ran=1>",
    "javascript:window.ran=1",
    '=HYPERLINK("https://evil.example/")',
    "\u202etxt.exe\u2066 gnp",
    'a,b\r\n"c"',
    "__proto__",
    "constructor",
    "]]>&amp;<!--\u0000\ufffe",
]


def hostile() -> dict[str, Any]:
    """A network whose every word would rather be something else."""
    ids = ["javascript:window.ran=1", "/evil.example", "//evil.example/x", "https://evil.example",
           "../__proto__", "x/constructor?y#z", "a\"b'c", "data:text/html,x", "..",
           "case/\u202ex"]  # fmt: skip
    return {
        "directed": False,
        "graph": {"kind": "../../barriers<script>"},
        "nodes": [
            {"id": one, "label": word, "kind": word, "sector": word, "iri": f"https://x.example/{one}",
             "communities-louvain": word, "x": "NaN", "y": word, "type": word, word: word}
            for one, word in zip(ids, HOSTILE, strict=True)
        ],
        "edges": [
            {"source": ids[0], "target": one, "weight": 2, "reasons": word, "type": word}
            for one, word in zip(ids[1:], HOSTILE[1:], strict=True)
        ],
    }  # fmt: skip


def test_words_that_would_be_markup_addresses_or_formulas_stay_words(page: Page) -> None:
    given = hostile()
    page.route("**/api/v1/networks/barriers?*", lambda route: route.fulfill(json=given))
    opened(page)
    for colour in ("sector", "communities-louvain", "__proto__", "kind"):
        page.locator(".controls").get_by_label("Colour").select_option(colour)
        assert page.locator(".legend li").count() >= 1
        assert page.locator(".legend label").count() == page.locator(".legend label > bdi").count()
    for node in given["nodes"]:
        sought(page, node["id"])
        detail = page.get_by_role("region", name="Selected node")
        expect(detail.locator("h2 > bdi")).to_have_count(1)
        expect(page.locator(f"{STATUS} bdi")).to_have_count(1)
        assert detail.locator(".neighbours button").count() == (
            detail.locator(".neighbours button > bdi").count()
        )
        page.get_by_role("button", name="Pin", exact=True).click()
    assert nodes(page).count() == 10
    assert page.evaluate("window.ran") is None
    links = page.locator("main a").evaluate_all("all => all.map(a => [a.protocol, a.host, a.rel])")
    here = page.evaluate("[location.protocol, location.host]")
    assert [link for link in links if link[:2] != here and "external" not in link[2]] == []
    assert page.locator("main :is(script, iframe, svg, img[onerror])").count() == 0
    names = {}
    for button in ("GEXF", "Nodes (CSV)", "Ties (CSV)", "Node-link JSON"):
        name, names[button] = downloaded(page, button)
        assert re.fullmatch(r"casegraph-[a-z-]+\.(gexf|csv|json)", name)
    assert len(nx.read_gexf(io.BytesIO(names["GEXF"]))) == 10
    assert len(nx.node_link_graph(json.loads(names["Node-link JSON"]), edges="edges")) == 10
    for button, count in (("Nodes (CSV)", 10), ("Ties (CSV)", 9)):
        table = list(csv.reader(io.StringIO(names[button].decode(), newline="")))
        assert len(table) == count + 1
        cells = {cell for row in table for cell in row}
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
        assert "\u202etxt.exe\u2066 gnp\u2069\u202c" in cells


def test_only_what_has_a_page_is_linked(page: Page) -> None:
    opened(page, "/network?kind=countries#node=country/GB")
    detail = page.get_by_role("region", name="Selected node")
    expect(detail.get_by_role("heading")).to_have_text("United Kingdom")
    expect(detail.get_by_role("link")).to_have_count(0)


def test_communities_are_colours_that_can_be_hidden(page: Page) -> None:
    opened(page, f"{KIND}&measure=communities&colour=communities")
    entries = page.locator(".legend input")
    assert entries.count() >= 2
    before = nodes(page).count()
    entries.first.uncheck()
    left = shown(page)[0]
    assert 0 < left < 49
    assert nodes(page).count() == left < before
    expect(entries.first).to_be_focused()
    entries.first.check()
    expect(page.locator(STATUS)).to_have_text(re.compile("^All of it"))


def test_communities_are_offered_at_once_and_called_by_their_members(explorer: Page) -> None:
    colour = explorer.locator(".controls").get_by_label("Colour")
    colour.select_option(label="Community (Louvain)")
    names = explorer.locator(".legend bdi")
    expect(names.nth(1)).to_be_visible()
    known = [row.locator("th").inner_text() for row in nodes(explorer).all()]
    for name in names.all_inner_texts():
        assert any(one.startswith(name.split(",")[0].rstrip("…")) for one in known)
    where, entries = explorer.url, names.all_inner_texts()
    assert "colour=communities-louvain" in where
    explorer.goto("about:blank")
    opened(explorer, where)
    assert names.all_inner_texts() == entries


def test_degree_colours_without_being_measured(explorer: Page) -> None:
    explorer.locator(".controls").get_by_label("Colour").select_option("degree")
    scale = [end for end in explorer.locator(".legend .scale span").all_inner_texts() if end]
    assert float(scale[0]) < float(scale[-1])
    _, content = downloaded(explorer, "GEXF")
    graph = nx.read_gexf(io.BytesIO(content))
    assert len({tuple(told["viz"]["color"].values()) for _, told in graph.nodes(data=True)}) > 2


def test_shapes_carry_what_colours_alone_would_call_other(page: Page) -> None:
    opened(page, "/network?kind=actors&colour=communities-louvain")
    swatches = page.locator(".legend .swatch")
    assert {swatch.get_attribute("class") for swatch in swatches.all()} == {
        "swatch circle", "swatch square", "swatch diamond",
    }  # fmt: skip
    assert swatches.count() == 22
    looks = swatches.evaluate_all("all => all.map(one => one.className + one.style.cssText)")
    assert len(set(looks)) == 22
    _, content = downloaded(page, "GEXF")
    assert set(re.findall(rb'viz:shape value="(\w+)"', content)) == {b"disc", b"square", b"diamond"}


def test_that_communities_cannot_be_had_is_told(page: Page, forgiven: list[str]) -> None:
    forgiven.append("503")
    opened(page)
    page.route("**measure=communities-louvain*", lambda route: route.fulfill(status=503, body="{}"))
    colour = page.locator(".controls").get_by_label("Colour")
    colour.select_option(label="Community (Louvain)")
    expect(page.locator(STATUS)).to_contain_text("cannot be worked out")
    expect(colour).to_have_value("kind")


def test_the_least_weight_hides_ties_in_drawing_and_table(explorer: Page) -> None:
    set_slider(explorer, "Hide ties lighter than", "5")
    assert shown(explorer) == (49, 31)
    assert explorer.locator("tr[data-source]:visible").count() == 31


def rows(page: Page, table: str) -> Iterator[Locator]:
    """The rows of a table, page by page, as its buttons turn them."""
    section = page.locator(f"section[aria-labelledby={table}]")
    following = section.get_by_role("button", name="Next rows", include_hidden=True)
    while True:
        yield section.locator("tbody tr")
        if not following.is_visible() or following.get_attribute("aria-disabled") == "true":
            return
        following.click()


def test_tables_list_what_is_drawn_beyond_the_rows_the_page_came_with(page: Page) -> None:
    opened(page, "/network?kind=cases-actors")
    assert sum(each.count() for each in rows(page, "nodes")) == 1074
    set_slider(page, "Year", "1995")
    assert shown(page) == (83, 75)
    assert (nodes(page).count(), page.locator("tr[data-source]").count()) == (83, 75)
    expect(page.get_by_role("navigation", name="Pages of the table of nodes")).to_be_hidden()
    ends = page.locator("tr[data-source]").evaluate_all(
        "rows => rows.flatMap(({dataset}) => [dataset.source, dataset.target])"
    )
    degrees = {
        row.get_attribute("data-node"): int(row.locator("td").nth(1).inner_text())
        for row in nodes(page).all()
    }
    assert {node: ends.count(node) for node in degrees} == degrees


def test_the_explorer_writes_the_same_rows_as_the_page(page: Page, plain_page: Page) -> None:
    for where in ("/network?kind=concepts&measure=betweenness", "/network?kind=relations",
                  "/network?kind=cases-actors&nodes_page=3&ties_page=2"):  # fmt: skip
        opened(page, where)
        plain_page.goto(where)
        for table in ("nodes", "ties"):
            both = [
                one.locator(f"section[aria-labelledby={table}] tbody tr").all_inner_texts()
                for one in (page, plain_page)
            ]
            assert both[0] == both[1]


def test_a_year_shows_what_there_was_then(page: Page) -> None:
    opened(page, "/network?kind=cases-actors")
    set_slider(page, "Year", "2000")
    there = shown(page)
    assert 0 < there[0] < 1074
    page.get_by_role("button", name="All years").click()
    expect(page.locator(STATUS)).to_have_text(re.compile("^All of it"))
    expect(page.get_by_role("button", name="All years")).to_be_hidden()


def test_a_link_brings_the_same_state_back(explorer: Page) -> None:
    name = nodes(explorer).nth(3).locator("th").inner_text()
    set_slider(explorer, "Hide ties lighter than", "2")
    explorer.get_by_label("Find a node").fill(name)
    explorer.get_by_label("Find a node").press("Enter")
    explorer.get_by_role("button", name="Neighbours only").click()
    before, where = shown(explorer), explorer.url
    assert {"node", "depth", "weight"} <= set(re.findall(r"[#&](\w+)=", where))
    explorer.goto("about:blank")
    opened(explorer, where)
    assert shown(explorer) == before
    expect(explorer.get_by_role("region", name="Selected node")).to_contain_text(name)


def test_a_link_that_means_nothing_shows_all(page: Page) -> None:
    opened(page, f"{KIND}#node=x&depth=9&year=soon&weight=-1&colour=nothing&camera=a,b,c&hide=x")
    expect(page.locator(STATUS)).to_have_text(re.compile("^All of it"))


def place(page: Page, node: str) -> list[float]:
    """Where the address says that a node is pinned."""
    (told,) = re.findall(rf"pin={node},([^&]*)", unquote(page.url))
    return [float(number) for number in told.split(",")]


def test_a_node_is_pinned_moved_and_let_go_by_single_clicks(explorer: Page) -> None:
    everything = explorer.get_by_role("button", name="Unpin all")
    expect(everything).to_be_hidden()
    sought(explorer, "silos")
    detail = explorer.get_by_role("region", name="Selected node")
    detail.get_by_role("button", name="Pin", exact=True).click()
    x, y = place(explorer, "vocab/barrier/silos")
    detail.get_by_role("button", name="Move the node to the right").click()
    detail.get_by_role("button", name="Move the node up").click()
    right, up = place(explorer, "vocab/barrier/silos")
    assert (right > x, up > y) == (True, True)
    detail.get_by_role("button", name="Unpin", exact=True).click()
    assert "pin=" not in explorer.url
    detail.get_by_role("button", name="Pin", exact=True).click()
    assert place(explorer, "vocab/barrier/silos") == [x, y]
    everything.click()
    expect(everything).to_be_hidden()
    assert "pin=" not in explorer.url


def test_a_node_is_moved_by_keys(explorer: Page) -> None:
    sought(explorer, "silos")
    explorer.get_by_role("application").focus()
    explorer.keyboard.press("Shift+ArrowLeft")
    x, y = place(explorer, "vocab/barrier/silos")
    explorer.keyboard.press("Shift+ArrowDown")
    left, down = place(explorer, "vocab/barrier/silos")
    assert (left == pytest.approx(x), down < y) == (True, True)
    pan = explorer.get_by_role("button", name="Move the view to the left")
    before = explorer.url
    pan.click()
    expect(explorer).not_to_have_url(before)


def test_a_dragged_node_is_where_it_was_put_when_the_link_is_opened(page: Page) -> None:
    opened(page, f"{KIND}#node=vocab/barrier/silos")
    sought(page, "silos")
    page.get_by_role("button", name="Let go").click()
    box = page.locator(".stage").bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + 60, middle[1] + 30, steps=4)
    page.mouse.move(middle[0] + 120, middle[1] + 60, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile("pin="))
    expect(page).to_have_url(re.compile("camera="))
    where, pinned = page.url, place(page, "vocab/barrier/silos")
    page.goto("about:blank")
    opened(page, where)
    assert place(page, "vocab/barrier/silos") == pinned
    page.get_by_role("button", name="Fit the whole network").click()
    page.goto("about:blank")
    opened(page, where)
    page.mouse.click(middle[0] + 120, middle[1] + 60)
    expect(page.get_by_role("region", name="Selected node")).to_contain_text("Silos")


def test_pins_that_mean_nothing_are_left_out(page: Page) -> None:
    silos = "vocab/barrier/silos"
    pins = ["x", f"{silos},1", f"{silos},a,b", f"{silos},1e99,0", "nobody,1,2", ",1,2",
            f"{silos},Infinity,0"]  # fmt: skip
    wrong = "&".join(f"pin={pin}" for pin in pins)
    opened(page, f"{KIND}#{wrong}")
    expect(page.get_by_role("button", name="Unpin all")).to_be_hidden()


def test_no_more_nodes_are_pinned_than_an_address_holds(page: Page) -> None:
    opened(page, "/network?kind=barriers")
    names = [row.get_attribute("data-node") for row in nodes(page).all()][:41]
    page.goto("about:blank")
    pins = "&".join(f"pin={name},0.5,0.{number:02}" for number, name in enumerate(names[:40]))
    opened(page, f"{KIND}#{pins}&node={names[40]}")
    page.get_by_role("button", name="Pin", exact=True).click()
    expect(page.locator(STATUS)).to_contain_text("no more can be")
    assert len(re.findall("pin=", page.url)) == 40


def test_the_layout_is_refined_in_a_worker_until_it_is_stopped(explorer: Page) -> None:
    refine = explorer.get_by_role("button", name="Refine the layout step by step")
    with explorer.expect_worker():
        refine.click()
    expect(refine).to_have_attribute("aria-pressed", "true")
    with (
        explorer.workers[0].expect_event("close") if explorer.workers else explorer.expect_worker()
    ):
        refine.click()
    expect(refine).to_have_attribute("aria-pressed", "false")


def test_gexf_holds_exactly_what_is_shown(explorer: Page) -> None:
    set_slider(explorer, "Hide ties lighter than", "5")
    name, content = downloaded(explorer, "GEXF")
    read = nx.read_gexf(io.BytesIO(content))
    assert (name, (len(read), read.number_of_edges())) == ("casegraph-barriers.gexf", (49, 31))
    assert all(weight >= 5 for *_, weight in read.edges(data="weight"))
    assert all(
        {"color", "position", "size"} <= set(told["viz"]) for _, told in read.nodes(data=True)
    )


def test_node_link_json_and_both_tables_hold_exactly_what_is_shown(explorer: Page) -> None:
    set_slider(explorer, "Hide ties lighter than", "5")
    name, content = downloaded(explorer, "Node-link JSON")
    read = nx.node_link_graph(json.loads(content), edges="edges")
    assert (name, (len(read), read.number_of_edges())) == ("casegraph-barriers.json", (49, 31))
    name, content = downloaded(explorer, "Ties (CSV)")
    assert name == "casegraph-barriers-ties.csv"
    ties = list(csv.DictReader(io.StringIO(content.decode())))
    again = nx.Graph()
    again.add_weighted_edges_from(
        (tie["source"], tie["target"], float(tie["weight"])) for tie in ties
    )
    assert again.number_of_edges() == 31
    for one, other, weight in again.edges(data="weight"):
        assert read.edges[one, other]["weight"] == weight >= 5
    labels = dict(read.nodes(data="label"))
    assert all(labels[tie["source"]] == tie["source_label"] for tie in ties)


def test_the_table_of_nodes_and_the_picture_can_be_taken_along(explorer: Page) -> None:
    name, content = downloaded(explorer, "Nodes (CSV)")
    assert name == "casegraph-barriers-nodes.csv"
    assert len(list(csv.DictReader(io.StringIO(content.decode())))) == 49
    name, content = downloaded(explorer, "Picture (PNG)")
    assert (name, content[:4]) == ("casegraph-barriers.png", b"\x89PNG")
    assert len(content) > 10_000


def test_the_drawing_is_moved_by_keys(explorer: Page) -> None:
    explorer.get_by_role("application").focus()
    for key in ("+", "ArrowLeft", "ArrowUp"):
        explorer.keyboard.press(key)
    expect(explorer).to_have_url(re.compile("camera="))


def test_a_telephone_shows_all_without_scrolling_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_nodes_are_smaller_where_the_stage_is_narrow(page: Page) -> None:
    largest = []
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        opened(page)
        _, content = downloaded(page, "GEXF")
        sizes = re.findall(rb'viz:size value="([\d.]+)"', content)
        largest.append(max(map(float, sizes)))
        page.goto("about:blank")
    assert largest[1] < 0.6 * largest[0]


@pytest.mark.parametrize("kind", ["cases-actors", "actors", "barriers"])
def test_the_drawing_begins_high_and_at_the_edge_of_the_page(page: Page, kind: str) -> None:
    opened(page, f"/network?kind={kind}")
    boxes = [page.locator(one).bounding_box() for one in (".stage", "h1", ".counted", STATUS)]
    assert len({box["x"] for box in boxes if box}) == 1
    assert boxes[0]
    assert boxes[0]["y"] < 400


def test_the_tables_turn_their_pages_without_script(plain_page: Page) -> None:
    plain_page.goto("/network?kind=cases-actors&min_weight=2")
    pager = plain_page.get_by_role("navigation", name="Pages of the table of nodes")
    first = nodes(plain_page).first.inner_text()
    pager.get_by_role("link", name="Next").click()
    expect(plain_page).to_have_url(re.compile("min_weight=2.*nodes_page=2#nodes$"))
    assert nodes(plain_page).first.inner_text() != first
    pager.get_by_role("link", name="Previous").click()
    expect(nodes(plain_page).first).to_have_text(first.replace("\t", ""))


def test_without_script_there_is_a_picture_and_tables(plain_page: Page, axe: Axe) -> None:
    plain_page.goto(KIND)
    picture = plain_page.locator(".explorer img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 0
    assert nodes(plain_page).count() == 49
    plain_page.get_by_label("Only cases found by").fill("homelessness")
    plain_page.get_by_role("button", name="Show").click()
    expect(plain_page).to_have_url(re.compile("q=homelessness"))
    assert 0 < nodes(plain_page).count() < 49
