"""The exercises behind a week's figure add up to the weekly table, for every sample athlete, week and area."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from analytics import warehouse as store
from analytics.athlete_log import AthleteLog, read_log
from analytics.frames import MADE_OF
from analytics.metrics import ROWS, balance_weeks, credits_of, made_of
from analytics.reference import load_catalogue, load_samples
from tests.filled import sample_store


@pytest.fixture(scope="module")
def sample_logs() -> dict[str, tuple[AthleteLog, object]]:
    catalogue = load_catalogue()
    warehouse, today = sample_store()
    with warehouse:
        return {
            one.name: (
                read_log(warehouse, [one.athlete_id], today, catalogue),
                store.read_sets(warehouse, [one.athlete_id], catalogue),
            )
            for one in store.athletes(warehouse)
        }


@pytest.mark.parametrize("name", [one.name for one in load_samples().athletes])
def test_exercises_and_single_sets_add_up_to_the_weekly_table(sample_logs, name: str):
    log, sets = sample_logs[name]
    checked = 0
    for row in log.weekly.to_dict("records"):
        if not row["set_count"]:
            continue
        week, area = row["week_start"], row["focus_area"]
        parts = made_of(log.session_exercises, week.date(), area)
        for column in ("set_count", "rep_count", "hold_s", "contact_count"):
            assert parts[column].sum() == pytest.approx(row[column]), (week, area, column)
        if math.isnan(row["volume_load_kg"]):
            assert parts["volume_load_kg"].isna().all()
        else:
            assert parts["volume_load_kg"].sum() == pytest.approx(row["volume_load_kg"])
        inside = sets[(sets["local_day"] - week).dt.days.between(0, 6)]
        assert (inside["set_count"] * credits_of(inside, area)).sum() == pytest.approx(row["set_count"])
        checked += 1
    assert checked > 5


def test_all_work_counts_every_set_once(sample_logs):
    log, _ = sample_logs["Robin (sample)"]
    week = log.weekly["week_start"].iloc[-8].date()
    parts = made_of(log.session_exercises, week)
    inside = log.sessions[log.sessions["week_start"].dt.date == week]
    assert parts["set_count"].sum() == inside["set_count"].sum()
    assert (parts["credit"] == 1.0).all()
    assert parts["set_count"].is_monotonic_decreasing


def test_a_week_without_work_is_made_of_nothing(sample_logs):
    log, _ = sample_logs["Robin (sample)"]
    parts = made_of(log.session_exercises, dt.date(2001, 1, 1), "calves")
    assert parts.empty
    assert list(parts) == list(MADE_OF)
    assert {str(row) for row in ROWS} >= {"outside", "unplaced"}


@pytest.mark.parametrize("name", [one.name for one in load_samples().athletes])
def test_exercises_of_the_completed_weeks_add_up_to_the_balance(sample_logs, name: str):
    log, _ = sample_logs[name]
    starts = balance_weeks(log.weekly)
    assert starts
    for row in log.balance.to_dict("records"):
        parts = made_of(log.session_exercises, starts[0], row["focus_area"], week_count=len(starts))
        assert parts["set_count"].sum() == pytest.approx(row["set_count_28"]), row["focus_area"]
