"""*Hand over*: every sample athlete, what is chosen, whose note it is, everything of the database."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest

from analytics import reports
from analytics import warehouse as store
from pages.shared import cache
from tests.filled import sample_store
from tests.pages.conftest import App, sample
from tests.pages.test_runner_pages import TITLES

PAGE = "data/hand_over"


def printed(app: App) -> str:
    """The words of the page as it will be printed."""
    return str(app.at.code[0].value)


@pytest.mark.parametrize("name", TITLES)
def test_the_page_of_every_sample_athlete(app: App, name: str):
    app.open_sample(PAGE, name)
    assert app.titles == ["Hand over one page"]
    assert "What shall another person see of this log, on one page?" in app.text
    lines = printed(app).splitlines()
    assert lines[:2] == [name, TITLES[name][0]]
    labels = [one.label for one in app.at.get("download_button")]
    assert labels == ["PDF", "Web page (HTML)", "Text", "Spreadsheet (XLSX)", f"All {len(TITLES)} athletes (ZIP)"]


def test_what_is_chosen_is_on_the_page(app: App):
    app.go(PAGE, sample="runner")
    assert "WORTH A LOOK" in printed(app)
    assert "16 weeks" in printed(app)
    app.at.checkbox(key="hand_over_flags").uncheck()
    app.at.checkbox(key="hand_over_next").uncheck()
    app.at.button_group(key="hand_over_weeks").set_value(8)
    app.at.button_group(key="hand_over_naming").set_value("initials").run()
    text = printed(app)
    assert "WORTH A LOOK" not in text
    assert "Next week" not in text
    assert "8 weeks" in text
    assert "Robin" not in text
    assert text.startswith("R.\n")


def test_an_earlier_day_shows_the_log_as_it_stood(app: App):
    app.go(PAGE, sample="runner")
    app.at.date_input[0].set_value(dt.date(2026, 7, 5)).run()
    assert "to 5 July 2026" in printed(app)
    assert "As of 5 July 2026." in printed(app)


def test_a_note_stays_with_the_athlete_it_was_typed_for(app: App):
    app.open_sample(PAGE, "Robin (sample)")
    app.at.text_area[0].set_value("*Two* sessions #next").run()
    assert "*Two* sessions #next" in printed(app)
    app.at.selectbox[0].select("Kim (sample)").run()
    assert "sessions #next" not in printed(app)
    app.at.selectbox[0].select("Robin (sample)").run()
    assert "*Two* sessions #next" in printed(app)


def test_everything_of_the_own_database_can_be_taken_out_in_settings(app: App):
    app.go("data/settings", sample="runner")
    assert not app.at.get("download_button")
    app.at.button(key="leave_sample").click().run()
    app.add(sample("athletes/robin-hevy.csv"))
    app.go("data/settings")
    assert [one.label for one in app.at.get("download_button")] == ["Export everything (ZIP)"]
    assert "evenstride restore FILE.zip" in app.text


def test_one_athlete_has_no_button_for_all(app: App):
    app.add(sample("athletes/robin-hevy.csv"))
    app.go(PAGE)
    assert [one.label for one in app.at.get("download_button")] == [
        "PDF",
        "Web page (HTML)",
        "Text",
        "Spreadsheet (XLSX)",
    ]


def test_the_pages_of_a_group_can_be_taken_along(app: App):
    warehouse = cache.own_warehouse()
    app.add(sample("athletes/robin-hevy.csv"))
    store.create_athlete(warehouse, "Kim")
    [robin] = [one.athlete_id for one in store.athletes(warehouse) if one.name != "Kim"]
    store.set_labels(warehouse, robin, "Club", [])
    app.go(PAGE)
    assert "All 2 athletes (ZIP)" in [one.label for one in app.at.get("download_button")]
    app.at.selectbox(key="hand_over_group").select("Club").run()
    assert "Club: 1 athlete (ZIP)" in [one.label for one in app.at.get("download_button")]


def test_the_zip_of_all_holds_a_pdf_each_and_one_sheet():
    warehouse, today = sample_store()
    content = reports.zipped(
        warehouse,
        store.athletes(warehouse),
        ["pdf", "xlsx"],
        reports.Choice(naming=reports.Naming.INITIALS),
        today,
        cache.catalogue(),
        cache.guide(),
    )
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        names = opened.namelist()
    assert names == [
        *(f"evenstride-{name[0]}-2026-08-23.pdf" for name in sorted(TITLES)),
        "evenstride-everybody-2026-08-23.xlsx",
    ]
