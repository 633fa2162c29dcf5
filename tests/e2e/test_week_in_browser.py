"""From a bar to its sets and back, with the mouse and with the keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.browser import OpenTab, Server, axe_violations, choose

pytestmark = pytest.mark.browser


def test_a_clicked_bar_opens_its_week_and_back_returns(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    page = tab.open("/?sample=runner")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Calves jumped")
    plot = page.locator(".st-key-row_calves .nsewdrag").first
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.86, box["y"] + 12)  # above a bar: the whole slot opens the week
    expect(page).to_have_url(re.compile("week=2026-08-10&area=calves"))
    expect(heading).to_have_text("Calves: 12 sets, 10 to 16 August")
    expect(page.get_by_text("Read from robin-hevy.csv.").first).to_be_visible()
    expect(page.get_by_role("cell", name="27", exact=True)).to_be_visible()
    page.get_by_role("link", name="All areas").click()
    expect(heading).to_have_text("10 to 16 August: calves jumped")
    page.go_back()
    expect(heading).to_have_text("Calves: 12 sets, 10 to 16 August")
    page.go_back()
    expect(heading).to_contain_text("Calves jumped;")


def test_a_range_stands_in_the_address_and_back_takes_it_back(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    page = tab.open("/?sample=runner")
    expect(page.get_by_text("Last 16 weeks.").first).to_be_visible()
    page.locator('[class*="st-key-weeks"] button').filter(has_text="8").first.click()
    expect(page).to_have_url(re.compile("weeks=8"))
    expect(page.get_by_text("Last 8 weeks.").first).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Last 16 weeks.").first).to_be_visible()
    page.go_forward()
    expect(page.get_by_text("Last 8 weeks.").first).to_be_visible()


def test_a_week_is_chosen_with_the_keyboard(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    page = tab.open("/?sample=runner")
    page.get_by_text("Read as a table, or open one of these weeks").click()
    choose(page.locator(".st-key-open_week input"), "3 to 9 August")
    expect(page.get_by_role("heading", level=1)).to_contain_text("3 to 9 August")
    tab.settle()
    assert axe_violations(page) == []


def test_all_weeks_lead_to_one(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    page = tab.open("/weeks?sample=runner")
    page.get_by_role("link", name="10 to 16 August").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("10 to 16 August: calves jumped")


def test_an_exercise_of_the_week_is_chosen_with_the_keyboard_and_back_shows_all(server: Server, open_tab: OpenTab):
    tab = open_tab(server, phone=True)
    page = tab.open("/week?sample=runner&week=2026-08-10")
    raise_cell = page.get_by_role("cell", name="Standing Calf Raise").first
    expect(raise_cell).to_be_visible()
    with tab.rerun():
        choose(page.locator(".st-key-week_exercise input"), "Hip thrust")
    expect(page).to_have_url(re.compile("exercise=hip_thrust"))
    expect(raise_cell).not_to_be_visible()
    assert axe_violations(page) == []
    page.go_back()
    expect(raise_cell).to_be_visible()
    page.go_forward()
    expect(raise_cell).not_to_be_visible()
    page.get_by_role("link", name="How Hip thrust moves").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hip thrust:")
