"""A person enters a test, takes it away and brings it back, in a real browser, on a wide screen and a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.browser import ROOT, OpenTab, Server, axe_violations

pytestmark = pytest.mark.browser

SLOW_MS = 20_000
INSIDE = "No clear difference between left and right"


def test_a_result_is_entered_taken_away_and_brought_back(server: Server, open_tab: OpenTab):
    log = ROOT / "data" / "samples" / "athletes" / "robin-hevy.csv"
    tab = open_tab(server)
    page = tab.open("/add")
    tab.upload((log.name, log.read_bytes()))
    with tab.rerun():
        page.locator(".st-key-add button").click()
    tab = open_tab(server, phone=True)
    page = tab.open("/checks")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("No test entered yet", timeout=SLOW_MS)
    page.get_by_label("Left, in repetitions").fill("20")
    page.get_by_label("Right, in repetitions").fill("25")
    tab.click("button", "Keep this result")
    expect(heading).to_have_text(INSIDE, timeout=SLOW_MS)
    expect(page.get_by_role("figure")).to_have_count(1)
    page.get_by_text("Take a result away").click()
    page.wait_for_timeout(300)
    page.keyboard.press("Escape")  # the calendar of the day field is Streamlit's own
    page.wait_for_timeout(300)
    assert axe_violations(page) == []
    tab.shoot("checks-phone")
    tab.click("button", "Take away 23 August 2026: left 20, right 25")
    expect(heading).to_have_text("No test entered yet", timeout=SLOW_MS)
    tab.click("button", "Bring it back")
    expect(heading).to_have_text(INSIDE, timeout=SLOW_MS)
