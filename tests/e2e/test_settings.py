"""A rule's numbers open with the keyboard, stay open while one is changed, and go back to the guide."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.browser import OpenTab, Server
from tests.e2e.in_each_look import hold_in_each

pytestmark = pytest.mark.browser


def test_a_number_of_a_rule_is_changed_and_set_back(own_samples: Server, open_tab: OpenTab):
    tab = open_tab(own_samples)
    page = tab.open("/settings")
    field = page.locator('[class*="sets-jump-threshold_established"] input')
    expect(field).to_have_count(0)
    page.locator("summary").filter(has_text="A bigger step in sets").press("Enter")
    expect(field).to_have_value("20")
    field.fill("30")
    field.press("Enter")
    own = page.get_by_text("With a number of your own: A bigger step in sets.")
    expect(own).to_be_visible()
    expect(field).to_have_value("30")
    hold_in_each(tab, "settings-rule")
    page.get_by_role("button", name="Set back to the guide").click()
    expect(own).to_have_count(0)
    expect(field).to_have_value("20")
