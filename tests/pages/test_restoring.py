from __future__ import annotations

import datetime as dt
from pathlib import Path

from analytics import archive
from analytics import warehouse as store
from pages.shared import cache
from tests.pages.conftest import App, sample

PAGE = "data/settings"
DAY = dt.date(2026, 8, 23)


def chosen(app: App, name: str, content: bytes) -> None:
    app.go(PAGE)
    app.at.file_uploader(key="restore_file").upload(name, content, "application/zip").run()


def exported(folder: Path) -> bytes:
    path = folder / "all.zip"
    archive.export_all(cache.own_warehouse(), path, DAY, cache.catalogue())
    return path.read_bytes()


def test_an_export_comes_back_and_no_old_answer_is_shown(app: App, tmp_path: Path) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    warehouse = cache.own_warehouse()
    athlete = store.athletes(warehouse)[0]
    content = exported(tmp_path)
    before = cache.own_source()
    store.rename_athlete(warehouse, athlete.athlete_id, "Changed")
    app.go(PAGE)  # answers of the later version are kept now
    store.delete_athlete(warehouse, athlete.athlete_id)
    chosen(app, "all.zip", content)
    assert "all.zip holds 1 athlete (Me)" in app.text
    assert not store.athletes(warehouse)
    app.at.button(key="restore").click().run()
    assert "1 athlete of all.zip is in this database now" in app.text
    assert store.athletes(warehouse) == [athlete]
    assert cache.own_source() != before
    app.at.button(key="restored_week").click().run()
    app.go("data/log")
    assert "**Me** · " in app.text


def test_whoever_is_there_already_stops_all_of_it(app: App, tmp_path: Path) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    chosen(app, "all.zip", exported(tmp_path))
    app.at.button(key="restore").click().run()
    assert "Me of all.zip is in this database already. Nothing was changed." in app.text


def test_another_file_is_refused_in_words(app: App) -> None:
    chosen(app, "*x*.zip", b"PK no zip")
    assert "*x*.zip is no zip file of Evenstride, or is damaged. Nothing was changed." in app.text


def test_the_sample_takes_nothing_in(app: App) -> None:
    app.go(PAGE, sample="runner")
    assert "Put an export back in" not in app.text
