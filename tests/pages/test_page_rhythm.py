"""*Rhythm* for every sample athlete, in the first week, and after a log has ended; the same numbers as the command."""

from __future__ import annotations

import json

import pytest

from analytics.cli import main
from analytics.reference import load_samples
from analytics.words.runner import area_name
from tests.filled import samples_at
from tests.pages.conftest import App, sample

PAGE = "runner/rhythm"
TITLES = {
    "Robin (sample)": "Feet & arches often skipped; four areas get 1 to 2 days",
    "Alex (sample)": "All five areas get 1 to 2 days most weeks",
    "Sam (sample)": "All five areas get 1 to 2 days; three weeks off",
    "Kim (sample)": "Feet & arches often skipped; four areas get 1 to 2 days",
    "Lee (sample)": "All five areas get 1 to 2 days most weeks",
}


@pytest.mark.parametrize("name", TITLES)
def test_the_title_of_every_sample_athlete(app: App, name: str):
    app.open_sample(PAGE, name)
    assert app.titles[0].replace("\\", "") == TITLES[name]
    assert "How often is each area trained?" in app.text
    charts = app.at.get("plotly_chart")
    assert len(charts) == 6
    assert charts[0].proto.alt.startswith("Strength days by weekday")
    assert app.text.count("This compares your log with published guidance") == 1


def test_an_unexplained_stretch_is_left_out_of_the_averages(app: App):
    app.open_sample(PAGE, "Lee (sample)")
    assert "2 weeks are left out: the log does not say what they held." in app.text
    assert "not known" in app.cells


def test_more_or_fewer_weeks(app: App):
    app.go(PAGE, sample="runner")
    assert len(app.at.table[0].value) == 16
    assert app.at.table[0].value["Strength days"].tolist()[:2] == ["Tue, Fri", "Tue, Fri"]
    app.at.segmented_control[0].select(8).run()
    assert len(app.at.table[0].value) == 8


def test_the_first_week_of_a_log(app: App):
    app.add(("mine.csv", b"date,exercise,reps,load (kg)\n2026-08-18,Leg Press,10,60\n"))
    app.go(PAGE)
    assert app.titles == ["One session so far; rhythm shows from week two"]


def test_a_log_that_ended_is_shown_as_it_stood(app: App, monkeypatch: pytest.MonkeyPatch):
    app.add(sample("athletes/robin-hevy.csv"))
    monkeypatch.setenv("EVENSTRIDE_TODAY", "2027-03-01")
    app.go(PAGE)
    assert "in the last week of the log" in app.text
    assert "so far" not in app.text


def test_page_and_command_line_agree(app: App, tmp_path, monkeypatch, capsys):
    database = tmp_path / "samples.duckdb"
    samples_at(database)
    monkeypatch.setenv("EVENSTRIDE_DATABASE", str(database))
    today = load_samples().today.isoformat()
    for name in TITLES:
        command = ["rhythm", "--athlete", name, "--today", today, "--database", str(database)]
        assert main([*command, "--json"]) == 0
        printed = json.loads(capsys.readouterr().out)
        assert main(command) == 0
        lines = capsys.readouterr().out.splitlines()
        app.go(PAGE)
        if app.at.selectbox[0].value != name:
            app.at.selectbox[0].select(name).run()
        for row, line in zip(printed["rhythm"], lines, strict=True):
            said = line.removeprefix(f"{area_name(row['focus_area'])}: ").removesuffix(".").split(". ")[-1]
            assert said in app.text
            assert f"{row['weeks_without']} of the last" in line or not row["weeks_without"] or "None in" in line
        newest = {row["focus_area"]: row["training_days"] for row in printed["weeks"][-5:]}
        shown = app.at.table[0].value.iloc[0]
        for area, days in newest.items():
            assert str(shown[area_name(area).replace("&", "\\&")]).startswith(str(days))
