"""*Next week* for every sample athlete: title, ranges, a typed plan, and the same numbers as the command line."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from analytics import warehouse as store
from analytics.cli import main
from analytics.model import GapAnswer
from analytics.reference import load_samples
from analytics.words.runner import area_name
from pages.shared import cache
from tests.filled import samples_at
from tests.pages.conftest import App, as_read, sample

PAGE = "runner/next_week"
TITLES = {
    "Robin (sample)": "Last week again stays gradual in all five areas",
    "Alex (sample)": "Last week again stays gradual in all five areas",
    "Sam (sample)": "Last week again stays gradual in all five areas",
    "Kim (sample)": "Last week again stays gradual in all five areas",
    "Lee (sample)": "16 days without an entry: rested, or not logged?",
}


def title(app: App) -> str:
    assert len(app.titles) == 1
    return app.titles[0].replace("\\", "")


@pytest.mark.parametrize("name", TITLES)
def test_the_title_of_every_sample_athlete(app: App, name: str):
    app.open_sample(PAGE, name)
    assert title(app) == TITLES[name]
    assert "How much can next week hold and still be gradual?" in app.text
    assert app.text.count("This compares your log with published guidance") == 1
    charts = app.at.get("plotly_chart")
    assert len(charts) == (0 if name.startswith("Lee") else 5)
    assert all("range" in one.proto.alt for one in charts)


def test_a_typed_plan_is_read_beside_the_range_kept_and_taken_back(app: App):
    app.go(PAGE, sample="runner")
    calves = next(one for one in app.at.number_input if one.label.startswith("Calves"))
    assert calves.value == 12
    calves.set_value(17.5).run()
    assert app.titles == ["Your plan stays gradual in four areas; calves run past"]
    assert "4 sets past it; two sets fewer each day gives 13.5" in app.text
    assert "plan 17.5 (4 sets past it; two sets fewer each day gives 13.5)" in app.at.code[0].value
    assert any("past the range" in one.proto.alt for one in app.at.get("plotly_chart"))
    app.at.button(key="plan_again").click().run()
    assert app.titles == [TITLES["Robin (sample)"]]


def test_an_area_below_its_minimum_gets_proposals_with_reasons(app: App):
    app.open_sample(PAGE, "Kim (sample)")
    assert "Feet & arches: 1 set a week on average in the last four weeks; the guide here is 2." in app.text
    assert app.text.count("Trains the feet & arches directly") == 3


def test_a_log_with_goals_shows_which_load_steps_are_earned(app: App):
    app.open_sample(PAGE, "Kim (sample)")
    assert "Which load steps are earned?" in [one.value for one in app.at.header]
    earned = next(table.value for table in app.at.table if "Load step" in table.value).map(as_read)
    assert earned["Exercise"].tolist() == ["Leg press", "Hip thrust"]
    assert earned["Last sets of two sessions"].tolist() == [
        "10 for a goal of 8, then 10 for 8",
        "8 for a goal of 8, then 8 for 8",
    ]
    assert earned["Load step"].tolist() == [
        "Earned: up to 295 lb (was 270)",
        "Not yet: two sessions over the goal by 2",
    ]
    assert "earned: up to 295 lb (was 270)" in app.at.code[0].value.lower()
    app.open_sample(PAGE, "Robin (sample)")
    assert "Which load steps are earned?" not in [one.value for one in app.at.header]


def test_a_new_lifter_reads_what_the_phase_holds_and_sees_no_load(app: App):
    app.open_sample(PAGE, "Alex (sample)")
    assert "For the starter guide next week is trained week 4: balance and bodyweight." in app.text
    assert "trained week 4" in app.at.code[0].value
    assert " kg " not in app.at.code[0].value
    app.open_sample(PAGE, "Robin (sample)")
    assert "starter guide" not in app.text


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample athletes as somebody's own log."""
    path = tmp_path / "samples.duckdb"
    today = samples_at(path)
    monkeypatch.setenv("EVENSTRIDE_DATABASE", str(path))
    monkeypatch.setenv("EVENSTRIDE_TODAY", today.isoformat())
    return path


def printed(capsys: pytest.CaptureFixture[str], database: Path, *command: str) -> dict[str, list[dict[str, object]]]:
    assert main([*command, "--json", "--database", str(database)]) == 0
    return json.loads(capsys.readouterr().out)


