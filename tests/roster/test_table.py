from __future__ import annotations

import dataclasses
import datetime as dt

import numpy as np
import pytest

from analytics import guidance, roster
from analytics import warehouse as store
from analytics.athlete_log import read_log
from analytics.counted import count_sets
from analytics.model import FlagAnswer, FocusArea, GapAnswer, Goal, Level, Placement, Speaker
from analytics.reference import load_catalogue
from analytics.roster import Choice
from tests.roster.conftest import Coach

AREAS = [str(area) for area in FocusArea]


def test_the_ten_clients_show_every_state(coach: Coach):
    table = coach.roster()
    states = {name.split()[0]: state for name, state in zip(table.rows["name"], table.rows["state"], strict=True)}
    assert states == {
        **dict.fromkeys(("Aiko", "Maya", "Omar", "Priya", "Tomasz"), "look"),
        "Ciaran": "within",
        "Hanna": "back",
        "Jonas": "care",
        "Ruben": "learning",
        "Leah": "empty",
    }
    assert list(states)[:5] == ["Aiko", "Maya", "Omar", "Priya", "Tomasz"]
    assert table.rows["is_worth_a_look"].tolist() == [True] * 5 + [False] * 5
    kinds = dict(zip(states, table.rows["kinds"], strict=True))
    assert {
        "Aiko": kinds["Aiko"],
        "Omar": kinds["Omar"],
        "Priya": kinds["Priya"],
        "Tomasz": kinds["Tomasz"],
    } == {"Aiko": "below pain-note", "Omar": "area-neglect", "Priya": "quiet", "Tomasz": "question"}
    assert kinds["Maya"] == "sets-jump weight-jump"


def test_the_ten_clients_show_everything_that_is_said_and_set(coach: Coach):
    keys = {name: coach.id_of(name) for name in ("Maya", "Omar", "Ruben", "Hanna", "Tomasz")}
    settings = {name: store.settings(coach.warehouse, key) for name, key in keys.items()}
    answered = {one.flag.rule_id: one.answer for one in coach.roster().flags[keys["Maya"]]}
    assert answered == {"sets-jump": None, "weight-jump": FlagAnswer.PLANNED}
    assert settings["Omar"].down_weeks == {dt.date(2026, 8, 31)}
    assert settings["Ruben"].locks["level"].locked_by == "Kit (sample)"
    assert settings["Maya"].goal is settings["Tomasz"].goal is Goal.BUILD
    assert store.own_group_settings(coach.warehouse, "Marathon") == {"goal": Goal.BUILD}
    assert list(settings["Hanna"].gap_answers.values()) == [GapAnswer.RESTED]
    assert settings["Tomasz"].gap_answers == {}
    asked = coach.row("Tomasz")
    assert {asked[f"mark_{area}"] for area in AREAS} == {"asked"}
    assert (asked["asked_days"], asked["asked_last"].date()) == (13, dt.date(2026, 8, 3))
    assert set(coach.measured.bests["athlete_id"]) >= {keys["Omar"]}
    reviews = store.last_reviews(coach.warehouse)
    assert {key: when.date() for key, when in reviews.items() if key == keys["Maya"]} == {
        keys["Maya"]: dt.date(2026, 8, 9)
    }


def test_order_is_new_flags_then_days_then_name(coach: Coach):
    rows = coach.roster().rows
    key = list(zip(~rows["is_worth_a_look"], -rows["new_count"], -rows["days_since"], rows["name"], strict=True))
    assert key == sorted(key)


def test_a_cell_compares_with_the_usual_week_of_the_same_band_as_the_runner_sees(coach: Coach):
    maya = coach.row("Maya")
    log = read_log(coach.warehouse, [coach.id_of("Maya")], coach.today, load_catalogue())
    last = log.weekly["week_start"].max() - np.timedelta64(7, "D")
    for area in AREAS:
        week = log.weekly[(log.weekly["week_start"] == last) & (log.weekly["focus_area"] == area)].iloc[0]
        band = log.bands[(log.bands["week_start"] == last) & (log.bands["focus_area"] == area)].iloc[0]
        assert maya[f"sets_{area}"] == week["set_count"]
        assert maya[f"usual_{area}"] == band["usual"]
        assert maya[f"change_{area}"] == pytest.approx(week["set_count"] / band["usual"] - 1)
        assert (maya[f"mark_{area}"] == "above") == (week["set_count"] > band["upper"])


