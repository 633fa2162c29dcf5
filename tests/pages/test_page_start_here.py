"""*Start here* without a log, for a new lifter, for an established one, after a long break; and on the command line."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from analytics import warehouse as store
from analytics.cli import main
from analytics.model import GapAnswer
from analytics.reference import load_samples
from analytics.words import start_here as words
from pages.shared import cache
from tests.filled import samples_at
from tests.pages.conftest import App

PAGE = "runner/start_here"
NO_LOG = "Start with balance and bodyweight, one or two short days"


def rows(*days: str, exercise: str = "Bodyweight Squat", load: str = "") -> bytes:
    lines = "\n".join(f"{day},{exercise},10,{load}" for day in days)
    return f"date,exercise,reps,load (kg)\n{lines}\n".encode()


def test_without_a_log_the_starter_path_is_whole(app: App):
    app.go(PAGE)
    assert app.titles == [NO_LOG]
    assert app.buttons == ["Add a log", "Look at sample data"]
    assert "A · weeks 1 to 4 · you are here" in app.text
    assert "Barefoot single-leg stand." in app.text
    assert "Starter session, phase A" in app.at.code[0].value
    assert not app.at.table


def test_a_new_lifter_sees_their_weeks_beside_the_guide(app: App):
    app.go(PAGE, sample="runner")
    app.at.selectbox[0].select("Alex (sample)").run()
    assert app.titles == ["Week 3 of 4 with balance and bodyweight"]
    assert "This is trained week 3" in app.text
    assert "These weeks are inside the starter guide." in app.text
    guide = app.at.table[0].value
    assert list(guide["What"])[:2] == ["Strength days", "Minutes in one session"]
    assert len(guide) == 9
    assert "from week 5 small loads may come in, 2 trained weeks from here." in app.text
    assert app.text.count("You do it already.") == 5


@pytest.mark.parametrize("name", ["Robin (sample)", "Sam (sample)", "Kim (sample)", "Lee (sample)"])
def test_others_see_what_a_day_holds(app: App, name: str):
    app.go(PAGE, sample="runner")
    if app.at.selectbox[0].value != name:
        app.at.selectbox[0].select(name).run()
    assert app.titles == ["One day a week holds; two or three build"]
    assert "held strength for up to 32 weeks" in app.text
    assert "strength day" in app.text
    assert "Ready to add load?" not in app.text
    assert "Spiering et al. 2021" in app.text
    assert not app.at.code


def test_a_first_week_past_the_guide_and_a_long_silence_after_it(app: App, monkeypatch: pytest.MonkeyPatch):
    days = [f"2026-08-{day}" for day in (17, 18, 19, 20)]
    app.add(("mine.csv", rows(*days, exercise="Goblet Squat", load="20")))
    app.go(PAGE)
    assert app.titles == ["Week 1 of 4 with balance and bodyweight"]
    assert "These weeks are past the guide in strength days and added weight" in app.text
    assert "4 ▲" in app.cells and "20 kg ▲" in app.cells
    monkeypatch.setenv("EVENSTRIDE_TODAY", "2026-12-23")
    app.go(PAGE)
    assert "**124 days without an entry.** Since 21 August 2026 the log is empty." in app.text
    assert "After an answer the weeks are counted by it." in app.text
    (control,) = app.at.segmented_control
    control.set_value(GapAnswer.RESTED).run()
    assert store.athletes(cache.own_warehouse())[0].settings.gap_answers == {dt.date(2026, 8, 21): GapAnswer.RESTED}
    assert "days without an entry" not in app.text
    assert app.titles == ["Week 1 of 4 with balance and bodyweight"]
    assert "Your next session begins trained week 1" in app.text
    assert "The weeks count on with your next session." in app.text


def test_who_stays_on_bodyweight_is_asked_whether_to_add_load(app: App):
    weeks = [f"2026-{5 + (day - 1) // 28:02d}-{(day - 1) % 28 + 1:02d}" for day in range(1, 113, 4)]
    app.add(("mine.csv", rows(*weeks)))
    app.go(PAGE)
    assert app.titles == ["One day a week holds; two or three build"]
    assert "Ready to add load?" in app.text


def test_page_and_command_line_agree(app: App, tmp_path, monkeypatch, capsys):
    database = tmp_path / "samples.duckdb"
    samples_at(database)
    monkeypatch.setenv("EVENSTRIDE_DATABASE", str(database))
    today = load_samples().today.isoformat()
    for name in ("Alex (sample)", "Robin (sample)"):
        command = ["starter", "--athlete", name, "--today", today, "--database", str(database)]
        assert main([*command, "--json"]) == 0
        printed = json.loads(capsys.readouterr().out)
        assert main(command) == 0
        said = capsys.readouterr().out.splitlines()
        app.go(PAGE)
        if app.at.selectbox[0].value != name:
            app.at.selectbox[0].select(name).run()
        assert said[0] == app.titles[0]
        assert printed["is_new"] == (name == "Alex (sample)")
        if printed["is_new"]:
            assert f"This is trained week {printed['week']}" in app.text
            assert [one["name"] for one in printed["session"]["steps"] if f"{one['name']}." not in app.text] == []
            assert app.at.code[0].value in "\n".join(said)
            verdict = next(line for line in said if line.startswith("These weeks are"))
            assert verdict in app.text
            assert [line for line in words.guide_lines(printed["beside_guide"]) if line not in said] == []


def test_the_command_without_an_athlete_is_the_start_of_the_guide(tmp_path, capsys):
    assert main(["starter", "--database", str(tmp_path / "none.duckdb")]) == 0
    assert capsys.readouterr().out.startswith(NO_LOG)
    assert not (tmp_path / "none.duckdb").exists()
