"""How far next week can go in each area and exercise, and what a plan for it would bring.

By the same functions that judge a week later on.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analytics.frames import COMING_AREAS, COMING_EXERCISES, EXERCISE_WEEKS, HITS, LOAD_WEEKS, Contract, conform, empty
from analytics.guidance.area_low import RULE_ID as AREA_LOW
from analytics.guidance.area_low import weekly_mean
from analytics.guidance.bands import guide_bands
from analytics.guidance.evidence import Evidence
from analytics.guidance.exercise_weeks import ExerciseWeeks, exercise_weeks
from analytics.guidance.hold_jump import hold_guide, hold_hits
from analytics.guidance.jump import rounded_down
from analytics.guidance.reps_jump import reps_guide, reps_hits
from analytics.guidance.sets_jump import HALF_SET
from analytics.guidance.week_state import AREAS, TOLERANCE
from analytics.guidance.weight_jump import weight_guide, weight_hits
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
    of_amounts, sets = amounts.frame[["athlete_id", "exercise_id"]].copy(), np.full(len(amounts.row), np.nan)
    for name, guide in (("rep_count", reps_guide(evidence, amounts)), ("hold_s", hold_guide(evidence, amounts))):
        known = ~guide.is_silent & (guide.reference > 0)
        of_amounts[name] = np.where(known, guide.reference, np.nan)
        of_amounts[f"{name}_limit"] = np.where(known, guide.limit, np.nan)
        sets = np.where(known, guide.sets_then, sets)
    of_amounts["set_count"] = sets
    is_coming = evidence.weeks.is_coming
    frame = of_loads[is_coming[loads.row]].merge(
        of_amounts[is_coming[amounts.row]], on=["athlete_id", "exercise_id"], how="left"
    )
    return conform(frame, COMING_EXERCISES)


def planned_hits(evidence: Evidence, planned: pd.DataFrame) -> pd.DataFrame:
    """PLANNED_EXERCISES in; HITS of weight-jump, reps-jump and hold-jump, as if the week to come held them alone.

    Of exercises done in the weeks that loads are compared with; the others have nothing to be compared with. A week
    planned as lighter is looked at like any other.
    """
    if evidence.load_weeks.empty:
        return empty(HITS)
    loads = _next_week(evidence, evidence.load_weeks, LOAD_WEEKS, planned)
    amounts = _next_week(evidence, evidence.exercise_weeks, EXERCISE_WEEKS, planned)
    found = [weight_hits(evidence, loads), reps_hits(evidence, amounts), hold_hits(evidence, amounts)]
    state, coming = evidence.weeks, np.flatnonzero(evidence.weeks.is_coming)
    week = pd.Series(
        state.rows.week[coming].astype("datetime64[D]").astype("datetime64[us]"),
        index=np.array(state.rows.athlete_ids)[state.rows.athlete[coming]],
    )
    kept = [one[one["week_start"] == one["athlete_id"].map(week)] for one in found if len(one)]
    return pd.concat(kept, ignore_index=True) if kept else empty(HITS)


def _next_week(
    evidence: Evidence, logged: pd.DataFrame, contract: Contract, planned: pd.DataFrame | None = None
) -> ExerciseWeeks:
    """EXERCISE_WEEKS or LOAD_WEEKS with a week to come for everything that was done of late: empty, or as planned."""
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
    if planned is not None:
        probe = _as_planned(probe, planned, key)
    both = conform(pd.concat([logged, probe], ignore_index=True), contract)
    return exercise_weeks(state, both, evidence.known_exercises)


def _as_planned(probe: pd.DataFrame, planned: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """The empty week to come with what PLANNED_EXERCISES hold; all equipment of an exercise together where asked so."""
    amount = planned["set_count"] * planned["set_size"]
    top = planned.assign(amount=amount).groupby(key, as_index=False)
    sums = top.agg(set_count=("set_count", "sum"), amount=("amount", "sum"), load_kg=("load_kg", "max"))
    held = probe[key].merge(sums, on=key, how="left").set_axis(probe.index)
    sets, amount = held["set_count"].fillna(0.0), held["amount"].fillna(0.0)
    body = probe["body_mass_fraction"] * probe["body_mass_kg"]
    moved = held["load_kg"].fillna(0.0) + body.fillna(0.0)
    size = (amount / sets).where(sets > 0)
    values = {"rep_count": amount, "hold_s": amount, "set_count": sets, "median_reps": size, "median_hold_s": size}
    values |= {"top_external_load_kg": held["load_kg"], "volume_load_kg": amount * moved}
    probe = probe.assign(**{name: value for name, value in values.items() if name in probe})
    return probe[sets > 0]
