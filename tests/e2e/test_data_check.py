"""The data check in a real browser: a likely typo is fixed with one click, kept beside the log, and undone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.browser import OpenTab, Server, axe_violations
from tests.pages.test_page_add_log import hevy, row
from tests.pages.test_page_data_check import TYPO, squats

pytestmark = pytest.mark.browser


def test_a_typo_is_fixed_and_undone(server: Server, open_tab: OpenTab) -> None:
    tab = open_tab(server, phone=True)
    page = tab.open("/add")
    tab.upload(("log.csv", squats(TYPO)))
    page.get_by_role("button", name="Add 9 sets to my log").click()
    expect(page.get_by_role("button", name="See your week")).to_be_visible()
    tab.open("/check")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("1 thing to look at", timeout=20_000)
    assert axe_violations(page) == []
    tab.click("button", "Use 72.5 kg")
    expect(heading).to_have_text("Nothing to check", timeout=20_000)
    expect(page.get_by_text("load 725 kg counts as 72.5 kg.")).to_be_visible()
    assert axe_violations(page) == []
    tab.shoot("data-check-fixed-phone")
    with tab.rerun():
        page.get_by_role("button", name="Undo").first.click()
    expect(heading).to_have_text("1 thing to look at", timeout=20_000)


def test_a_number_that_was_not_noticed_is_corrected_in_the_log_and_undone(server: Server, open_tab: OpenTab) -> None:
    tab = open_tab(server, phone=True)
    page = tab.open("/add")
    tab.upload(("one.csv", hevy(row(when="20 Aug 2026, 18:05", reps="7", kg="70"))))
    page.get_by_role("button", name="Add 1 set to my log").click()
    expect(page.get_by_role("button", name="See your week")).to_be_visible()
    tab.open("/log")
    page.locator("summary").first.click()
    page.get_by_role("button", name="Correct a number").click()
    box = page.get_by_label("Repetitions")
    expect(box).to_be_visible(timeout=20_000)
    assert axe_violations(page) == []
    box.fill("4")
    box.press("Tab")
    page.get_by_role("button", name="Let these numbers count").press("Enter")
    expect(page.get_by_text("7 repetitions count as 4.")).to_be_visible(timeout=20_000)
    expect(page.get_by_role("cell", name="4 (logged: 7)")).to_be_visible()
    assert axe_violations(page) == []
    tab.shoot("log-corrected-phone")
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_role("cell", name="4 (logged: 7)")).to_have_count(0, timeout=20_000)
