"""How far next week can go in each area and exercise, by the same functions that judge a week later on."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analytics.frames import COMING_AREAS, COMING_EXERCISES, EXERCISE_WEEKS, LOAD_WEEKS, Contract, conform, empty
from analytics.guidance.area_low import RULE_ID as AREA_LOW
from analytics.guidance.area_low import weekly_mean
from analytics.guidance.bands import guide_bands
from analytics.guidance.evidence import Evidence
from analytics.guidance.exercise_weeks import ExerciseWeeks, exercise_weeks
from analytics.guidance.hold_jump import hold_guide
from analytics.guidance.jump import rounded_down
from analytics.guidance.reps_jump import reps_guide
from analytics.guidance.sets_jump import HALF_SET
from analytics.guidance.week_state import AREAS, TOLERANCE
from analytics.guidance.weight_jump import weight_guide
from analytics.reference.guide import SHARED

_NOT_YET = ["session_count", "set_count", "rep_count", "hold_s", "contact_count"]


def coming_areas(evidence: Evidence) -> pd.DataFrame:
    """COMING_AREAS: the week to come as `guide_bands` has it, and the weekly minimum beside the recent mean."""
    if evidence.weekly.empty:
        return empty(COMING_AREAS)
    state = evidence.weeks
    mean, next_week = weekly_mean(state), np.flatnonzero(state.is_coming)
    coming = guide_bands(evidence).iloc[(next_week[:, None] * len(AREAS) + np.arange(len(AREAS))).ravel()]
    last = next_week - 1
    last = np.where(state.is_complete[last], last, np.maximum(last - 1, state.rows.first_row))  # last completed week
    kept = ~(state.area_off() | state.is_off(AREA_LOW)[:, None] | evidence.pain.is_quiet)[last]
    values = {
        "last": np.where(state.is_complete[last][:, None], state.sets[last], np.nan),
        "days": state.days[last],
        "mean": mean.sets[last],
        "minimum": np.where(kept, mean.minimum[last], np.nan),
    }
    beside = {name: value.ravel() for name, value in values.items()}  # in the order of rows and areas, as the bands
    beside["is_down_week"] = np.repeat(state.is_down[next_week], len(AREAS))
    beside["lighter"] = rounded_down(coming["lower"].to_numpy("float64"), HALF_SET)
    return conform(coming.assign(**beside).reset_index(drop=True), COMING_AREAS)


def coming_exercises(evidence: Evidence) -> pd.DataFrame:
    """COMING_EXERCISES of every exercise and equipment done in the weeks that loads are compared with."""
    if evidence.load_weeks.empty:
        return empty(COMING_EXERCISES)
    loads = _next_week(evidence, evidence.load_weeks, LOAD_WEEKS)
    weight = weight_guide(evidence, loads)
    has_load = ~weight.is_silent & (weight.reference > TOLERANCE)
    of_loads = loads.frame[["athlete_id", "exercise_id", "equipment"]].assign(
        load_kg=np.where(has_load, weight.reference - weight.body, np.nan),
        load_limit_kg=np.where(has_load, weight.limit - weight.body, np.nan),
    )
    amounts = _next_week(evidence, evidence.exercise_weeks, EXERCISE_WEEKS)
    of_amounts = amounts.frame[["athlete_id", "exercise_id"]].copy()
    for name, guide in (("rep_count", reps_guide(evidence, amounts)), ("hold_s", hold_guide(evidence, amounts))):
        known = ~guide.is_silent & (guide.reference > 0)
        of_amounts[name] = np.where(known, guide.reference, np.nan)
        of_amounts[f"{name}_limit"] = np.where(known, guide.limit, np.nan)
    is_coming = evidence.weeks.is_coming
    frame = of_loads[is_coming[loads.row]].merge(
        of_amounts[is_coming[amounts.row]], on=["athlete_id", "exercise_id"], how="left"
    )
    return conform(frame, COMING_EXERCISES)


def _next_week(evidence: Evidence, logged: pd.DataFrame, contract: Contract) -> ExerciseWeeks:
    """EXERCISE_WEEKS or LOAD_WEEKS with an empty week to come for everything that was done of late."""
    state = evidence.weeks
    key = [name for name in ("athlete_id", "exercise_id", "equipment") if name in contract]
    recent = logged.sort_values("week_start").groupby(key, sort=False).tail(1)
    coming_row = np.flatnonzero(state.is_coming)
    week = state.rows.week[coming_row].astype("datetime64[D]").astype("datetime64[us]")
    coming = pd.Series(week, index=np.array(state.rows.athlete_ids)[state.rows.athlete[coming_row]])
    window = pd.Series(state.weeks(SHARED, "load_look_back_weeks")[coming_row], index=coming.index)
    next_week = recent["athlete_id"].map(coming)
    within = (next_week - recent["week_start"]).dt.days <= 7 * recent["athlete_id"].map(window)
    probe = recent.assign(week_start=next_week)[within & (recent["exercise_id"] != "")]
    probe = probe.assign(top_external_load_kg=np.nan, **{name: 0 for name in _NOT_YET if name in contract})
    both = conform(pd.concat([logged, probe], ignore_index=True), contract)
    return exercise_weeks(state, both, evidence.known_exercises)