def test_flags_are_those_of_each_client_alone(coach: Coach):
    for athlete in coach.athletes:
        log = read_log(coach.warehouse, [athlete.athlete_id], coach.today, load_catalogue())
        alone = [one for one in log.flags if one.week_start >= coach.roster().rows["week_start"].min().date()]
        alone = [one for one in alone if one.level is not Level.INFO or one.rule_id == "pain-note"]
        together = [one for one in coach.measured.flags if one.athlete_id == athlete.athlete_id]
        assert {(one.rule_id, one.week_start, one.text) for one in alone} == {
            (one.rule_id, one.week_start, one.text) for one in together
        }


def test_what_was_not_counted_is_that_of_each_client_alone(coach: Coach):
    ids = [one.athlete_id for one in coach.athletes]
    left_out = store.left_out_rows(coach.warehouse, ids)
    assert store.left_out_rows(coach.warehouse, []) == {}
    since = np.datetime64(coach.today) - np.timedelta64(7 * 12, "D")
    for athlete in coach.athletes:
        log = read_log(coach.warehouse, [athlete.athlete_id], coach.today, load_catalogue())
        alone = count_sets(coach.warehouse, athlete.athlete_id, load_catalogue())
        sets = store.read_sets(coach.warehouse, [athlete.athlete_id], load_catalogue())
        assert alone.read == len(sets) + left_out.get(athlete.athlete_id, 0)
        client = coach.row(athlete.name)
        assert client["left_out_count"] == left_out.get(athlete.athlete_id, 0)
        assert client["work_set_count"] == log.sessions.loc[log.sessions["local_day"] > since, "set_count"].sum()
        recent = log.session_exercises[log.session_exercises["local_day"] > since]
        unplaced = recent.loc[recent["placement"] == Placement.UNPLACED, "set_count"].sum()
        assert client["unplaced_set_count"] == unplaced
        assert client["is_partly_counted"] == (unplaced >= 3 and unplaced >= 0.1 * client["work_set_count"])
    assert [one.name for one in coach.athletes if coach.row(one.name)["is_partly_counted"]] == ["Jonas W. (sample)"]


@pytest.mark.parametrize(("unplaced", "work", "told"), [(2.5, 10, 0), (3, 30, 1), (3, 31, 0), (0, 0, 0), (8, 8, 1)])
def test_a_noticeable_part_is_a_tenth_and_three_sets(coach: Coach, unplaced: float, work: float, told: int):
    clients = coach.measured.clients.assign(work_set_count=work, unplaced_set_count=unplaced)
    measured = dataclasses.replace(coach.measured, clients=clients)
    none = store.flag_answers(coach.warehouse, []), store.discussed(coach.warehouse, [])
    rows = roster.roster_table(measured, coach.athletes, *none).rows
    assert set(rows.loc[rows["last_day"].notna(), "is_partly_counted"]) == {bool(told)}


def test_the_running_week_is_never_below_and_never_none(coach: Coach):
    rows = coach.roster(0).rows
    marks = {mark for area in AREAS for mark in rows[f"mark_{area}"]}
    assert not marks & {"below", "none"}
    assert coach.row("Priya", 0)["is_worth_a_look"]


def test_the_line_has_twelve_weeks_ending_with_the_week_shown(coach: Coach):
    table = coach.roster()
    assert table.line.shape == (10, 12)
    has_log = table.rows["last_day"].notna().to_numpy()
    assert np.array_equal(table.line[has_log, -1], table.rows.loc[has_log, "set_count"])
    assert np.isnan(table.line[~has_log]).all()
    assert np.isnan(table.line[table.rows["name"].str.startswith("Ruben").to_numpy()][0]).sum() == 11