def test_page_and_command_line_agree(app: App, database: Path, capsys: pytest.CaptureFixture[str]):
    today = load_samples().today.isoformat()
    names = ["Robin (sample)", "Alex (sample)", "Sam (sample)", "Kim (sample)"]
    asked = {one: printed(capsys, database, "next-week", "--athlete", one, "--today", today) for one in names}
    for name in names:
        app.go(PAGE)
        if app.at.selectbox[0].value != name:
            app.at.selectbox[0].select(name).run()
        areas, exercises = (table.value.map(lambda cell: as_read(str(cell))) for table in app.at.table[:2])
        week = asked[name]
        assert list(areas["Area"]) == [area_name(str(row["focus_area"])) for row in week["areas"]]
        for cell, row in zip(areas["Range"], week["areas"], strict=True):
            lower, upper = cell.removesuffix(" sets").split(" to ")
            assert float(upper) == row["upper"]
            assert float(lower) == pytest.approx(row["lower"], abs=0.051)  # one digit is shown
        shown = dict(zip(exercises["Exercise"], exercises.iloc[:, 2], strict=True))
        for row in week["exercises"]:
            if row["rep_count_limit"] is not None:
                assert shown[str(row["name"])].startswith(f"up to {row['rep_count_limit']:g} reps")
        assert [row["name"] for row in week["proposals"] if str(row["name"]) not in app.text] == []


def test_after_the_stretch_is_explained_there_are_restart_ranges(
    app: App, database: Path, capsys: pytest.CaptureFixture[str]
):
    printed(capsys, database, "settings", "--athlete", "Lee (sample)", "gap@2026-08-03=rested")
    app.go(PAGE)
    app.at.selectbox[0].select("Lee (sample)").run()
    assert title(app) == "After time off: restart ranges in all five areas"
    assert "Restart range: up to 9 sets" in app.text
    assert "Dotted: a restart range after time off." in app.text


def test_single_exercises_are_planned_beside_the_guide(app: App):
    app.go(PAGE, sample="runner")
    choice = app.at.multiselect[0]
    assert choice.label == "Exercises to plan"
    choice.set_value(["Hip thrust", "Side plank"]).run()
    assert app.titles == ["Your plan stays gradual in all five areas"]
    labels = [one.label for one in app.at.number_input]
    assert labels[5:] == [
        "Hip thrust: sets",
        "Hip thrust: reps each",
        "Hip thrust: load, kg",
        "Side plank: sets",
        "Side plank: seconds each",
    ]
    fields = {one.label: one for one in app.at.number_input}
    assert fields["Hip thrust: load, kg"].value == 90
    assert app.text.count("◆ Inside the guide") == 2  # they begin with what was done
    fields["Hip thrust: load, kg"].set_value(105.0).run()
    assert app.titles == ["Your plan stays gradual in all five areas; one exercise runs past"]
    assert "▲ 3 kg past it; 100 kg stays inside" in app.text
    assert "Hip thrust: 3 × 8 with 105 kg (3 kg past it; 100 kg stays inside)" in app.at.code[0].value
    app.at.button(key="plan_again").click().run()
    assert app.titles == [TITLES["Robin (sample)"]]
    assert not app.at.multiselect[0].value


def test_a_plan_on_the_command_line_gets_the_same_answer(app: App, database: Path, capsys: pytest.CaptureFixture[str]):
    today, robin = load_samples().today.isoformat(), "Robin (sample)"
    command = ["next-week", "--athlete", robin, "--today", today, "--plan", "calves=17.5", "Hip thrust=3x8@105"]
    planned = printed(capsys, database, *command)["plan"]
    assert [(one["focus_area"], one["past"], one["mended"]) for one in planned["areas"]] == [("calves", 4, 13.5)]
    assert [one["text"] for one in planned["exercises"]] == ["3 kg past it; 100 kg stays inside"]
    assert main([*command, "--database", str(database)]) == 0
    said = capsys.readouterr().out
    assert "plan 17.5 (4 sets past it; two sets fewer each day gives 13.5)" in said
    app.go(PAGE)
    app.at.selectbox[0].select(robin).run()
    next(one for one in app.at.number_input if one.label.startswith("Calves")).set_value(17.5).run()
    app.at.multiselect[0].set_value(["Hip thrust"]).run()
    next(one for one in app.at.number_input if one.label == "Hip thrust: load, kg").set_value(105.0).run()
    copied = app.at.code[0].value
    for line in (
        "Hip thrust: 3 × 8 with 105 kg (3 kg past it; 100 kg stays inside)",
        "Calves: 5.6 to 13.5 sets · plan",
    ):
        assert [line in text for text in (copied, said)] == [True, True]


