"""The first request that a fresh server gets is a link to a page deep inside."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.browser import OpenTab, Server, running_server

pytestmark = pytest.mark.browser


def test_a_deep_link_on_a_fresh_server_runs_the_app_and_not_the_bare_page(server: Server, open_tab: OpenTab) -> None:
    tab = open_tab(server)
    page = tab.open("/settings")
    expect(page.get_by_role("heading", level=1, name="Settings")).to_be_visible()
    expect(page.get_by_role("link", name="This week")).to_be_visible()
    assert page.title() == "Evenstride"


def test_the_icon_and_everything_else_comes_from_this_server(server: Server, open_tab: OpenTab) -> None:
    tab = open_tab(server)
    page = tab.open("/")
    icon = page.locator("link[rel*=icon]").first.get_attribute("href")
    assert icon is not None
    assert not icon.startswith("http") or icon.startswith(server.url)


def test_a_second_server_on_the_same_database_says_who_holds_it(
    server: Server, open_tab: OpenTab, tmp_path_factory: pytest.TempPathFactory
) -> None:
    open_tab(server).open("/")
    with running_server(tmp_path_factory.mktemp("second"), EVENSTRIDE_DATABASE=str(server.database)) as second:
        page = open_tab(second).open("/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Your log is open elsewhere")
        expect(page.get_by_text("already open in another window")).to_be_visible()
        assert page.get_by_role("alert").count() == 0
        page.context.close()
