"""Every page in light and dark, on a desk and on a phone: no violation of axe, nothing wider than the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browser import OpenTab, Server, axe_violations, running_server

pytestmark = pytest.mark.browser

PAGES = ["", "balance", "rhythm", "progress", "next-week", "log", "add", "guide", "settings"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Server]:
    with running_server(tmp_path_factory.mktemp("look")) as one:
        page = chromium.new_page()
        page.goto(one.url)
        page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        page.close()
        yield one


@pytest.mark.parametrize("where", ["light", "dark", "phone"])
def test_every_page_of_the_sample(server: Server, open_tab: OpenTab, where: str) -> None:
    tab = open_tab(server, dark=where == "dark", phone=where == "phone")
    for name in PAGES:
        page = tab.open(f"/{name}?sample=runner")
        expect(page.get_by_text("Sample data: an invented runner.")).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        assert axe_violations(page) == [], f"/{name}"
        main = page.locator('[data-testid="stMain"]')
        assert main.evaluate("one => one.scrollWidth <= one.clientWidth"), f"/{name} scrolls sideways"
        tab.shoot(f"{name or 'this-week'}-{where}")
