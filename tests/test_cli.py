"""The command line: exit codes, one-sentence errors, JSON shapes, and that changes are all or nothing."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from analytics.cli import main
from analytics.reference import load_guide
from analytics.words import load_trend as trend_words

HEVY = """"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index","set_type","weight_kg","reps","distance_km","duration_seconds","rpe"
"Legs","3 Mar 2026, 18:00","3 Mar 2026, 18:40","","Goblet Squat",,"",0,"warmup",8,10,,,
"Legs","3 Mar 2026, 18:00","3 Mar 2026, 18:40","","Goblet Squat",,"",1,"normal",16,10,,,
"Legs","3 Mar 2026, 18:00","3 Mar 2026, 18:40","","Goblet Squat",,"",2,"normal",16,8,,,
"Legs","3 Mar 2026, 18:00","3 Mar 2026, 18:40","","Plank",,"",0,"normal",,,,45,
"Legs","3 Mar 2026, 18:00","3 Mar 2026, 18:40","","My own thing",,"",0,"normal",,12,,,
"""  # noqa: E501 - the heading of an export is as long as it is
STRONG = """Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE
2026-03-03 18:00:00,"Legs",40m,"Squat (Barbell)",1,60.0,5.0,0,0.0,
"""


TOOLS = (("Barbell", 80), ("Dumbbell", 20))


class Shell:
    """Runs commands on one database and remembers nothing else."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def write(self, name: str, text: str) -> str:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def run(self, *words: str) -> tuple[int, str, str]:
        code = main([*words, "--database", str(self.folder / "log.duckdb")])
        out = self.capsys.readouterr()
        return code, out.out, out.err

    def json(self, *words: str) -> dict[str, object]:
        code, out, err = self.run(*words, "--json")
        assert code == 0, err
        return json.loads(out)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, capsys)


def test_import_reports_what_was_read(shell: Shell):
    report = shell.json("import", shell.write("hevy.csv", HEVY), "--athlete", "Robin")["files"][0]
    wanted = {
        "file": "hevy.csv",
        "format": "hevy",
        "rows_read": 5,
        "sets_kept": 5,
        "warm_up_sets": 1,
        "sessions": 1,
        "new_sessions": 1,
        "replaced_sessions": 0,
        "unchanged_sessions": 0,
        "first_day": "2026-03-03",
        "last_day": "2026-03-03",
        "unmapped": [{"name": "My own thing", "set_count": 1}],
    }
    assert {key: report[key] for key in wanted} == wanted


def test_sets_carry_areas_and_where_they_came_from(shell: Shell):
    shell.run("import", shell.write("hevy.csv", HEVY), "--athlete", "Robin")
    sets = shell.json("sets", "--athlete", "Robin")["sets"]
    assert [one["line"] for one in sets] == [2, 3, 4, 5, 6]
    squat, plank, own = sets[1], sets[3], sets[4]
    assert squat["areas"] == {"glutes": 0.5, "legs": 1.0, "core": 0.5}
    assert (squat["load_kg"], squat["reps"], squat["set_kind"]) == (16, 10, "working")
    assert (plank["exercise_id"], plank["hold_s"], plank["reps"], plank["load_kg"]) == ("plank", 45, None, None)
    assert (own["exercise_id"], own["areas"]) in (("", {}), (None, {}))
    assert squat["session_started_at"] == "2026-03-03T18:00:00"


