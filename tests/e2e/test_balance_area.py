"""A region of the runner is clicked, in a real browser: what its area is made of opens, down to a week's sets."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser import OpenTab, Server, axe_violations

pytestmark = pytest.mark.browser

PLACES = """() => [...document.querySelectorAll('.st-key-runner .scatterlayer .trace:last-child path.point')]
  .map(one => one.getBoundingClientRect()).map(box => [box.x + box.width / 2, box.y + box.height / 2])"""


def click(page: Page, nth: int) -> None:
    page.locator(".st-key-runner .stPlotlyChart").scroll_into_view_if_needed()
    places = page.evaluate(PLACES)
    assert len(places) == 5
    page.mouse.click(*places[nth])


@pytest.mark.parametrize("is_phone", [False, True], ids=["desk", "phone"])
def test_a_region_opens_its_area(is_phone: bool, server: Server, open_tab: OpenTab):
    tab = open_tab(server, phone=is_phone)
    page = tab.open("/balance?sample=runner")
    with tab.rerun():
        click(page, 3)
    expect(page.get_by_role("radio", name="Calves")).to_be_checked()
    expect(page.get_by_text("36 sets from 3 exercises.")).to_be_visible()
    with tab.rerun():
        page.get_by_role("radio", name="Core").click()
    with tab.rerun():
        click(page, 3)  # the same region as before
    expect(page.get_by_role("radio", name="Calves")).to_be_checked()
    assert axe_violations(page) == []
    tab.shoot(f"balance-open-{'phone' if is_phone else 'desk'}")
    page.get_by_role("link", name="10 to 16 August: 12 sets").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Calves")
    expect(page.get_by_text("Session by session")).to_be_visible()
