"""*Hand over* in a real browser: the files that come out of it, the web page on its own, and a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browser import OpenTab, Server, axe_violations

pytestmark = pytest.mark.browser

ADDRESS = "/hand-over?sample=runner"


def downloaded(page, label: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label, exact=True).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_every_file_can_be_taken_along(server: Server, open_tab: OpenTab, tmp_path: Path):
    tab = open_tab(server)
    page = tab.open(ADDRESS)
    expect(page.get_by_role("img", name=re.compile("The printed page of Robin"))).to_be_visible()
    page.get_by_label("A note that goes on the page, as typed").fill("Two sessions.")
    with tab.rerun():
        page.get_by_label("A note that goes on the page, as typed").blur()
    pdf = downloaded(page, "PDF", tmp_path)
    assert pdf.name == "evenstride-Robin-sample-2026-08-23.pdf"
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert "Two sessions." in downloaded(page, "Text", tmp_path).read_text()
    assert downloaded(page, "Spreadsheet (XLSX)", tmp_path).read_bytes().startswith(b"PK")
    assert "Two sessions." in downloaded(page, "Web page (HTML)", tmp_path).read_text()
    tab.shoot("hand-over")


@pytest.mark.parametrize("width", [900, 390])
def test_the_web_page_stands_alone_and_prints_on_one_sheet(
    server: Server, open_tab: OpenTab, chromium: Browser, tmp_path: Path, width: int
):
    tab = open_tab(server)
    file = downloaded(tab.open(ADDRESS), "Web page (HTML)", tmp_path)
    alone = chromium.new_page(viewport={"width": width, "height": 900})
    wrong: list[str] = []
    alone.on("console", lambda message: wrong.append(message.text))
    alone.on("request", lambda request: wrong.append(request.url) if request.url != file.as_uri() else None)
    alone.goto(file.as_uri())
    expect(alone.get_by_role("heading", level=1)).to_have_text("Calves jumped; feet & arches were skipped")
    expect(alone.get_by_role("img")).to_have_count(5)
    assert alone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert axe_violations(alone) == []
    pages = re.findall(rb"/Type\s*/Page\b", alone.pdf(prefer_css_page_size=True))
    assert len(pages) == 1
    assert wrong == []
    alone.close()