def test_guide_works_the_range_of_a_week_out_in_words_and_numbers(shell: Shell):
    samples = Path(__file__).parents[1] / "data" / "samples" / "athletes"
    shell.run("import", str(samples / "robin-hevy.csv"), "--athlete", "Robin")
    asked = ("guide", "--athlete", "Robin", "--week", "2026-08-12", "--area", "calves", "--today", "2026-08-23")
    code, out, _ = shell.run(*asked)
    assert code == 0
    assert "Calves: 5.6 to 9.5 sets. The 4 weeks before held 8, 8, 8 and 8 sets; the highest is 8." in out
    (calves,) = shell.json(*asked)["areas"]
    assert (calves["lower"], calves["upper"], calves["reference"], calves["threshold"]) == (5.6, 9.5, 8, 0.1)
    assert [one["sets"] for one in calves["looked_at"]] == [8, 8, 8, 8]
    assert calves["range"] == "Calves: 5.6 to 9.5 sets"
    code, out, _ = shell.run("guide", "--athlete", "Robin", "--today", "2026-08-23", "--week", "2020-01-01")
    assert (code, out) == (0, "This week lies outside the log, so there is no range for it.\n")


def test_weekly_is_dense_and_in_the_listed_order(shell: Shell):
    shell.run("import", shell.write("hevy.csv", HEVY), "--athlete", "Robin")
    rows = shell.json("weekly", "--athlete", "Robin", "--today", "2026-03-16")["weekly"]
    assert [row["week_start"] for row in rows[::5]] == ["2026-03-02", "2026-03-09", "2026-03-16"]
    assert [row["focus_area"] for row in rows[:5]] == ["calves", "feet", "core", "glutes", "legs"]
    assert [row["is_complete"] for row in rows[::5]] == [True, True, False]
    legs = rows[4]
    assert (legs["athlete"], legs["set_count"], legs["rep_count"], legs["training_days"]) == ("Robin", 2, 18, 1)
    everything = shell.json("weekly", "--athlete", "Robin", "--today", "2026-03-16", "--all")["weekly"]
    assert [row["set_count"] for row in everything if row["focus_area"] == "unplaced"] == [1, 0, 0]
    some = shell.json("weekly", "--athlete", "Robin", "--today", "2026-03-16", "--since", "2026-03-11")["weekly"]
    assert some[0]["week_start"] == "2026-03-09"


def test_an_open_question_names_the_option_and_stores_nothing(shell: Shell):
    path = shell.write("strong.csv", STRONG)
    code, out, err = shell.run("import", path, "--athlete", "Robin")
    assert code == 2
    assert "--load-unit" in err
    assert err.count("\n") == 1
    assert out == ""
    assert shell.json("athletes")["athletes"] == []
    code, _, _ = shell.run("import", path, "--athlete", "Robin", "--load-unit", "lb")
    assert code == 0
    assert shell.json("sets", "--athlete", "Robin")["sets"][0]["load_kg"] == pytest.approx(27.215542)


def test_a_refused_file_gives_one_and_the_others_are_kept(shell: Shell):
    good, bad = shell.write("hevy.csv", HEVY), shell.write("note.csv", "<!doctype html><html></html>")
    code, out, err = shell.run("import", bad, good, "--athlete", "Robin", "--json")
    assert code == 1
    assert err.startswith("note.csv: ")
    refused, kept = json.loads(out)["files"]
    assert refused["sets_kept"] == 0
    assert refused["issues"][0]["severity"] == "refused"
    assert kept["sets_kept"] == 5


def test_a_dry_run_keeps_nothing(shell: Shell):
    path = shell.write("hevy.csv", HEVY)
    report = shell.json("import", path, "--athlete", "Robin", "--dry-run")["files"][0]
    assert (report["sets_kept"], report["new_sessions"]) == (5, 1)
    assert shell.json("athletes")["athletes"] == []


def test_the_same_file_again_changes_nothing_and_undo_takes_it_back(shell: Shell):
    path = shell.write("hevy.csv", HEVY)
    first = shell.json("import", path, "--athlete", "Robin")["files"][0]
    again = shell.json("import", path, "--athlete", "Robin")["files"][0]
    assert again["new_sessions"] == 0
    assert len(shell.json("sets", "--athlete", "Robin")["sets"]) == 5
    shell.json("undo", first["import_id"])
    assert shell.json("sets", "--athlete", "Robin")["sets"] == []
    shell.json("import", path, "--athlete", "Robin")
    assert len(shell.json("sets", "--athlete", "Robin")["sets"]) == 5


