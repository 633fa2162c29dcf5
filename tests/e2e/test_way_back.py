"""The browser's way back: one press for each thing the person did, whatever the pages add to their addresses."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.browser import OpenTab, Server, choose

pytestmark = pytest.mark.browser


def test_back_through_pages_and_picks(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    page = tab.open("/?sample=runner")
    heading = page.get_by_role("heading", level=1)
    tab.click("link", "Progress")
    expect(heading).to_contain_text("Calf raise, single leg:")
    page.get_by_role("combobox").nth(1).click()
    page.keyboard.type("side plank")
    page.get_by_role("option", name="Side plank").first.click()
    expect(heading).to_contain_text("Side plank:")
    tab.click("link", "Balance")
    expect(heading).to_contain_text("share")
    page.go_back()
    expect(heading).to_contain_text("Side plank:")
    page.go_back()
    expect(heading).to_contain_text("Calf raise, single leg:")
    page.go_back()
    expect(heading).to_contain_text("Calves jumped")
    page.go_forward()
    expect(heading).to_contain_text("Calf raise, single leg:")


def test_back_from_a_client_to_all_of_them(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    page = tab.open("/?sample=clients")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("of 10 clients")
    choose(page.get_by_role("combobox", name="Open the pages of"), "Maya")
    expect(page).to_have_url(re.compile("athlete="))
    expect(heading).not_to_contain_text("clients")
    tab.click("link", "Balance")
    expect(heading).to_contain_text("share")
    page.go_back()
    expect(heading).not_to_contain_text("share")
    page.go_back()
    expect(heading).to_contain_text("of 10 clients")
