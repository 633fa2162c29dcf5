from __future__ import annotations

import io
import zipfile

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import SAMPLES, App
from tests.test_roster_import import KILOGRAMS, POUNDS

ADD = "coach/add_clients"
FILES = ("maya-hevy.csv", "tomasz-strong.csv")


def dropped(app: App, *files: tuple[str, bytes]) -> AppTest:
    app.go(ADD)
    box = app.at.file_uploader[0]
    for name, content in files:
        box = box.upload(name, content, "application/octet-stream")
    return app.at.run()


def zipped() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in FILES:
            archive.write(SAMPLES / "clients" / name, name)
        archive.writestr("notes.csv", b"%PDF-1.7")
    return target.getvalue()


def test_a_zip_is_asked_about_once_added_told_and_undone(app: App) -> None:
    dropped(app, ("clients.zip", zipped()))
    assert "All files of Strong" in app.text
    app.at.selectbox(key="ask_strong_load_unit").select("kg").run()
    assert "2 logs for 2 clients, 2 of them new. 1 file cannot be read" in app.text
    app.at.button(key="add_clients").click().run()
    assert "2 logs added. 1 file could not be read." in app.text
    assert "Not read. This file is a PDF." in app.cells
    app.go("coach/clients")
    assert app.titles == ["2 of 2 clients are worth a look"]
    app.go(ADD)
    app.at.button(key="undo_batch").click().run()
    app.go("coach/clients")
    assert app.titles == ["Add a client's log to start."]


def test_a_zip_that_is_none_is_refused_in_words(app: App) -> None:
    dropped(app, ("clients.zip", zipped()[:-40]))
    assert "This zip is damaged and cannot be read." in app.text


def test_sample_data_takes_no_files(app: App) -> None:
    app.go(ADD, sample="clients")
    assert not app.at.file_uploader


def in_folders() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("Maya/strong.csv", POUNDS)
        archive.writestr("Tom/strong.csv", KILOGRAMS)
    return target.getvalue()


def test_files_in_folders_that_look_different_are_asked_about_apart(app: App) -> None:
    dropped(app, ("clients.zip", in_folders()))
    assert [one.value.replace("\\", "") for one in app.at.header][:2] == [
        "Strong: Maya/strong.csv",
        "Strong: Tom/strong.csv",
    ]
    assert app.at.selectbox(key="ask_strong_load_unit").value == "lb"
    assert app.at.selectbox(key="ask_strong_2_load_unit").value == "kg"
    assert "Strong, loads in lb" in app.cells and "Strong, loads in kg" in app.cells
    app.at.button(key="add_clients").click().run()
    assert "2 logs added." in app.text
    assert app.cells.count("Maya") >= 1 and "Tom/strong.csv" in app.cells
    app.go("coach/clients")
    assert "Maya" in app.cells and "Tom" in app.cells