@pytest.mark.parametrize(
    "words",
    [
        ("fly",),
        ("import", "--athlete", "Robin"),
        ("weekly",),
        ("weekly", "--athlete", "Robin", "--today", "tomorrow"),
        ("import", "/no/such/file.csv", "--athlete", "Robin"),
        ("import", "{hevy}", "--athlete", "Robin", "--column", "date"),
        ("settings", "--athlete", "Robin", "colour=red"),
        ("settings", "--athlete", "Robin", "sets-jump.threshold_established=9"),
        ("settings", "--athlete", "Robin", "body_mass_kg=heavy"),
        ("progress", "--athlete", "Robin", "--exercise", "no_such_exercise"),
    ],
    ids=lambda words: " ".join(words),
)
def test_wrong_usage_is_one_sentence_and_exit_two(shell: Shell, words: tuple[str, ...]):
    hevy = shell.write("hevy.csv", HEVY)
    shell.run("import", hevy, "--athlete", "Robin")
    code, out, err = shell.run(*(word.format(hevy=hevy) for word in words))
    assert code == 2
    assert out == ""
    assert err.strip().count("\n") == 0
    assert "Traceback" not in err


@pytest.mark.parametrize("words", [("flags", "--athlete", "Nobody"), ("undo", "nothing")], ids=" ".join)
def test_what_is_not_there_is_exit_one(shell: Shell, words: tuple[str, ...]):
    code, out, err = shell.run(*words)
    assert (code, out) == (1, "")
    assert err.strip().count("\n") == 0


def test_settings_change_all_or_nothing(shell: Shell):
    shell.run("import", shell.write("hevy.csv", HEVY), "--athlete", "Robin")
    changed = shell.json(
        "settings", "--athlete", "Robin", "level=established", "week_start=sunday", "goal=build",
        "body_mass_kg@2026-01-01=70", "sets-jump.threshold_established=0.3", "rule.plyo-cap=off", "area.feet=off",
        "down_week@2026-03-04=on", "gap@2026-02-01=rested", "target.calves=0.3",
    )["settings"]  # fmt: skip
    assert changed["body_masses_kg"] == {"2026-01-01": 70}
    assert changed["thresholds"] == {"sets-jump.threshold_established": 0.3}
    assert (changed["rules_off"], changed["areas_off"]) == (["plyo-cap"], ["feet"])
    assert (changed["down_weeks"], changed["gap_answers"]) == (["2026-03-01"], {"2026-02-01": "rested"})
    assert changed["targets"] == {"calves": 0.3}
    code, shown, _ = shell.run("settings", "--athlete", "Robin")
    assert code == 0
    assert "2026-02-01 rested" in shown
    code, _, _ = shell.run("settings", "--athlete", "Robin", "goal=maintain", "level=sublime")
    assert code in (1, 2)
    assert shell.json("settings", "--athlete", "Robin")["settings"]["goal"] == "build"
    back = shell.json("settings", "--athlete", "Robin", "sets-jump.threshold_established=default", "level=auto")
    assert "thresholds" not in back["settings"]
    assert back["settings"]["level"] is None


