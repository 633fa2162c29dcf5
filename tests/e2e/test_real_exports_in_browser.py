"""Real exports through a real browser: every file is added, and the page says as many sets as the importer reads."""

from __future__ import annotations

import dataclasses
import re

import pytest
from playwright.sync_api import expect

from analytics import ingest
from analytics.importers import identify
from analytics.model import ImportOptions, LogFile
from tests.e2e.browser import OpenTab, Server, Watched
from tests.real_exports import FOLDER, require_folder

pytestmark = [pytest.mark.browser, pytest.mark.real_exports]


@pytest.fixture(autouse=True)
def _needs_real_exports() -> None:
    require_folder()


def expected_sets(file: LogFile) -> int:
    """Sets the importer reads when every question gets its proposal, or its first choice."""
    importer, options = identify(file), ImportOptions()
    while questions := importer.questions(file, options):
        for one in questions:
            options = ingest.answered(options, one.key, one.proposal or one.choices[0][0])
    return len(importer.extract(file, dataclasses.replace(options)).sets)


def upload_for_somebody_new(tab: Watched, name: str, file: LogFile) -> None:
    page = tab.open("/add")
    tab.upload((file.name, file.content))
    if page.locator(".st-key-whose").count():
        page.locator(".st-key-whose input").click()
        page.get_by_role("option", name="Someone new").click()
    box = page.locator(".st-key-new_name input")
    expect(box).to_be_visible()
    box.fill(name)
    with tab.rerun():
        box.press("Enter")
    while page.get_by_text("Answer what is open to see what was read.").count():
        page.locator("[class*=st-key-ask_0_]").filter(has=page.get_by_placeholder("Choose")).first.click()
        with tab.rerun():
            page.get_by_role("option").first.click()


def test_every_file_is_added_with_as_many_sets_as_the_importer_reads(server: Server, open_tab: OpenTab) -> None:
    tab = open_tab(server)
    tab.page.set_default_timeout(60_000)
    tab.open("/")
    files = sorted(path for app in ("hevy", "strong", "fitnotes") for path in (FOLDER / app).glob("*.csv"))
    assert files
    for number, path in enumerate(files):
        file = LogFile(path.name, path.read_bytes())
        upload_for_somebody_new(tab, f"Runner {number}", file)
        button = tab.page.locator(".st-key-add button")
        expect(button).to_have_text(re.compile(f"Add {expected_sets(file):,} sets? to my log"))
        with tab.rerun():
            button.click()
        expect(tab.page.locator(".st-key-added")).to_contain_text(re.compile(r"sets? in [\d,]+ sessions? added\."))
        tab.open("/")
        expect(tab.page.get_by_role("heading", level=1)).not_to_have_text("Add a log to see your week.")


def test_the_damaged_files_are_told_where_they_break(server: Server, open_tab: OpenTab) -> None:
    tab = open_tab(server)
    tab.open("/")
    page = tab.open("/add")
    files = sorted((FOLDER / "malformed").glob("*.csv"))
    assert files
    tab.upload(*((path.name, path.read_bytes()) for path in files))
    expect(page.get_by_text(re.compile(r"Line [\d,]+: a quote opens here and is never closed"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"\d+ rows? will be left out"))).to_be_visible()
