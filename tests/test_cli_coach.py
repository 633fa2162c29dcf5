"""The coach's commands: the roster, what a group starts from, and who changed what."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from analytics import warehouse as store
from analytics.cli import main
from tests.filled import samples_at

TODAY = "2026-08-23"


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the ten sample clients, one of them under a name that a spreadsheet would compute."""
    path = tmp_path_factory.mktemp("clients") / "log.duckdb"
    samples_at(path, "clients")
    with store.open_warehouse(path) as warehouse:
        maya = store.find_athlete(warehouse, "Maya R. (sample)").athlete_id
        store.rename_athlete(warehouse, maya, "=Maya")
        store.set_labels(warehouse, maya, "Trail", ["=tag"])
        store.set_coach_name(warehouse, "Kit")
    return path


@pytest.fixture
def run(clients: Path, capsys: pytest.CaptureFixture[str]):
    def ask(*words: str, code: int = 0) -> str:
        assert main([*words, "--database", str(clients)]) == code
        told = capsys.readouterr()
        return told.err if code else told.out

    return ask


def test_the_roster_says_the_same_as_table_json_and_csv(run):
    words = ("roster", "--today", TODAY)
    value = json.loads(run(*words, "--json"))
    assert value["title"] == "5 of 10 clients are worth a look"
    assert [one["is_worth_a_look"] for one in value["clients"]] == [True] * 5 + [False] * 5
    maya = next(one for one in value["clients"] if one["client"] == "=Maya")
    assert maya["reasons"][0] == "▲ Calves: 16 sets, guide up to 10.5 sets"
    assert maya["labels"] == ["Trail", "=tag"]
    assert maya["areas"]["calves"] | {"change": None} == {
        "sets": 16,
        "usual": 8.5,
        "change": None,
        "mark": "above",
        "text": "▲ +88%",
    }
    assert len(maya["weeks"]) == 12
    table = run(*words)
    assert table.startswith(value["title"])
    assert all(one["client"] in table and one["reasons"][0] in table for one in value["clients"])
    rows = list(csv.DictReader(io.StringIO(run(*words, "--csv"))))
    assert [row["client"].lstrip("'") for row in rows] == [one["client"] for one in value["clients"]]
    line = next(row for row in rows if row["client"] == "'=Maya")
    assert (line["calves_sets"], line["calves_mark"]) == ("16.0", "above")
    assert line["what_changed"].startswith("▲ Calves: 16 sets, guide up to 10.5 sets; ")


def test_what_was_not_counted_is_told_for_the_group_and_the_client(run):
    words = ("roster", "--today", TODAY)
    value = json.loads(run(*words, "--json"))
    assert value["counted"].startswith("Counted 2,974 of 3,022 sets of the last 12 weeks: ")
    assert value["counted"].endswith("32 rows of the files could not be read and were left out.")
    jonas = next(one for one in value["clients"] if one["client"].startswith("Jonas"))
    assert (jonas["work_set_count"], jonas["unplaced_set_count"], jonas["left_out_count"]) == (470, 48, 32)
    hint = "48 of 470 sets are not placed yet, so areas can look low"
    assert jonas["reasons"][1] == hint
    assert jonas["is_partly_counted"] is True
    table = run(*words)
    assert hint in table and table.rstrip().endswith(value["counted"])
    (line,) = [one for one in csv.DictReader(io.StringIO(run(*words, "--csv"))) if one["client"].startswith("Jonas")]
    assert (line["unplaced_set_count"], line["left_out_count"], line["is_partly_counted"]) == ("48.0", "32", "True")
    assert hint in line["what_changed"]
    balance = (*words, "--balance")
    assert json.loads(run(*balance, "--json"))["counted"] == value["counted"]
    assert "48 of 470 sets" in run(*balance)
    cells = [one for one in csv.DictReader(io.StringIO(run(*balance, "--csv"))) if one["name"].startswith("Jonas")]
    assert {one["unplaced_set_count"] for one in cells} == {"48.0"}