def test_a_locked_value_is_refused_a_change_until_it_is_unlocked(shell: Shell):
    shell.run("import", shell.write("hevy.csv", HEVY), "--athlete", "Robin")
    robin = ("settings", "--athlete", "Robin", "--today", "2026-05-04")
    key = "sets-jump.threshold_established"
    locked = shell.json(*robin, f"{key}=0.1", "rule.sets-jump", "goal", "--lock", "--by", "Kim")["settings"]
    assert locked["locks"][key] == {"locked_by": "Kim", "locked_on": "2026-05-04"}
    assert set(locked["locks"]) == {key, "rule.sets-jump", "goal"}
    for change in (f"{key}=0.2", f"{key}=default", "rule.sets-jump=off", "goal=build"):
        code, _, error = shell.run(*robin, change)
        assert code == 1
        assert f"{change.partition('=')[0]} is locked by Kim since 4 May 2026." in error
    assert shell.json(*robin, "level=new", f"{key}=0.1")["settings"]["thresholds"] == {key: 0.1}
    free = shell.json(*robin, f"{key}=0.2", "--unlock")["settings"]
    assert (free["thresholds"], set(free["locks"])) == ({key: 0.2}, {"rule.sets-jump", "goal"})
    assert "locks" not in shell.json(*robin, "rule.sets-jump", "goal", "--unlock")["settings"]
    assert shell.run(*robin, "colour", "--lock")[0] == 1
    assert shell.run(*robin, "--lock")[0] == 2
    assert shell.run(*robin, "goal", "--lock", "--by", " ")[0] == 1


def test_the_database_may_be_named_before_the_command(shell: Shell):
    shell.run("import", shell.write("hevy.csv", HEVY), "--athlete", "Robin")
    code = main(["--database", str(shell.folder / "log.duckdb"), "athletes", "--json"])
    assert code == 0
    assert [one["athlete"] for one in json.loads(shell.capsys.readouterr().out)["athletes"]] == ["Robin"]


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    commands = [
        "serve",
        "import",
        "imports",
        "undo",
        "athletes",
        "sets",
        "weekly",
        "flags",
        "balance",
        "progress",
        "next-week",
        "settings",
    ]
    shown = capsys.readouterr().out
    for command in commands:
        assert command in shown
        with pytest.raises(SystemExit) as stop:
            main([command, "--help"])
        assert stop.value.code == 0
        assert "--database" in capsys.readouterr().out


def test_no_rule_speaks_about_an_exercise_outside_the_five_areas(shell: Shell):
    days = [f"2026-0{month}-{day:02d}" for month in (3, 4) for day in (3, 6, 10, 13, 17, 20, 24, 27)]
    rows = [
        f"{day},{name},10,{20 if day < '2026-04-20' else 60}" for day in days for name in ("Biceps Curl", "Leg Press")
    ]
    path = shell.write("log.csv", "\n".join(["date,exercise,reps,load (kg)", *rows]))
    shell.json("import", path, "--athlete", "Robin", "--load-unit", "kg")
    shell.json("settings", "--athlete", "Robin", "level=established")
    flags = shell.json("flags", "--athlete", "Robin", "--today", "2026-04-28")["flags"]
    assert {flag["exercise_id"] for flag in flags if flag["rule_id"] == "weight-jump"} == {"leg_press"}


def test_flags_say_which_numbers_they_were_judged_by(shell: Shell):
    path = shell.write("log.csv", "date,exercise,reps,load (kg)\n2026-03-03,Leg Press,10,60")
    shell.json("import", path, "--athlete", "Robin", "--load-unit", "kg")
    shell.json("settings", "--athlete", "Robin", "sets-jump.threshold_new=0.15", "rule.daily=off")
    judged = shell.json("flags", "--athlete", "Robin", "--today", "2026-03-10")["guide"]
    guide = load_guide()
    assert (judged["version"], judged["fingerprint"]) == (guide.version.isoformat(), guide.fingerprint)
    assert judged["own_numbers"] == {"sets-jump.threshold_new": {"own": 0.15, "guide": 0.1}}
    assert (judged["rules_off"], judged["rules_on"], judged["areas_off"]) == (["daily"], [], [])


