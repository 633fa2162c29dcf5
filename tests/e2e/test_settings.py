"""A rule's numbers open with the keyboard, stay open while one is changed, and go back to the guide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browser import OpenTab, Server, running_server
from tests.e2e.in_each_look import hold_in_each
from tests.filled import samples_at

pytestmark = pytest.mark.browser


@pytest.fixture
def server(tmp_path: Path, chromium: Browser) -> Iterator[Server]:
    """The sample athletes as somebody's own log, whose settings can be changed."""
    samples_at(tmp_path / "log.duckdb")
    with running_server(tmp_path) as one:
        yield one


def test_a_number_of_a_rule_is_changed_and_set_back(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
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