def test_the_running_week_is_another_one(run):
    last = json.loads(run("roster", "--today", TODAY, "--json"))["clients"]
    running = json.loads(run("roster", "--today", TODAY, "--running", "--json"))["clients"]
    assert {one["week_start"] for one in last if one["last_day"]} == {"2026-08-10"}
    assert {one["week_start"] for one in running if one["last_day"]} == {"2026-08-17"}


def test_the_balance_of_clients_as_table_json_and_csv(run):
    words = ("roster", "--today", TODAY, "--balance")
    value = json.loads(run(*words, "--json"))
    assert value["title"] == "Feet & arches are low in 2 of 7 clients"
    assert len(value["areas"]) == 5
    assert len(value["clients"]) == 45
    assert run(*words).startswith(value["title"])
    rows = list(csv.DictReader(io.StringIO(run(*words, "--csv"))))
    assert len(rows) == 45
    assert "'=Maya" in {row["name"] for row in rows}


def test_what_a_group_starts_from_is_shown_changed_locked_and_logged(run):
    group = ("group-settings", "--group", "Trail", "--today", TODAY)
    assert json.loads(run(*group, "--json")) == {"group": "Trail", "settings": {}, "everybody": {}}
    key = "sets-jump.threshold_established"
    run(*group, f"{key}=0.15", "target.feet=0.3", "down_week@2026-08-24=on")
    run(*group, "goal=build", "--lock", "--by", "Kit")
    held = json.loads(run(*group, "--json"))["settings"]
    assert (held["goal"], held["thresholds"], held["targets"]) == ("build", {key: 0.15}, {"feet": 0.3})
    assert held["down_weeks"] == ["2026-08-24"]
    assert held["locks"]["goal"] == {"locked_by": "Kit", "locked_on": TODAY}
    maya = ("settings", "--athlete", "=Maya", "--today", TODAY)
    assert json.loads(run(*maya, "--json"))["settings"]["thresholds"] == {key: 0.15}
    assert "goal is locked by Kit since 23 August 2026." in run(*maya, "goal=maintain", code=1)
    run(*group, "goal", "--unlock")
    run(*maya, "goal=maintain")
    rows = json.loads(run("changes", "--json"))["changes"]
    assert {(one["setting"], one["group_name"], one["changed_by"]) for one in rows} >= {
        ("goal", "Trail", "Kit"),
        ("locks", "Trail", "Kit"),
        ("thresholds", "Trail", "Kit"),
    }
    own = json.loads(run("changes", "--athlete", "=Maya", "--json"))["changes"]
    assert own[0]["setting"] == "goal"
    assert {one["athlete"] for one in own} == {"=Maya"}
    assert "Trail" in run("changes")
    assert "thresholds" not in json.loads(run(*group, f"{key}=default", "--json"))["settings"]


def test_a_group_shows_the_number_in_force_and_where_it_comes_from(run):
    everybody, group = ("group-settings", "--everybody"), ("group-settings", "--group", "Road")
    key, days = "sets-jump.threshold_established", "area-neglect.note_days"
    run(*everybody, f"{key}=0.15", f"{days}=21", "goal=build", "rule.stack=off", "week_start=sunday")
    run(*group, f"{key}=0.3", "goal=build", "rule.stack=on")
    told = json.loads(run(*group, "--json"))
    assert told["settings"] == {"thresholds": {key: 0.3}, "rules_off": []}  # the goal is everybody's anyway
    assert told["everybody"]["thresholds"] == {key: 0.15, days: 21}
    lines = {line.split()[0]: line.split()[1:] for line in run(*group).splitlines()}
    assert lines[key] == ["0.3", "Road", "0.15"]
    assert lines[days] == ["21", "everybody"]
    assert lines["goal"] == ["build", "everybody"]
    assert lines["week_start"] == ["sunday", "everybody"]
    run(*everybody, "goal", "--lock", "--by", "Kit")
    assert "goal is locked for everybody. Nothing was changed." in run(*group, "goal", "--unlock", code=1)
    assert "lock goal" in run(*group)
    run(*everybody, "goal", "--unlock")
    run(*everybody, f"{key}=default", f"{days}=default", "goal=default", "rule.stack=on", "week_start=default")
    assert json.loads(run(*everybody, "--json"))["settings"] == {}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("group-settings",), 2),
        (("group-settings", "--group", "Trail", "--everybody"), 2),
        (("group-settings", "--everybody", "--lock"), 2),
        (("group-settings", "--everybody", "body_mass_kg=70"), 2),
        (("group-settings", "--everybody", "colour=red"), 2),
        (("group-settings", "--everybody", "colour", "--lock"), 1),
        (("group-settings", "--everybody", "age_years=40"), 1),
        (("changes", "--athlete", "Nobody"), 1),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else str(one),
)
def test_what_is_wrong_is_one_sentence(run, words: tuple[str, ...], code: int):
    error = run(*words, code=code)
    assert error.strip().count("\n") == 0
    assert error.strip()


