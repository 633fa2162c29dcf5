"""An answer to a flag, given and taken back where it is folded away: the page around it follows at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from analytics import warehouse as store
from tests.e2e.browser import OpenTab, Server
from tests.filled import samples_at

pytestmark = pytest.mark.browser


@pytest.fixture
def robin(tmp_path: Path) -> str:
    samples_at(tmp_path / "same.duckdb")
    with store.open_warehouse(tmp_path / "same.duckdb") as warehouse:
        return store.find_athlete(warehouse, "Robin (sample)").athlete_id


def test_an_answer_is_given_and_taken_back(robin: str, own_samples: Server, open_tab: OpenTab):
    page = open_tab(own_samples).open(f"/?athlete={robin}")
    jump = page.get_by_role("heading", name="Calves: a bigger step in sets")
    expect(jump).to_be_visible()
    page.get_by_role("radio", name="Planned").first.click()
    expect(page.get_by_text("Answered (2)")).to_be_visible()
    expect(jump).to_have_count(0)
    page.get_by_text("Answered (2)").click()
    expect(jump).to_be_visible()
    page.locator('[class*="sets-jump"]').get_by_role("radio", name="Planned").last.click()  # once more takes it back
    expect(page.get_by_text("Answered (1)")).to_be_visible()
    expect(jump).to_be_visible()
