from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics import warehouse as store
from tests.pages.conftest import ROOT, App, sample

EMPTY = {
    "runner/this_week": "see your week",
    "runner/week": "see the sets of a week",
    "runner/calendar": "see all your weeks",
    "runner/balance": "see how your areas balance",
    "runner/rhythm": "see how often areas are trained",
    "runner/checks": "compare left and right",
    "runner/progress": "see how each exercise moves",
    "runner/next_week": "see how much next week can hold",
    "data/log": "see your sessions",
    "data/data_check": "check what was read",
    "data/exercise_names": "see where its exercises count",
    "data/hand_over": "hand your numbers over",
}
"""What one adds a log for, on each page that has nothing to show without one."""
RUNNER = [page for page in EMPTY if page.startswith("runner/")]
START = "runner/start_here"
DATA = [
    "data/log",
    "data/add_log",
    "data/data_check",
    "data/exercise_names",
    "data/hand_over",
    "data/guide",
    "data/settings",
]


@pytest.mark.parametrize("page", EMPTY)
def test_without_a_log_a_page_offers_to_add_one_or_to_look_at_samples(app: App, page: str) -> None:
    app.go(page)
    assert app.titles == [f"Add a log to {EMPTY[page]}."]
    assert app.buttons == ["Add a log", "Look at sample data"]


@pytest.mark.parametrize("page", [*RUNNER, START, *DATA])
def test_every_page_has_one_title_and_headings_in_order(app: App, page: str) -> None:
    app.go(page, sample="runner")
    assert len(app.titles) == 1
    levels = [int(one.tag[1]) for one in app.at.main if one.type in ("title", "header", "subheader")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("page", [*RUNNER, START, *DATA])
def test_sample_data_is_named_on_every_page_and_nothing_in_it_can_be_changed(app: App, page: str) -> None:
    app.go(page, sample="runner")
    assert "Sample data: an invented runner." in app.text
    assert "Add your own log" in app.buttons
    writing = {"Undo", "Save these answers", "Rename", "Add", "Delete", "Take back"}
    assert not writing & set(app.buttons)
    assert not app.at.file_uploader
    assert app.at.query_params["sample"] == "runner"


def test_leaving_the_sample_shows_the_own_log_again_and_keeps_nothing_of_it(app: App) -> None:
    app.go("runner/this_week", sample="runner")
    app.at.button(key="leave_sample").click().run()
    assert app.titles == ["Add your training log"]
    app.go("runner/this_week")
    assert app.titles == ["Add a log to see your week."]
    assert "sample" not in app.at.query_params


@pytest.mark.parametrize("page", [*RUNNER, START, *DATA])
def test_every_page_shows_a_real_import(app: App, page: str) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    app.go(page)
    assert len(app.titles) == 1
    assert not app.titles[0].startswith("Add a log to ")


@pytest.mark.parametrize("page", [*RUNNER, START, *DATA])
def test_a_page_that_is_started_without_the_app_shows_nothing(app: App, page: str) -> None:
    alone = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=60).run()
    assert not alone.exception
    assert not alone.title
    assert not alone.markdown


def test_an_address_names_the_runner_that_is_shown(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    first = app.at.query_params["athlete"]
    app.go("data/settings")
    next(one for one in app.at.text_input if one.label == "Add another runner").set_value("Second")
    next(one for one in app.at.button if one.form_id == "someone_new").click().run()
    assert app.at.query_params["athlete"] != first
    app.go("data/settings", athlete=first)
    assert "settings of **Me**" in app.text


def test_a_file_that_is_no_database_gives_one_sentence(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.duckdb"
    broken.write_bytes(b"this is no database at all, however long it may be" * 100)
    monkeypatch.setenv("EVENSTRIDE_DATABASE", str(broken))
    for page in [*RUNNER, START, *DATA]:
        app.go(page)
        assert app.titles == ["Your log cannot be opened"]
        assert "damaged or is not a database of Evenstride" in app.text
    assert broken.read_bytes().startswith(b"this is no database")
    monkeypatch.setenv("EVENSTRIDE_DATABASE", str(tmp_path / "log.duckdb"))


def test_a_database_of_a_newer_version_gives_one_sentence_and_stays_as_it_is(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = tmp_path / "newer.duckdb"
    with store.open_warehouse(newer) as warehouse:
        warehouse.run("UPDATE meta SET schema_version = 999")
    monkeypatch.setenv("EVENSTRIDE_DATABASE", str(newer))
    app.go("data/log")
    assert app.titles == ["Your log cannot be opened"]
    assert "newer" in app.text
    monkeypatch.setenv("EVENSTRIDE_DATABASE", str(tmp_path / "log.duckdb"))


def test_a_folder_in_place_of_a_database_gives_one_sentence(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVENSTRIDE_DATABASE", str(tmp_path))
    app.go("runner/this_week")
    assert app.titles == ["Your log cannot be opened"]
    assert "is a folder" in app.text
    monkeypatch.setenv("EVENSTRIDE_DATABASE", str(tmp_path / "log.duckdb"))