def test_progress_shows_one_equipment_or_all_without_loads(shell: Shell):
    rows = [f"2026-03-{day:02d},Romanian Deadlift ({name}),8,{kg}" for day in (3, 10, 17, 24) for name, kg in TOOLS]
    shell.json(
        "import", shell.write("log.csv", "\n".join(["date,exercise,reps,load (kg)", *rows])), "--athlete", "Robin"
    )
    words = ("progress", "--athlete", "Robin", "--exercise", "rdl", "--today", "2026-03-29")
    both, one = shell.json(*words), shell.json(*words, "--equipment", "dumbbell")
    assert (both["equipment"], both["measure"]) == (["barbell", "dumbbell"], "top_reps")
    assert (one["equipment"], one["measure"]) == (["dumbbell"], "one_rep_max")
    loads = {row["equipment"]: row["value"] for row in both["records"] if row["measure"] == "top_load"}
    assert loads == {"barbell": 80, "dumbbell": 20}
    assert {row["equipment"] for row in one["records"]} == {"dumbbell"}
    assert "shows one of barbell, dumbbell." in shell.run(*words)[1]
    code, _, said = shell.run(*words, "--equipment", "none")
    assert code == 2 and "was not done with none; the log holds barbell, dumbbell." in said


def squats(shell: Shell) -> None:
    """Heavy squats on Tuesdays, long light sets on Fridays, for ten weeks from 2 June 2026."""
    rows = []
    for week in range(10):
        day = dt.date(2026, 6, 2) + dt.timedelta(weeks=week)
        rows += [f"{day},Barbell Squat,6,80"] * 3 + [f"{day + dt.timedelta(days=3)},Barbell Squat,18,60"] * 5
    path = shell.write("log.csv", "\n".join(["date,exercise,reps,load (kg)", *rows]))
    shell.json("import", path, "--athlete", "Robin", "--load-unit", "kg")


def test_progress_counts_every_session_and_says_which_have_no_estimate(shell: Shell):
    squats(shell)
    words = ("progress", "--athlete", "Robin", "--exercise", "back_squat", "--today", "2026-08-09")
    answer = shell.json(*words)
    assert (answer["session_count"], answer["sessions_with_value"], len(answer["progress"])) == (20, 10, 20)
    assert answer["progress"][1]["value"] is None and answer["progress"][1]["work"] == 5400
    assert (answer["next"]["state"], answer["next"]["work_limit"]) == ("guide", 5940)
    assert answer["finding"] == "Barbell squat: holding steady"
    _, text, _ = shell.run(*words)
    assert "10 sessions have no estimate (only sets of more than 10 repetitions) and count towards work only." in text
    assert "Up to 5,940 kg stays within 10% of your biggest session in 30 days." in text
    assert "Next session: 89.3 to 104 kg stays gradual." in text


def test_progress_gives_no_range_after_the_log_has_ended_or_while_a_question_is_open(shell: Shell):
    squats(shell)
    words = ("progress", "--athlete", "Robin", "--exercise", "back_squat", "--today")
    ended, asked = shell.json(*words, "2028-03-01"), shell.json(*words, "2026-08-25")
    assert (ended["as_of"], ended["next"]["state"], asked["next"]["state"]) == ("2026-08-07", "ended", "gap")
    for answer in (ended, asked):
        assert [answer["next"][name] for name in ("corridor_low", "corridor_high", "work_limit")] == [None] * 3
    assert "as it stood on the last day of your log, 7 August 2026" in shell.run(*words, "2028-03-01")[1]


def test_progress_tells_a_step_with_its_answer(shell: Shell):
    rows = [f"{dt.date(2026, 3, 3) + dt.timedelta(days=7 * n)},Leg Press,8,{60 if n < 9 else 80}" for n in range(10)]
    rows = [row for row in rows for _ in range(3)]
    shell.json(
        "import", shell.write("log.csv", "\n".join(["date,exercise,reps,load (kg)", *rows])), "--athlete", "Robin"
    )
    shell.json("settings", "--athlete", "Robin", "level=established")
    words = ("progress", "--athlete", "Robin", "--exercise", "leg_press", "--today", "2026-05-06")
    assert shell.json(*words)["finding"] == "Leg press: holding steady, one 20 kg step"
    who = ("--athlete", "Robin", "--week", "2026-05-04", "--rule", "weight-jump", "--exercise", "leg_press")
    assert shell.run("answer", "log_error", *who, "--today", "2026-05-06")[0] == 0
    answer = shell.json(*words)
    assert answer["finding"] == "Leg press: holding steady"
    assert [flag["answer"] for flag in answer["flags"] if flag["rule_id"] == "weight-jump"] == ["log_error"]
    assert [row["best"] for row in answer["progress"]][-2:] == [76, 76]
    assert max(one["value"] for one in answer["records"] if one["measure"] == "top_load") == 60
    assert "1 session of a week answered as a log error is left out of bests" in shell.run(*words)[1]