def test_several_clients_are_labelled_at_once(run):
    known = json.loads(run("labels", "--json"))["clients"]
    names = tuple(one["client"] for one in known if one["client"] != "=Maya")[:2]
    told = json.loads(run("labels", *names, "--group", "Track", "--tag", "spring", "--json"))["clients"]
    assert [(one["client"], one["group"]) for one in told] == [(name, "Track") for name in names]
    assert all("spring" in one["tags"] for one in told)
    told = json.loads(run("labels", *names, "--no-group", "--untag", "spring", "--json"))["clients"]
    assert all(one["group"] is None and "spring" not in one["tags"] for one in told)
    assert "There is no athlete" in run("labels", names[0], "Nobody", "--group", "Track", code=1)
    assert all(one["group"] != "Track" for one in json.loads(run("labels", "--json"))["clients"])


def test_the_log_of_changes_says_who_and_each_value_by_itself(run):
    key = "sets-jump.threshold_established"
    names = [one["client"] for one in json.loads(run("labels", "--json"))["clients"] if one["client"] != "=Maya"]
    who = ("settings", "--athlete", names[0])
    run(*who, f"{key}=0.3")
    run(*who, f"{key}=0.25", "--as", "coach")
    newest, before = json.loads(run("changes", "--athlete", names[0], "--json"))["changes"][:2]
    assert (newest["who"], before["who"]) == ("Kit", "the runner")
    assert [(one["from"], one["to"]) for one in newest["values"]] == [("30%", "25%")]
    assert [(one["from"], one["to"]) for one in before["values"]] == [("as in the guide (20%)", "30%")]
    run("group-settings", "--group", "Solo", "area.feet=off")
    [change] = json.loads(run("changes", "--group", "Solo", "--json"))["changes"]
    assert change["values"] == [{"what": "Area the rules look at: feet & arches", "from": "on", "to": "off"}]
    assert "feet & arches" in run("changes", "--group", "Solo")


def test_a_group_leaves_the_level_to_each_log(run):
    run("group-settings", "--everybody", "level=new")
    told = run("group-settings", "--group", "Solo", "level=auto", "--json")
    assert json.loads(told)["settings"].get("level") is None
    with_default = json.loads(run("group-settings", "--group", "Solo", "level=default", "--json"))
    assert with_default["everybody"]["level"] == "new"
    run("group-settings", "--everybody", "level=default")


def test_a_number_for_a_coach_takes_as_coach(run):
    names = [one["client"] for one in json.loads(run("labels", "--json"))["clients"] if one["client"] != "=Maya"]
    who = ("settings", "--athlete", names[1])
    assert "--as coach" in run(*who, "shared.look_back_weeks=6", code=1)
    told = json.loads(run(*who, "shared.look_back_weeks=6", "--as", "coach", "--json"))["settings"]
    assert told["thresholds"]["shared.look_back_weeks"] == 6
