"""The runner's pages in a real browser: every sample athlete, the switches, the tables, links to an exercise."""

from __future__ import annotations

import pytest

from tests.e2e.browser import OpenTab, Server, Watched, axe_violations

pytestmark = pytest.mark.browser

THIS_WEEK = "/?sample=runner"
ATHLETES = ["Robin (sample)", "Alex (sample)", "Sam (sample)", "Kim (sample)", "Lee (sample)"]


def show(tab: Watched, name: str) -> None:
    """Choose a sample athlete in the strip."""
    picker = tab.page.get_by_role("combobox").first
    if picker.input_value() != name:
        with tab.rerun():
            picker.click()
            tab.page.get_by_role("option", name=name).click()
    tab.page.wait_for_timeout(300)  # what the last run left is dimmed until the new one has faded in


@pytest.mark.parametrize("name", ATHLETES)
def test_every_sample_athlete_in_the_browser(server: Server, open_tab: OpenTab, name: str):
    tab = open_tab(server)
    tab.open(THIS_WEEK)
    show(tab, name)
    assert tab.page.get_by_role("figure").count() == 5
    assert axe_violations(tab.page) == []
    tab.shoot(f"this-week-{name.split()[0].lower()}")
    for link in ("Balance", "Progress"):
        with tab.rerun():
            tab.page.get_by_role("link", name=link, exact=True).click()
        assert tab.page.get_by_role("heading", level=1).inner_text()
        tab.shoot(f"{link.lower()}-{name.split()[0].lower()}")


def test_another_lens_and_more_weeks(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    tab.open(THIS_WEEK)
    with tab.rerun():
        tab.page.get_by_role("radio", name="Kilograms").click()
    assert tab.page.get_by_text("body mass counted").is_visible()
    with tab.rerun():
        tab.page.get_by_role("radio", name="52", exact=True).click()
    assert tab.page.get_by_text("Last 52 weeks.").is_visible()
    tab.shoot("this-week-kilograms-52")
    with tab.rerun():
        tab.page.get_by_role("link", name="Balance", exact=True).click()
    with tab.rerun():
        tab.page.get_by_role("link", name="This week", exact=True).click()
    assert tab.page.get_by_text("Last 52 weeks.").is_visible()  # the choice is kept while the tab lives


def test_the_table_and_the_source_of_a_number_open(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    tab.open(THIS_WEEK)
    tab.page.get_by_text("Read as a table").click()
    assert tab.page.get_by_role("cell", name="12 sets ▲").is_visible()
    tab.page.get_by_text("Where this number comes from").first.click()
    assert tab.page.get_by_text("Sources.").first.is_visible()
    assert axe_violations(tab.page) == []
    tab.shoot("this-week-opened")


def test_a_deep_link_to_an_exercise_on_a_fresh_tab_and_the_way_back(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    tab.open("/progress?sample=runner&exercise=hip_thrust")
    heading = tab.page.get_by_role("heading", level=1)
    assert heading.inner_text().startswith("Hip thrust:")
    with tab.rerun():
        tab.page.get_by_role("combobox").nth(1).click()
        tab.page.keyboard.type("side plank")
        tab.page.get_by_role("option", name="Side plank").first.click()
    assert heading.inner_text().startswith("Side plank:")
    assert "exercise=side_plank" in tab.page.url


def test_a_flag_leads_to_its_exercise(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    tab.open(THIS_WEEK)
    with tab.rerun():
        tab.page.get_by_role("link", name="How Calf raise").first.click()
    assert tab.page.get_by_role("heading", level=1).inner_text().startswith("Calf raise")
    assert "exercise=calf_raise" in tab.page.url
