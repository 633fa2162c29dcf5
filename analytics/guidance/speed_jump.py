"""speed-jump: faster over a distance than the fastest of the last six weeks with about the same load allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import entry_hits
from analytics.guidance.jump import LEVEL_NAMES, NOTE, WATCH, is_jump, step_edge
from analytics.guidance.timeline import Floats, Ints, day_numbers
from analytics.guidance.week_state import TOLERANCE, WeekState
from analytics.model import Rule
from analytics.reference.guide import SHARED

RULE_ID = "speed-jump"
GRAIN_M_S = 0.01


def find(evidence: Evidence) -> pd.DataFrame:
    """The set of each exercise and week that was the biggest step in speed over the guide."""
    state = evidence.weeks
    sets, row, group = _sorted(state, evidence.speed_sets)
    weeks = state.weeks(SHARED, "load_look_back_weeks")
    speed = sets["speed_m_s"].to_numpy("float64")
    fastest, sessions, second = _compared(state, sets, row, group, weeks[row])
    threshold, step = state.number(RULE_ID, "threshold")[row], state.number(RULE_ID, "smallest_step")[row]
    fires = is_jump(speed, fastest, threshold, step) & (speed - fastest > second + TOLERANCE)
    fires &= sessions >= state.number(SHARED, "exercise_sessions")[row] - TOLERANCE
    silent = state.is_learning | state.is_light | state.ramp.is_body | state.in_question(weeks) | state.is_off(RULE_ID)
    watch = fastest * (1 + state.number(RULE_ID, "watch_above")[row]) + TOLERANCE
    hits = entry_hits(
        state,
        row,
        np.where(fires & ~silent[row], np.where(speed > watch, WATCH, NOTE), 0),
        "m/s",
        exercise_id=sets["exercise_id"],
        session_started_at=sets["session_started_at"],
        observed=speed,
        reference=fastest,
        limit=step_edge(fastest, threshold, step, GRAIN_M_S),
        threshold=threshold,
        weeks=weeks[row],
    )
    loudness = hits["level"].map({name: place for place, name in enumerate(LEVEL_NAMES)})
    order = hits.assign(loudness=loudness).sort_values(["loudness", "observed"], ascending=False, kind="stable")
    return order.drop_duplicates(["athlete_id", "week_start", "exercise_id"]).drop(columns="loudness")


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    more = f"{phrases.number(hit['observed'] - hit['reference'])} m/s"
    return (
        f"{hit['exercise']}: {phrases.number(hit['observed'])} m/s {phrases.this_week(hit)}; your fastest of the last "
        f"{hit['weeks']} weeks over about the same distance and load was {phrases.number(hit['reference'])} m/s "
        f"({phrases.rise(hit, more)}). Guidance used here: up to +{phrases.percent(hit['threshold'])}; "
        f"up to {phrases.number(hit['limit'])} m/s would have been inside."
    )


def _sorted(state: WeekState, sets: pd.DataFrame) -> tuple[pd.DataFrame, Ints, Ints]:
    """SPEED_SETS by athlete, exercise and week; the week's row and the number of athlete and exercise of each."""
    athlete = state.rows.athletes_of(sets["athlete_id"])
    kept = (athlete >= 0) & (sets["exercise_id"] != "").to_numpy("bool")
    sets, athlete = sets[kept], athlete[kept]
    exercise, ids = pd.factorize(sets["exercise_id"])
    week = day_numbers(sets["week_start"])
    order = np.lexsort((week, exercise, athlete))
    row = state.rows.rows_of(athlete[order], week[order])
    return sets.iloc[order].reset_index(drop=True), row, (athlete * max(len(ids), 1) + exercise)[order]


def _compared(
    state: WeekState, sets: pd.DataFrame, row: Ints, group: Ints, weeks: Ints
) -> tuple[Floats, Floats, Floats]:
    """For each set: the fastest like it in the weeks before, their sessions, and what one second on the clock makes.

    Like it: distance and load within the guide's share of each other.
    """
    place = group * (state.rows.size + 1) + row  # rises with exercise, then week
    first = np.searchsorted(place, np.maximum(place - weeks, group * (state.rows.size + 1)), "left")
    end = np.searchsorted(place, place, "left")
    count = np.maximum(end - first, 0)
    judged = np.repeat(np.arange(len(place)), count)
    earlier = np.arange(len(judged)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(first, count)
    share = state.number(RULE_ID, "alike")[row][judged]
    like = _near(sets["distance_m"].to_numpy("float64"), judged, earlier, share)
    like &= _near(np.nan_to_num(sets["load_kg"].to_numpy("float64")), judged, earlier, share)
    judged, earlier = judged[like], earlier[like]
    speed, seconds = sets["speed_m_s"].to_numpy("float64"), sets["hold_s"].to_numpy("float64")
    fastest = np.full(len(place), -np.inf)
    np.maximum.at(fastest, judged, speed[earlier])
    session = pd.factorize(sets["session_started_at"])[0]
    pairs = np.unique(np.stack([judged, session[earlier]]), axis=1)[0]
    sessions = np.bincount(pairs, minlength=len(place)).astype("float64")
    clock = state.number(RULE_ID, "clock_step")[row]
    is_whole = np.abs(seconds - np.round(seconds)) < TOLERANCE
    slower = sets["distance_m"].to_numpy("float64") / (seconds + clock)
    second = np.where(is_whole, speed - slower, 0.0)
    return np.where(np.isfinite(fastest), fastest, np.nan), sessions, second


def _near(values: Floats, one: Ints, other: Ints, share: Floats) -> np.ndarray:
    """Pairs of values that differ by no more than a share of the judged one."""
    return np.abs(values[one] - values[other]) <= share * np.abs(values[one]) + TOLERANCE


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell, reads="speed_sets")
