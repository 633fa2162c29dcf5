"""A runner drops an export, checks it, adds it, takes it back; every format, and files that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browser import ROOT, OpenTab, Server, Watched, axe_violations, choose, running_server

pytestmark = pytest.mark.browser

SAMPLES = ROOT / "data" / "samples"
ROBIN = (SAMPLES / "athletes" / "robin-hevy.csv").read_bytes()
ROBIN_SETS = len(ROBIN.splitlines()) - 1


@pytest.fixture
def fresh(tmp_path: Path, chromium: Browser) -> Iterator[Server]:
    """A server with an empty database for one test."""
    with running_server(tmp_path) as one:
        yield one


def add(tab: Watched) -> None:
    with tab.rerun():
        tab.page.locator(".st-key-add button").click()


def test_from_the_empty_page_to_the_week_and_back(fresh: Server, open_tab: OpenTab) -> None:
    tab = open_tab(fresh)
    page = tab.open("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Add a log to see your week.")
    assert axe_violations(page) == []
    tab.shoot("empty")
    with tab.rerun():
        page.locator(".st-key-empty_add button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Add your training log")
    assert axe_violations(page) == []
    tab.shoot("add-choose")
    tab.upload(("robin.csv", ROBIN))
    expect(page.get_by_text(f"{ROBIN_SETS} sets in 48 sessions, 10 March to 21 August 2026.")).to_be_visible()
    assert axe_violations(page) == []
    tab.shoot("add-check")
    add(tab)
    expect(page.get_by_text(f"{ROBIN_SETS} sets in 48 sessions added.")).to_be_visible()
    assert axe_violations(page) == []
    tab.shoot("add-done")
    with tab.rerun():
        page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("What was added last was taken out of your log again.")).to_be_visible()
    tab.upload(("robin.csv", ROBIN))
    add(tab)
    tab.upload(("robin.csv", ROBIN))
    expect(page.get_by_text("This file is already in your log.")).to_be_visible()
    expect(page.locator(".st-key-add")).to_have_count(0)
    with tab.rerun():
        page.get_by_role("link", name="This week").click()
    expect(page.get_by_text("last session 2 days ago")).to_be_visible()


@pytest.mark.parametrize("name", ["hevy", "strong", "fitnotes", "table"])
def test_the_sample_of_each_format(fresh: Server, open_tab: OpenTab, name: str) -> None:
    tab = open_tab(fresh)
    tab.open("/add")
    tab.upload((f"{name}.csv", (SAMPLES / f"{name}.csv").read_bytes()))
    expect(tab.page.get_by_text("Answer what is open to see what was read.")).to_have_count(0)
    add(tab)
    expect(tab.page.get_by_role("button", name="See your week")).to_be_visible()
    tab.open("/log")
    assert axe_violations(tab.page) == []


def test_questions_that_a_file_leaves_open_are_answered_with_the_keyboard(fresh: Server, open_tab: OpenTab) -> None:
    tab = open_tab(fresh)
    page = tab.open("/add")
    tab.upload(("mine.csv", b"Date,Exercise,Weight,Reps\n04/05/2026,Squat,100,8\n04/05/2026,Squat,100,8\n"))
    expect(page.get_by_text("04/05/2026 could be 4 May 2026 or 5 April 2026. Which is it?").first).to_be_visible()
    assert axe_violations(page) == []
    tab.shoot("add-questions")
    for key, choice in (("date_order", "day first: 4 May 2026"), ("load_unit", "pounds")):
        with tab.rerun():
            choose(page.locator(f".st-key-ask_0_{key} input"), choice)
    expect(page.get_by_text("2 sets in 1 session, 4 May 2026.")).to_be_visible()


def test_an_unknown_name_is_placed_in_an_area(fresh: Server, open_tab: OpenTab) -> None:
    tab = open_tab(fresh)
    page = tab.open("/add")
    name = b"My <b>own</b> *thing* of me@place.example www.place.example https://place.example"
    tab.upload(("log@place.example.csv", b"Date,Exercise,Reps\n2026-08-20,%b,8\n2026-08-20,Squat,8\n" % name))
    expect(page.get_by_role("heading", name="1 exercise needs an area from you")).to_be_visible()
    expect(page.get_by_text("My <b>own</b> *thing*").first).to_be_visible()
    links = page.locator('a[href*="place.example"]')
    expect(links).to_have_count(0)
    page.locator("[class*=st-key-kind_match_0] input").click()
    with tab.rerun():
        page.get_by_role("option", name="Say which areas it trains").click()
    assert axe_violations(page) == []
    areas = page.locator("[class*=st-key-d_match_0] input")
    areas.evaluate("field => field.scrollIntoView({block: 'center'})")  # a list that opens closes when the page moves
    areas.click()
    with tab.rerun():
        page.get_by_role("option", name="Feet & arches").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    tab.shoot("add-match")
    add(tab)
    tab.open("/log")
    expect(page.get_by_text("all 2 sets counted")).to_be_visible()
    expect(links).to_have_count(0)


BAD = {
    "log.pdf": b"%PDF-1.7\n",
    "empty.csv": b"",
    "headings.csv": (SAMPLES / "hevy.csv").read_bytes().splitlines(keepends=True)[0],
    "binary.csv": bytes(range(256)) * 40,
    "reps.csv": b"Date,Exercise,Reps\n2026-08-20,Squat,8-10\n2026-08-20,Squat,nan\n2062-01-01,Squat,-3\n",
}


def test_files_that_cannot_be_read_get_a_sentence_each(fresh: Server, open_tab: OpenTab) -> None:
    tab = open_tab(fresh)
    page = tab.open("/add")
    tab.upload(*BAD.items())
    expect(page.get_by_text("This file was not read.")).to_have_count(len(BAD))
    expect(page.get_by_text("This file is a PDF.")).to_be_visible()
    assert axe_violations(page) == []
    tab.shoot("add-refused")
    assert page.locator(".st-key-add").count() == 0
    assert page.locator('[data-testid="stException"]').count() == 0


def test_a_file_over_25_megabytes_is_refused_before_it_is_sent(
    fresh: Server, open_tab: OpenTab, tmp_path: Path
) -> None:
    tab = open_tab(fresh)
    page = tab.open("/add")
    big = tmp_path / "big.csv"
    with big.open("wb") as out:
        out.truncate(200 * 1024 * 1024)
    page.locator('[data-testid="stFileUploaderDropzoneInput"]').set_input_files(big)
    expect(page.get_by_text("File must be 25.0MB or smaller.")).to_be_visible()
    expect(page.get_by_role("heading", name="How to get your export")).to_be_visible()