@pytest.mark.parametrize(
    ("plan", "why"),
    [
        ("legs", "is no plan"),
        ("legs=many", "is no number of sets"),
        ("legs=-1", "is out of reach"),
        ("Nonsense=3x3", "is not an exercise of the last weeks"),
        ("Hip thrust=lots", "is no plan of Hip thrust"),
    ],
)
def test_a_plan_that_cannot_be_read_is_said_in_one_sentence(
    database: Path, capsys: pytest.CaptureFixture[str], plan: str, why: str
):
    today = load_samples().today.isoformat()
    command = ["next-week", "--athlete", "Robin (sample)", "--today", today, "--database", str(database)]
    assert main([*command, "--plan", plan]) != 0
    assert why in capsys.readouterr().err


def test_a_week_planned_as_lighter_says_so_and_what_lighter_holds(
    app: App, database: Path, capsys: pytest.CaptureFixture[str]
):
    today, robin = load_samples().today.isoformat(), "Robin (sample)"
    before = printed(capsys, database, "next-week", "--athlete", robin, "--today", today)
    printed(capsys, database, "settings", "--athlete", robin, "down_week@2026-08-24=on")
    after = printed(capsys, database, "next-week", "--athlete", robin, "--today", today)
    assert (before["is_down_week"], after["is_down_week"]) == (False, True)
    assert after["exercises"] == before["exercises"]  # the top of the guide stays
    assert [row["upper"] for row in after["areas"]] == [row["upper"] for row in before["areas"]]
    app.go(PAGE)
    app.at.selectbox[0].select(robin).run()
    assert app.titles == ["Next week is planned as a lighter one"]
    assert "at most 70% of your usual week in each area (our choice)" in app.text
    lighter = {row["focus_area"]: row["lighter"] for row in after["areas"]}
    for field in app.at.number_input:
        area = next(one for one in lighter if field.label.startswith(area_name(one)))
        assert field.value <= lighter[area]
    assert f"Lighter: up to {lighter['calves']:g} sets; the range ends at 13.5" in app.text
    calves = next(one for one in app.at.number_input if one.label.startswith("Calves"))
    calves.set_value(lighter["calves"] + 1).run()
    assert app.titles == ["Your plan is lighter in four areas; calves are not"]
    assert "Inside; 1 set fewer would be lighter" in app.text
    assert main(["next-week", "--athlete", robin, "--today", today, "--database", str(database)]) == 0
    assert "planned as a lighter one" in capsys.readouterr().out


def test_two_weeks_of_a_log_are_still_learning(app: App):
    days = ["2026-08-11", "2026-08-14", "2026-08-18"]
    rows = "\n".join(f"{day},Leg Press,10,60" for day in days)
    app.add(("mine.csv", f"date,exercise,reps,load (kg)\n{rows}\n".encode()))
    app.go(PAGE)
    assert app.titles == ["Ranges need three trained weeks; you have two"]
    assert "Until there is a range, repeat a week you know." in app.text
    assert not app.at.number_input


def test_an_empty_stretch_is_answered_where_it_holds_the_ranges_back(app: App):
    app.add(sample("athletes/lee-table.csv"))
    app.go(PAGE)
    assert title(app) == "16 days without an entry: rested, or not logged?"
    assert "**16 days without an entry.** From 3 August to 18 August 2026 the log is empty." in app.text
    (control,) = [one for one in app.at.segmented_control if "Rested" in one.options]
    control.set_value(GapAnswer.RESTED).run()
    assert store.athletes(cache.own_warehouse())[0].settings.gap_answers == {dt.date(2026, 8, 3): GapAnswer.RESTED}
    assert "without an entry" not in title(app)
    assert "Your plan beside the ranges" in [one.value for one in app.at.header]
