"""What a page leaves out on paper, what it shows, and that it fits; the PDFs are kept for a person to look at."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from pages.shared.widgets import OPEN_WORDS
from tests.e2e.browser import OpenTab, Server, Watched
from tests.e2e.looks import SHOTS

pytestmark = pytest.mark.browser

PRESSED = (
    ".stAppHeader",
    ".stButton",
    ".stButtonGroup",
    ".stForm",
    ".stTextArea",
    ".st-key-pages_beside a",
    ".st-key-week_steps a",
)


def visible(page: Page, selector: str) -> int:
    return page.locator(selector).locator("visible=true").count()


def opened(tab: Watched, url: str) -> Page:
    page = tab.open(url)
    with tab.rerun():
        page.get_by_role("button", name=OPEN_WORDS[False]).click()
    expect(page.locator("details:not([open])")).to_have_count(0)
    return page


def printed(page: Page, name: str) -> int:
    """Keeps the page as a PDF of A4; how many sheets it takes."""
    SHOTS.mkdir(exist_ok=True)
    content = page.pdf(path=SHOTS / f"{name}.pdf", format="A4")
    return len(re.findall(rb"/Type\s*/Page\b", content))


@pytest.mark.parametrize("how", ["desk-light", "desk-dark", "phone-light"])
def test_paper_shows_what_is_read_and_leaves_out_what_is_pressed(server: Server, open_tab: OpenTab, how: str) -> None:
    tab = open_tab(server, dark="dark" in how, phone="phone" in how)
    page = opened(tab, "/week?sample=runner&week=2026-08-10")
    assert all(visible(page, one) for one in (".stButton", ".st-key-pages_beside a"))
    assert 2 <= printed(page, f"print-week-{how}") <= 5
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1000})  # A4 without its margins
    assert {one: visible(page, one) for one in PRESSED} == dict.fromkeys(PRESSED, 0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Sample data: an invented runner.")).to_be_visible()
    expect(page.get_by_role("cell", name="54", exact=True)).to_be_visible()
    expect(page.get_by_text("This compares your log with published guidance")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    colours = page.locator("h1").evaluate(
        "one => [getComputedStyle(one).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert colours == ["rgb(24, 34, 37)", "rgb(255, 255, 255)"]


def test_charts_stand_beside_their_words_on_paper(server: Server, open_tab: OpenTab) -> None:
    page = opened(open_tab(server), "/?sample=runner")
    assert 2 <= printed(page, "print-this-week") <= 5
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1000})
    text, chart = page.get_by_text("this week so far").nth(1).bounding_box(), page.locator(".stPlotlyChart").first
    plot = chart.locator(".main-svg").first.bounding_box()
    assert text and plot
    assert text["x"] + text["width"] <= plot["x"] + 1 and plot["x"] + plot["width"] <= 718


def test_each_week_keeps_its_name_on_paper(server: Server, open_tab: OpenTab) -> None:
    page = open_tab(server).open("/weeks?sample=runner")
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="10 to 16 August")).to_be_visible()
    assert visible(page, ".st-key-pages_beside a") == 0
