"""Simulated runners as the frames that the rules look at, through the same metrics as a log."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd

from analytics import metrics
from analytics.frames import CREDITS, EXERCISE_WEEKS, LOAD_WEEKS, SESSION_EXERCISES, SPEED_SETS, conform, empty
from analytics.guidance import Evidence
from analytics.model import AthleteSettings, GapAnswer
from analytics.reference import exercise_table, load_catalogue
from tests.benchmarks.unchanged_runners import SESSION_DAYS, Plans

MONDAY = dt.date(2024, 1, 1)


def evidence_of(groups: list[Plans]) -> Evidence:
    """All groups in one value, athletes named `<number of the group>-<number of the runner>`. Same weeks in all."""
    parts = [_session_exercises(plans, number) for number, plans in enumerate(groups)]
    entries = conform(pd.concat(parts, ignore_index=True), SESSION_EXERCISES)
    today = MONDAY + dt.timedelta(weeks=groups[0].sets.shape[1])
    settings = {
        f"{number}-{runner}": AthleteSettings(level=plans.lifter, body_masses_kg={MONDAY: float(mass)})
        for number, plans in enumerate(groups)
        for runner, mass in enumerate(plans.body_mass_kg)
    }
    sessions = metrics.sessions(entries, settings)
    gaps = metrics.gaps(sessions, today, settings)
    for athlete_id, days in gaps.groupby("athlete_id")["gap_start"]:
        answers = {day.date(): GapAnswer.RESTED for day in days}
        settings[athlete_id] = replace(settings[athlete_id], gap_answers=answers)
    exercise_weeks = _exercise_weeks(entries)
    return Evidence(
        today=today,
        settings=settings,
        weekly=metrics.dense_weekly(metrics.weekly(entries, settings), today, settings),
        exercise_weeks=exercise_weeks,
        load_weeks=conform(exercise_weeks.assign(equipment=""), LOAD_WEEKS)[list(LOAD_WEEKS)],
        sessions=sessions,
        area_days=metrics.area_days(entries),
        gaps=metrics.gaps(sessions, today, settings),
        speed_sets=empty(SPEED_SETS),
        exercises=exercise_table(load_catalogue()),
        session_exercises=entries,
    )


def _session_exercises(plans: Plans, number: int) -> pd.DataFrame:
    """SESSION_EXERCISES of one group, with the columns that the weeks of an exercise are made of besides."""
    table = exercise_table(load_catalogue())
    at = runner, week, session, slot = np.nonzero(plans.sets)
    exercise = table.iloc[plans.exercise[runner, slot]].reset_index(drop=True)
    day = pd.Series(pd.Timestamp(MONDAY) + pd.to_timedelta(week * 7 + SESSION_DAYS[session], unit="D"))
    day = day.astype("datetime64[us]")
    athlete_id = pd.Series([f"{number}-{one}" for one in range(len(plans.sets))], dtype="str")
    sets, measure = plans.sets[at].astype("float64"), exercise["measure"]
    reps = np.where(measure == "hold", 0.0, np.where(measure == "contacts", 20.0, plans.reps[at]))
    hold_s = np.where(measure == "hold", plans.hold_s[at], 0.0)
    external = np.where(measure == "reps", plans.load_kg[at], np.nan)
    fraction = exercise["body_mass_fraction"].to_numpy("float64")
    moved = np.where(measure == "reps", np.nan_to_num(external) + fraction * plans.body_mass_kg[runner], np.nan)
    duration = plans.sets.sum(axis=3) * 150.0 + plans.extra_s
    return pd.DataFrame(
        {
            "athlete_id": athlete_id.take(runner).array,
            "session_key": day.dt.strftime("%Y-%m-%d"),
            "app": "table",
            "session_started_at": day + pd.Timedelta(hours=18),
            "local_day": day,
            "session_title": "",
            "session_duration_s": duration[runner, week, session],
            "exercise_name": exercise["name"],
            "exercise_id": exercise["exercise_id"],
            "placement": exercise["placement"],
            **{column: exercise[column] for column in CREDITS},
            "equipment": "",
            "side": "both",
            "set_count": sets,
            "rep_count": reps * sets,
            "hold_s": hold_s * sets,
            "contact_count": np.where(measure == "contacts", reps * sets, 0.0),
            "unknown_contact_set_count": 0.0,
            "volume_load_kg": moved * reps * sets,
            "load_basis": np.where(np.isnan(moved), "none", "effective"),
            "top_load_kg": moved,
            "top_external_load_kg": external,
            "top_reps": np.where(reps > 0, reps, np.nan),
            "top_hold_s": np.where(hold_s > 0, hold_s, np.nan),
            "one_rep_max_kg": np.nan,
            "top_speed_m_s": np.nan,
            "mean_rpe": np.nan,
            "body_mass_fraction": fraction,
            "body_mass_kg": plans.body_mass_kg[runner],
        }
    )


def _exercise_weeks(entries: pd.DataFrame) -> pd.DataFrame:
    """EXERCISE_WEEKS of SESSION_EXERCISES in which all sets of an entry are alike."""
    work = entries.assign(
        week_start=entries["local_day"] - pd.to_timedelta(entries["local_day"].dt.day_of_week, unit="D")
    )
    keys = ["athlete_id", "week_start", "exercise_id"]
    by_week = work.groupby(keys, sort=True)
    weeks = by_week.agg(
        session_count=("session_key", "nunique"),
        set_count=("set_count", "sum"),
        rep_count=("rep_count", "sum"),
        hold_s=("hold_s", "sum"),
        contact_count=("contact_count", "sum"),
        load_basis=("load_basis", "first"),
        top_load_kg=("top_load_kg", "max"),
        top_external_load_kg=("top_external_load_kg", "max"),
        body_mass_fraction=("body_mass_fraction", "max"),
        body_mass_kg=("body_mass_kg", "max"),
    )
    weeks["volume_load_kg"] = by_week["volume_load_kg"].sum(min_count=1)
    sets = work.loc[work.index.repeat(work["set_count"].astype("int64")), [*keys, "top_reps", "top_hold_s"]]
    typical = sets.groupby(keys, sort=True).median()
    weeks = weeks.assign(median_reps=typical["top_reps"], median_hold_s=typical["top_hold_s"])
    return conform(weeks.reset_index(), EXERCISE_WEEKS)