def test_progress_without_an_exercise_shows_every_one_with_enough_sessions(shell: Shell):
    squats(shell)
    path = shell.write("more.csv", "date,exercise,reps\n2026-08-08,Plank,12\n")
    shell.json("import", path, "--athlete", "Robin", "--load-unit", "kg")
    words = ("progress", "--athlete", "Robin", "--today", "2026-08-09")
    (line,) = shell.json(*words)["exercises"]
    assert (line["key"], line["change"], line["session_count"], line["latest"]) == (
        "back_squat",
        "holding steady",
        20,
        "96 kg",
    )
    assert line["values"] == [96] * 10
    _, text, _ = shell.run(*words)
    assert "Barbell squat" in text and "1 exercise with fewer than 4 sessions is left out." in text


def test_progress_of_an_empty_log_is_one_line(shell: Shell):
    squats(shell)
    words = ("progress", "--athlete", "Robin", "--today", "2020-01-01")
    code, text, _ = shell.run(*words)
    assert (code, text.strip()) == (0, "Nothing to show.")


def test_next_week_gives_ranges_as_text_and_as_json(shell: Shell):
    days = [f"2026-03-{day:02d}" for day in (3, 6, 10, 13, 17, 20, 24, 27)]
    rows = [f"{day},Leg Press,10,60" for day in days for _ in range(3)]
    shell.json(
        "import", shell.write("log.csv", "\n".join(["date,exercise,reps,load (kg)", *rows])), "--athlete", "Robin"
    )
    shell.json("settings", "--athlete", "Robin", "level=established")
    words = ("next-week", "--athlete", "Robin", "--today", "2026-03-29")
    week = shell.json(*words)
    assert (week["athlete"], week["week_start"]) == ("Robin", "2026-03-30")
    legs = next(one for one in week["areas"] if one["focus_area"] == "legs")
    assert (legs["state"], legs["reference"], legs["upper"], legs["lower"]) == ("guide", 6, 7.5, 4.2)
    press = week["exercises"][0]
    assert (press["load_kg"], press["load_limit_kg"], press["rep_count_limit"]) == (60, 65, 72)
    assert {one["focus_area"] for one in week["proposals"]} == {"core", "feet", "calves"}
    _, text, _ = shell.run(*words)
    assert "Legs: 4.2 to 7.5 sets" in text
    assert "Leg press: up to 65 kg (was 60); up to 72 reps (was 60)" in text


@pytest.mark.parametrize("row", ["2026-03-03,My own thing,10,60", "2026-03-03,Bench Press,10,60"])
def test_next_week_of_a_log_without_the_five_areas_and_before_its_first_day(shell: Shell, row: str):
    shell.json("import", shell.write("log.csv", f"date,exercise,reps,load (kg)\n{row}"), "--athlete", "Robin")
    week = shell.json("next-week", "--athlete", "Robin", "--today", "2026-03-05")
    assert {one["state"] for one in week["areas"]} == {"learning"}
    assert week["exercises"] == []
    words = ("next-week", "--athlete", "Robin", "--today", "2026-03-01")
    assert shell.json(*words)["areas"] == []
    assert "The log is empty" in shell.run(*words)[1]


