"""The coach's pages in a real browser, on the ten sample clients and with a zip of them."""

from __future__ import annotations

import io
import zipfile

import pytest
from playwright.sync_api import expect

from tests.e2e.browser import ROOT, OpenTab, Server, axe_violations, choose

pytestmark = pytest.mark.browser

OPEN = "Open the pages of"


def test_a_client_is_opened_with_the_keyboard(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    page = tab.open("/clients?sample=clients")
    choose(page.get_by_role("combobox", name=OPEN), "Priya")
    expect(page.get_by_role("heading", level=1)).to_contain_text("days")
    expect(page.get_by_role("combobox").first).to_have_value("Priya S. (sample)")


def test_the_samples_of_a_coach_begin_at_clients(server: Server, open_tab: OpenTab):
    tab = open_tab(server)
    page = tab.open("/?sample=clients")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("5 of 10 clients are worth a look")
    choose(page.get_by_role("combobox", name=OPEN), "Maya")
    expect(page.get_by_role("combobox").first).to_have_value("Maya R. (sample)")
    expect(heading).not_to_contain_text("clients")


def test_a_zip_of_clients_comes_in(server: Server, open_tab: OpenTab):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in ("maya-hevy.csv", "priya-hevy.csv"):
            archive.write(ROOT / "data" / "samples" / "clients" / name, name)
    tab = open_tab(server)
    page = tab.open("/add-clients")
    tab.upload(("clients.zip", target.getvalue()))
    expect(page.get_by_text("2 logs for 2 clients, 2 of them new.")).to_be_visible()
    assert axe_violations(page) == []
    tab.shoot("coach-add-clients-map")
    tab.click("button", "Add 2 logs")
    expect(page.get_by_text("2 logs added.")).to_be_visible(timeout=30_000)
    tab.click("button", "See your clients")
    expect(page.get_by_role("heading", level=1)).to_contain_text("2 of 2 clients are worth a look")
    page = open_tab(server).open("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("2 of 2 clients are worth a look")
    choose(page.get_by_role("combobox", name=OPEN), "maya")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("clients")
    assert "athlete=" in page.url
    named = open_tab(server).open(page.url.removeprefix(server.url))
    expect(named.get_by_role("combobox").first).to_have_value("Maya")
    expect(named.get_by_role("heading", level=1)).not_to_contain_text("clients")
