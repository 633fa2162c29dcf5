"""The runner's pages in a real browser: every sample athlete, the switches, the tables, links to an exercise."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.browser import OpenTab, Server, axe_violations

pytestmark = pytest.mark.browser

THIS_WEEK = "/?sample=runner"
FINDINGS = {
    "Robin (sample)": "Calves jumped; feet & arches were skipped",
    "Alex (sample)": "Week 3 of 3: still learning your usual week",
    "Sam (sample)": "Second week back after 23 days; legs above the ramp",
    "Kim (sample)": "Sled push jumped in speed; feet & arches were skipped",
    "Lee (sample)": "16 days without an entry: rested, or not logged?",
    "Max (sample)": "Feet & arches were skipped",
}

PLACES = """([root, name]) => {
  const plot = document.querySelector(`${root} .js-plotly-plot`);
  plot.scrollIntoView({ block: "center" });
  const { xaxis, yaxis } = plot._fullLayout, box = plot.getBoundingClientRect();
  const trace = plot.data.find((one) => one.name === name);
  const read = (axis, one) => axis._offset + axis.l2p(one);
  return Array.from(trace.x).map((x, nth) => [
    box.left + read(xaxis, x),
    box.top + (name === "sessions" ? read(yaxis, trace.y[nth]) : yaxis._offset + yaxis._length / 2),
  ]);
}"""
"""Where the sessions of a chart are on the screen."""


def test_every_sample_athlete_in_the_browser(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    page = tab.open(THIS_WEEK)
    picker = page.get_by_role("combobox").first
    for name, finding in FINDINGS.items():
        if picker.input_value() != name:
            picker.click()
            with tab.rerun():
                page.get_by_role("option", name=name).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(finding)
        expect(page.get_by_role("figure")).to_have_count(5)
    page.get_by_role("link", name="Balance", exact=True).click()
    expect(page.get_by_role("heading", name="Sets a week against an even share")).to_be_visible()
    page.get_by_role("link", name="Progress", exact=True).click()
    expect(page.get_by_role("heading", name="Records")).to_be_visible()


def test_another_lens_and_more_weeks(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    page = tab.open(THIS_WEEK)
    page.get_by_role("radio", name="Kilograms").click()
    expect(page.get_by_text("body mass counted")).to_be_visible()
    page.get_by_role("radio", name="8", exact=True).click()
    expect(page.get_by_text("Last 8 weeks. Repetitions")).to_be_visible()
    tab.settle()
    tab.shoot("this-week-kilograms")
    page.get_by_role("link", name="Balance", exact=True).click()
    expect(page.get_by_text("Sets a week against an even share")).to_be_visible()
    page.get_by_role("link", name="This week", exact=True).click()
    expect(page.get_by_text("Last 8 weeks. Repetitions")).to_be_visible()  # the choice is kept while the tab lives


def test_the_table_and_the_source_of_a_number_open(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    tab.open(THIS_WEEK)
    tab.page.get_by_text("Read as a table").click()
    expect(tab.page.get_by_role("cell", name="12 sets ▲")).to_be_visible()
    tab.page.get_by_text("Where this number comes from").first.click()
    expect(tab.page.get_by_text("Sources.").first).to_be_visible()
    assert axe_violations(tab.page) == []
    tab.shoot("this-week-opened")


def test_a_deep_link_to_an_exercise_on_a_fresh_tab_and_another_choice(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    page = tab.open("/progress?sample=runner&exercise=hip_thrust")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Hip thrust:")
    page.get_by_role("combobox").nth(1).click()
    page.keyboard.type("side plank")
    page.get_by_role("option", name="Side plank").first.click()
    expect(heading).to_contain_text("Side plank:")
    expect(page).to_have_url(re.compile("exercise=side_plank"))


def test_a_flag_leads_to_its_exercise(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    page = tab.open(THIS_WEEK)
    page.get_by_text("Answered (1)").click()
    page.get_by_role("link", name="How Hip thrust").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hip thrust")
    expect(page).to_have_url(re.compile("exercise=hip_thrust"))


@pytest.mark.parametrize("chart", ["progression", "work"])
def test_a_clicked_session_opens_its_week_and_back_returns(server: Server, open_tab: OpenTab, chart: str):
    tab = open_tab(server)
    page = tab.open("/progress?sample=runner&exercise=hip_thrust")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Hip thrust:")
    tab.settle()
    places = page.evaluate(PLACES, [f".st-key-{chart}", "sessions" if chart == "progression" else "sessions to open"])
    x, y = places[-1]
    page.mouse.move(x - 3, y)
    page.mouse.click(x, y)
    expect(page).to_have_url(re.compile("week=2026-08-17&area=glutes&exercise=hip_thrust"))
    expect(heading).to_contain_text("Glutes:")
    page.go_back()
    expect(heading).to_contain_text("Hip thrust:")


def test_a_row_of_all_exercises_opens_its_exercise(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    page = tab.open("/progress?sample=runner&exercise=hip_thrust")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Hip thrust:")
    grid = page.get_by_test_id("stDataFrame").locator("canvas").first
    grid.scroll_into_view_if_needed()
    tab.settle()
    box = grid.bounding_box()
    assert box
    page.mouse.click(box["x"] + 16, box["y"] + 35 * 9 + 17)  # the ninth exercise
    expect(heading).to_contain_text("Side plank:")
    expect(page).to_have_url(re.compile("exercise=side_plank"))
    assert axe_violations(page) == []
    page.go_back()
    expect(heading).to_contain_text("Hip thrust:")


def test_charts_take_the_colours_that_the_menu_gives_the_page(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    page = tab.open("/balance?sample=runner")
    plot = page.locator(".stPlotlyChart .main-svg").first
    expect(plot).to_have_css("background-color", "rgb(255, 255, 255)")
    page.get_by_test_id("stMainMenu").get_by_role("button").click()
    page.get_by_role("menuitemradio", name="Dark").click()
    expect(plot).to_have_css("background-color", "rgb(17, 24, 27)")
