"""*Next week* in a real browser: a plan typed with the keyboard, kept, read as a table; light, dark and a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.browser import OpenTab, Server
from tests.e2e.in_each_look import hold_in_each

pytestmark = pytest.mark.browser

ADDRESS = "/next-week?sample=runner"


def test_a_plan_past_one_range(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    page = tab.open(ADDRESS)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Last week again stays gradual in all five areas")
    expect(page.get_by_role("figure")).to_have_count(5)
    field = page.get_by_label("Calves: sets you plan")
    field.fill("17.5")
    with tab.rerun():
        field.press("Enter")
    expect(heading).to_have_text("Your plan stays gradual in four areas; calves run past")
    page.get_by_text("Read as a table").click()
    expect(page.get_by_role("cell", name="5.6 to 13.5 sets")).to_be_visible()
    hold_in_each(tab, "next-week-plan")


def test_the_plan_stays_while_other_pages_are_read(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    page = tab.open(ADDRESS)
    field = page.get_by_label("Core: sets you plan")
    field.fill("14")
    with tab.rerun():
        field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your plan stays gradual in four areas; core runs past")
    page.get_by_role("link", name="Balance", exact=True).click()
    expect(page.get_by_role("heading", name="Sets a week against an even share")).to_be_visible()
    page.get_by_role("link", name="Next week", exact=True).click()
    expect(page.get_by_label("Core: sets you plan")).to_have_value("14")
    tab.click("button", "Start the plan again")
    expect(page.get_by_label("Core: sets you plan")).to_have_value("8.5")