def test_runs_and_pain_are_noted_judged_listed_and_taken_away(shell: Shell):
    shell.run("import", shell.write("hevy.csv", HEVY), "--athlete", "Robin")
    robin = ("--athlete", "Robin")
    day = shell.json("sets", *robin)["sets"][-1]["session_started_at"][:10]
    run = shell.json("note", "run", *robin, "--kind", "hard", "--date", day, "--time", "06:30", "--km", "8")
    pain = shell.json("note", "pain", *robin, "--area", "calves", "--date", day, "--note", "stiff")
    listed = shell.json("note", "list", *robin)
    assert (listed["runs"][0]["distance_m"], listed["pain_notes"][0]["note"]) == (8000, "stiff")
    assert "hard run, 8 km" in shell.run("note", "list", *robin)[1]
    first = shell.json("flags", *robin, "--since", day)["flags"][0]
    assert (first["rule_id"], first["level"], first["focus_area"]) == ("pain-note", "info", "calves")
    shell.json("note", "remove", pain["note_id"])
    assert "pain-note" not in {one["rule_id"] for one in shell.json("flags", *robin)["flags"]}
    shell.json("note", "restore", pain["note_id"])
    assert "pain-note" in {one["rule_id"] for one in shell.json("flags", *robin)["flags"]}
    shell.json("note", "remove", run["note_id"])
    assert shell.json("note", "list", *robin)["runs"] == []
    assert shell.run("note", "remove", "nothing")[0] == 1
    assert shell.run("note", "pain", *robin, "--area", "calves", "--date", "2099-01-01")[0] == 1
    assert shell.run("note", "run", *robin, "--kind", "hard", "--km", "-1")[0] == 1
    assert shell.run("note", "run", *robin, "--kind", "hard", "--time", "late")[0] == 2


def test_load_trend_tells_what_is_missing_and_marks_nothing(shell: Shell):
    shell.run("import", shell.write("hevy.csv", HEVY), "--athlete", "Robin")
    asked = ("load-trend", "--athlete", "Robin", "--today", "2026-03-20")
    code, out, _ = shell.run(*asked)
    assert code == 0
    assert out.splitlines() == [
        trend_words.ABOUT,
        "No value today. Sessions of the last 28 days that have both an RPE and minutes: 0 of 1 (an RPE: 0, minutes:"
        " 1). It takes 80% of them.",
    ]
    told = shell.json(*asked)
    assert told["days"] == [] and told["silent"] == out.splitlines()[1]


def test_load_trend_has_every_day_for_machines_and_every_week_for_people(shell: Shell):
    row = '"Legs","{0} Mar 2026, 18:00","{0} Mar 2026, 18:40","","Goblet Squat",,"",0,"normal",16,10,,,6.5'
    days = [row.format(day) for day in range(1, 32)]
    log = "\n".join([HEVY.splitlines()[0], *days])
    shell.run("import", shell.write("hevy.csv", log), "--athlete", "Robin")
    asked = ("load-trend", "--athlete", "Robin", "--today", "2026-03-31")
    told = shell.json(*asked)
    assert told["silent"] == "" and len(told["days"]) == 31
    newest = {"local_day": "2026-03-31", "load_rpe_min": 260.0, "mean_short": 260.0, "mean_long": 260.0}
    assert told["days"][-1] == newest and told["days"][26]["mean_long"] is None
    assert shell.run(*asked)[1].splitlines()[-1].split("  ")[0] == "31 March 2026"


def test_an_import_can_say_that_its_athlete_has_lifted_before(shell: Shell):
    hevy = shell.write("hevy.csv", HEVY)
    shell.run("import", hevy, "--athlete", "Robin", "--lifted-before", "yes")
    assert shell.json("settings", "--athlete", "Robin")["settings"]["level"] == "established"
    shell.run("import", hevy, "--athlete", "Kim")
    assert shell.json("settings", "--athlete", "Kim")["settings"]["level"] is None
