"""Left beside right: the best set of each side over the last sessions, and how much that difference varies by itself.

Only sessions count in which both sides were stated, for only they compare like with like. No share of a difference is
held to matter here: a gap is told as clear when it is wider than the person's own variation and of enough sessions.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from analytics.frames import CREDITS, SIDE_SESSIONS, SIDES, conform, empty
from analytics.model import FocusArea, Placement, Side

WINDOW_DAYS = 84
MOST_SESSIONS = 10
FAIR_SESSIONS = 5
"""Sessions from which on a gap may be called clear (our choice, as are the window and the share below)."""

TOTAL_DAYS = 28
USUAL_SHARE = 0.9
"""The person's own variation: the distance from its middle that so many of the session differences stay within."""

STEPS = {"reps": 1.0, "contacts": 1.0, "seconds": 2.0, "kg": 0.0}
"""The smallest step that a log in this measure can show; no variation is taken to be smaller."""

CLEAR, UNCLEAR, FEW, ONE_SIDE = "clear", "unclear", "few", "one_side"

_KEYS = ["athlete_id", "exercise_id"]
_SESSION = ["app", "session_key", "session_started_at", "local_day"]
_COLUMNS = {"reps": "top_reps", "contacts": "contact_count", "seconds": "top_hold_s", "kg": "volume_load_kg"}
_VALUES = [*_COLUMNS.values(), "top_external_load_kg"]