def test_answering_or_discussing_clears_until_something_new(coach: Coach):
    [flag] = [one for one in coach.flags("Omar") if one.rule_id == "area-neglect"]
    store.answer_flag(coach.warehouse, flag, FlagAnswer.PLANNED, Speaker.COACH)
    assert not coach.row("Omar")["is_worth_a_look"]
    store.answer_flag(coach.warehouse, flag, None, Speaker.COACH)
    assert coach.row("Omar")["is_worth_a_look"]
    table = coach.roster()
    items = table.items.loc[table.items["athlete_id"] == coach.id_of("Aiko"), "item"].tolist()
    store.mark_discussed(coach.warehouse, coach.id_of("Aiko"), items)
    assert not coach.row("Aiko")["is_worth_a_look"]
    assert coach.id_of("Aiko") in store.last_reviews(coach.warehouse)
    store.mark_discussed(coach.warehouse, coach.id_of("Aiko"), items, is_discussed=False)
    assert coach.row("Aiko")["is_worth_a_look"]


def test_a_client_without_a_log_stands_last_and_is_not_worth_a_look(coach: Coach):
    someone = store.create_athlete(coach.warehouse, "Aa nobody")
    try:
        table = roster.roster_table(
            coach.measured,
            [*coach.athletes, someone],
            store.flag_answers(coach.warehouse, []),
            store.discussed(coach.warehouse, []),
        )
        last = table.rows.iloc[-2:]
        assert last["name"].tolist() == ["Aa nobody", "Leah B. (sample)"], "by name, behind all who have a log"
        assert set(last["state"]) == {"empty"} and not last["is_worth_a_look"].any()
        assert np.isnan(table.line[-2:]).all()
    finally:
        store.delete_athlete(coach.warehouse, someone.athlete_id)


def test_measuring_some_anew_gives_what_measuring_all_gives(coach: Coach):
    some = [coach.id_of("Maya"), coach.id_of("Ruben")]
    new = roster.measure_clients(coach.warehouse, some, coach.today, load_catalogue())
    both = roster.merged(coach.measured, new, set(some))
    for name in ("clients", "weeks", "balance", "bests"):
        frames = (getattr(one, name) for one in (both, coach.measured))
        one, other = (f.sort_values(list(f)[:4]).reset_index(drop=True) for f in frames)
        assert one.equals(other)
    assert len(both.flags) == len(coach.measured.flags)


@pytest.mark.parametrize(
    ("choice", "names"),
    [
        (Choice(search="  maYA"), {"Maya"}),
        (Choice(labels=("5 km",)), {"Priya", "Leah", "Ruben"}),
        (Choice(labels=("5 km",), states=("look",)), {"Priya"}),
        (Choice(states=("learning", "back")), {"Ruben", "Hanna"}),
        (Choice(levels=("new",)), {"Ruben"}),
        (Choice(without_days=10), {"Priya", "Leah"}),
        (Choice(areas=("calves",)), {"Maya", "Priya"}),
        (Choice(areas=("feet",)), {"Aiko", "Omar", "Priya"}),
        (Choice(kinds=("area-neglect",)), {"Omar"}),
        (Choice(kinds=("weight-jump",), areas=("glutes",)), {"Maya"}),
        (Choice(kinds=("below", "quiet")), {"Aiko", "Priya"}),
        (Choice(states=("question",)), {"Priya", "Tomasz"}),
        (Choice(states=("care", "empty")), {"Jonas", "Leah"}),
        (Choice(search="nobody"), set()),
    ],
)
def test_filters(coach: Coach, choice: Choice, names: set[str]):
    rows = coach.roster().rows
    kept = rows[roster.chosen(rows, store.labels(coach.warehouse), choice)]
    assert {name.split()[0] for name in kept["name"]} == names


def test_levels_are_those_of_the_guide(coach: Coach):
    evidence = read_log(coach.warehouse, [coach.id_of("Ruben")], coach.today, load_catalogue()).evidence
    assert coach.row("Ruben")["level"] == guidance.levels(evidence)[coach.id_of("Ruben")]