def side_sessions(session_exercises: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """SESSION_EXERCISES in, SIDE_SESSIONS out: the sessions up to `today` with both sides of an exercise stated.

    The measure is the same for all sessions of an exercise: the best set in seconds or repetitions, contacts, or, where
    the two sides were ever loaded differently, repetitions x kilograms of the whole session.
    """
    work = _sided(session_exercises, today)
    stated = work[work["side"] != Side.BOTH]
    if stated.empty:
        return empty(SIDE_SESSIONS)
    by_side = stated.groupby([*_KEYS, *_SESSION, "side"], as_index=False)[_VALUES].max()
    left, right = (by_side[by_side["side"] == side].drop(columns="side") for side in (Side.LEFT, Side.RIGHT))
    pairs = left.merge(right, on=[*_KEYS, *_SESSION], suffixes=("_left", "_right"))
    if pairs.empty:
        return empty(SIDE_SESSIONS)
    pairs["measure"] = _measures(pairs)
    for side in ("left", "right"):
        columns = [pairs[f"{column}_{side}"] for column in _COLUMNS.values()]
        chosen = [pairs["measure"] == measure for measure in _COLUMNS]
        pairs[side] = np.select(chosen, columns, np.nan)
    pairs = pairs[(pairs["left"] > 0) & (pairs["right"] > 0)]
    pairs["difference"] = (pairs["right"] - pairs["left"]) / pairs[["left", "right"]].max(axis=1)
    frame = pairs.sort_values([*_KEYS, "session_started_at", "session_key"], ignore_index=True)
    return conform(frame, SIDE_SESSIONS)[list(SIDE_SESSIONS)]


def sides(session_exercises: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """SESSION_EXERCISES in, SIDES out: one row per exercise with a stated side in the last weeks, clear gaps first.

    A row without a stated side is work of both sides and counts whole for each in the sums of 28 days.
    """
    start = pd.Timestamp(today) - pd.Timedelta(days=WINDOW_DAYS)
    work = _sided(session_exercises, today)
    work = work[work["local_day"] > start]
    if work.empty:
        return empty(SIDES)
    pairs = side_sessions(work, today)
    last = pairs.groupby(_KEYS).tail(MOST_SESSIONS)
    middle = last.groupby(_KEYS)["difference"].transform("median")
    last = last.assign(away=(last["difference"] - middle).abs())
    frame = last.groupby(_KEYS).agg(
        measure=("measure", "first"),
        session_count=("difference", "size"),
        left=("left", "median"),
        right=("right", "median"),
        usual=("away", lambda away: away.quantile(USUAL_SHARE)),
    )
    known = work.groupby(_KEYS)[list(CREDITS)].max()
    frame = frame.reindex(known.index).join(known).join(_totals(work, today)).reset_index()
    frame["session_count"] = frame["session_count"].fillna(0)
    frame["measure"] = frame["measure"].fillna(frame["measure_28"])
    larger = frame[["left", "right"]].max(axis=1)
    frame["gap"] = (frame["right"] - frame["left"]) / larger
    step = frame["measure"].map(STEPS).astype("float64") / larger
    frame["usual"] = frame["usual"].clip(lower=step).where(frame["session_count"] > 1)
    frame["state"] = _states(frame)
    frame["focus_area"] = _areas(frame)
    order = frame["state"].map({CLEAR: 0, UNCLEAR: 1, FEW: 2, ONE_SIDE: 3})
    frame = frame.assign(order=order, size=-frame["session_count"])
    frame = frame.sort_values(["athlete_id", "order", "size", "exercise_id"], ignore_index=True)
    return conform(frame, SIDES)[list(SIDES)]


def _sided(session_exercises: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """Work of exercises of the five areas for which a side was ever stated."""
    work = session_exercises[
        (session_exercises["placement"] == Placement.AREAS)
        & (session_exercises["exercise_id"] != "")
        & (session_exercises["local_day"] <= pd.Timestamp(today))
    ]
    stated = work.loc[work["side"] != Side.BOTH, _KEYS].drop_duplicates()
    return work.merge(stated, on=_KEYS)


def _measures(pairs: pd.DataFrame) -> pd.Series:
    """What the sides of each exercise are compared in, on every row of it."""
    keys = [pairs[key] for key in _KEYS]

    def half_have(column: str) -> pd.Series:
        both = (pairs[f"{column}_left"] > 0) & (pairs[f"{column}_right"] > 0)
        return both.groupby(keys).transform("mean") >= 0.5

    loads = (pairs[f"top_external_load_kg_{side}"].fillna(0.0) for side in ("left", "right"))
    uneven = ((next(loads) - next(loads)).abs() > 0.01).groupby(keys).transform("any")
    marks = [half_have("contact_count"), half_have("top_hold_s"), uneven & half_have("volume_load_kg")]
    return pd.Series(np.select(marks, ["contacts", "seconds", "kg"], "reps"), index=pairs.index)


def _totals(work: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """Seconds or repetitions (contacts for jumps) of each side in the last 28 days, by exercise."""
    recent = work["local_day"] > pd.Timestamp(today) - pd.Timedelta(days=TOTAL_DAYS)
    is_held = work.groupby(_KEYS)["hold_s"].transform("sum") > work.groupby(_KEYS)["rep_count"].transform("sum")
    is_jump = work.groupby(_KEYS)["contact_count"].transform("sum") > 0
    counted = work["rep_count"].fillna(0.0) + work["contact_count"].fillna(0.0)
    amount = counted.where(~is_held, work["hold_s"].fillna(0.0)).where(recent, 0.0)
    measure = np.select([is_jump, is_held], ["contacts", "seconds"], "reps")
    frame = work[_KEYS].assign(
        measure_28=measure,
        left_28=amount.where(work["side"] != Side.RIGHT, 0.0),
        right_28=amount.where(work["side"] != Side.LEFT, 0.0),
    )
    return frame.groupby(_KEYS).agg({"measure_28": "first", "left_28": "sum", "right_28": "sum"})


def _states(frame: pd.DataFrame) -> list[str]:
    has_pairs, is_fair = frame["session_count"] > 0, frame["session_count"] >= FAIR_SESSIONS
    is_wider = frame["gap"].abs() > frame["usual"] + 1e-9
    found: list[str] = np.select([~has_pairs, ~is_fair, is_wider], [ONE_SIDE, FEW, CLEAR], UNCLEAR).tolist()
    return found


def _areas(frame: pd.DataFrame) -> list[str]:
    """The area that each exercise trains most, the first in body order of equals."""
    best: list[str] = np.array([str(area) for area in FocusArea])[
        frame[list(CREDITS)].to_numpy().argmax(axis=1)
    ].tolist()
    return best
