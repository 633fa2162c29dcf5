"""Invented frames for the chart tests."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from analytics.frames import (
    BALANCE,
    BAND,
    COMING_AREAS,
    COMPARED_TESTS,
    LOAD_TREND,
    PROGRESSION,
    RHYTHM_WEEKS,
    ROSTER,
    ROSTER_TEXTS,
    SESSIONS,
    SIDES,
    WEEKLY,
    conform,
    empty,
)
from analytics.model import FocusArea

MONDAY = dt.date(2026, 5, 4)
LABELS = {"core": "Core", "glutes": "Glutes", "legs": "Legs", "calves": "Calves", "feet": "Feet & arches"}


def weekly(set_counts: list[float], *, area: str = "calves", running: bool = True) -> pd.DataFrame:
    """WEEKLY rows of one area from Monday 4 May 2026 on; the last week is running."""
    n = len(set_counts)
    values = np.array(set_counts, dtype="float64")
    frame = pd.DataFrame(
        {
            "athlete_id": "ada",
            "week_start": pd.date_range(MONDAY, periods=n, freq="7D"),
            "focus_area": area,
            "training_days": np.where(values > 0, 2, 0),
            "set_count": values,
            "direct_set_count": values,
            "rep_count": values * 10,
            "volume_load_kg": values * 101.3,
            "load_basis": "effective",
            "hold_s": values * 30,
            "contact_count": values * 5,
            "is_complete": [not (running and i == n - 1) for i in range(n)],
            "is_first": [i == 0 for i in range(n)],
        }
    )
    return conform(frame, WEEKLY)


def band(uppers: list[float], *, area: str = "calves", lower: float = 3.0) -> pd.DataFrame:
    """BAND rows of one area from the same Monday on; NaN = no guide that week."""
    upper = np.array(uppers, dtype="float64")
    frame = pd.DataFrame(
        {
            "athlete_id": "ada",
            "week_start": pd.date_range(MONDAY, periods=len(uppers), freq="7D"),
            "focus_area": area,
            "upper": upper,
            "lower": np.where(np.isnan(upper), np.nan, lower),
            "usual": lower / 0.7,
            "reference": upper - 1.5,
            "state": "guide",
        }
    )
    return conform(frame, BAND)


def balance(sets_28: list[float], *, before: list[float] | None = None, target: float = 0.2) -> pd.DataFrame:
    """BALANCE rows of the five areas, from sets in 28 days."""
    now = np.array(sets_28, dtype="float64")
    earlier = np.array(before if before is not None else sets_28, dtype="float64")
    frame = pd.DataFrame({"focus_area": [str(area) for area in FocusArea], "athlete_id": "ada"})
    frame["set_count_28"], frame["set_count_prev_28"] = now, earlier
    frame["share"] = now / now.sum() if now.sum() else np.nan
    frame["share_prev"] = earlier / earlier.sum() if earlier.sum() else np.nan
    frame["target_share"], frame["direct_days_28"], frame["days_since_direct"] = target, 4, 3.0
    frame["sets_per_week"], frame["sets_per_week_prev"] = now / 4, earlier / 4
    return conform(frame, BALANCE)


def coming(*, area: str = "calves", **values: object) -> pd.DataFrame:
    """COMING_AREAS of one area: 8 sets last week, 5.6 to 9.5 next week."""
    row = {"athlete_id": "ada", "week_start": pd.Timestamp(MONDAY), "focus_area": area, "upper": 9.5, "lower": 5.6}
    row |= {"usual": 8.0, "reference": 8.0, "state": "guide", "last": 8.0, "days": 2, "mean": 8.0, "minimum": 2.0}
    row |= {"is_down_week": False, "lighter": 5.5}
    return conform(pd.DataFrame([row | values]), COMING_AREAS)


def rhythm_weeks(
    days: list[int],
    *,
    area: str = "calves",
    usual: list[float] | None = None,
    unknown: list[bool] | None = None,
) -> pd.DataFrame:
    """RHYTHM_WEEKS rows of one area from Monday 4 May 2026 on; the last week is running."""
    n = len(days)
    beside = np.array(usual if usual is not None else [np.nan] * n)
    frame = pd.DataFrame(
        {
            "athlete_id": "ada",
            "week_start": pd.date_range(MONDAY, periods=n, freq="7D"),
            "focus_area": area,
            "training_days": days,
            "usual_days": beside,
            "is_above": np.array(days) >= beside + 2,
            "is_off": [count == 0 for count in days],
            "is_unknown": unknown if unknown is not None else [False] * n,
            "is_complete": [i < n - 1 for i in range(n)],
        }
    )
    return conform(frame, RHYTHM_WEEKS)


def load_trend_days(loads: list[float], *, silent: int = 0) -> pd.DataFrame:
    """LOAD_TREND from Monday 4 May 2026 on, the means being the load and half of it; the first days are silent."""
    values = np.array(loads, dtype="float64")
    means = np.where(np.arange(len(values)) < silent, np.nan, values)
    days = pd.date_range(MONDAY, periods=len(values), freq="D")
    frame = pd.DataFrame({"local_day": days, "load_rpe_min": values, "mean_short": means, "mean_long": means / 2})
    return conform(frame.assign(athlete_id="ada"), LOAD_TREND)


def sessions_on(*days: str) -> pd.DataFrame:
    """SESSIONS with one session of six sets on each of these days."""
    frame = pd.DataFrame({"local_day": pd.to_datetime(list(days))})
    frame["athlete_id"], frame["session_key"], frame["app"], frame["session_title"] = "ada", days, "table", "Strength"
    frame["session_started_at"] = frame["local_day"] + pd.Timedelta(hours=18)
    frame["week_start"] = frame["local_day"] - pd.to_timedelta(frame["local_day"].dt.day_of_week, unit="D")
    frame["duration_s"], frame["contact_count"], frame["exercise_count"] = np.nan, 0.0, 3
    frame["set_count"], frame["lower_limb_set_count"] = 6.0, 4.0
    return conform(frame, SESSIONS)


def compared_tests(*pairs: tuple[float, float], noise: float = 6.2) -> pd.DataFrame:
    """COMPARED_TESTS of one test, three weeks apart from 4 May 2026 on: left and right of each result."""
    frame = pd.DataFrame(pairs, columns=["left", "right"], dtype="float64")
    frame["athlete_id"], frame["test_id"] = "ada", "heel-raise"
    frame["result_id"] = [f"result {nth}" for nth in range(len(frame))]
    frame["local_day"] = pd.date_range(MONDAY, periods=len(frame), freq="21D")
    frame["difference"], frame["noise"] = frame["right"] - frame["left"], noise
    frame["symmetry"] = frame[["left", "right"]].min(axis=1) / frame[["left", "right"]].max(axis=1)
    frame["is_clear"] = frame["difference"].abs() > noise
    return conform(frame, COMPARED_TESTS)


def sides(left: float = 21.0, right: float = 27.0, usual: float = 0.09, **values: object) -> pd.DataFrame:
    """SIDES of one exercise, in repetitions; the right leads clearly."""
    row = {"athlete_id": "ada", "exercise_id": "calf_raise", "focus_area": "calves", "measure": "reps"}
    row |= {"session_count": 8, "left": left, "right": right, "usual": usual, "state": "clear"}
    row |= {"gap": (right - left) / max(left, right) if left or right else np.nan}
    row |= {"measure_28": "reps", "left_28": 180.0, "right_28": 240.0}
    return conform(pd.DataFrame([row | values]), SIDES)


def progression(values: list[float], *, every_days: float = 3.0, work: list[float] | None = None) -> pd.DataFrame:
    """PROGRESSION rows at 18:00 from 4 May 2026 on, with a corridor from the fourth session."""
    n = len(values)
    started = pd.Timestamp(MONDAY) + pd.Timedelta(hours=18) + pd.to_timedelta(np.arange(n) * every_days, unit="D")
    frame = pd.DataFrame({"session_started_at": started.astype("datetime64[us]"), "value": values})
    frame["local_day"] = frame["session_started_at"].dt.normalize()
    frame["best"] = frame["value"].cummax()
    frame["is_best"] = frame["value"] > frame["value"].cummax().shift(1).fillna(np.inf)
    middle = frame["value"].shift(1).rolling(6, min_periods=3).median()
    frame["corridor_low"], frame["corridor_high"] = middle * 0.93, middle * 1.08
    frame["work"] = work if work is not None else np.array(values) * 20
    frame["work_limit"] = frame["work"].shift(1).rolling(10, min_periods=1).max() * 1.1
    frame = frame.assign(is_error=False, set_count=3.0, top_load_kg=frame["value"], top_reps=8.0)
    return conform(frame, PROGRESSION)


def roster_rows(clients: list[tuple[str, str, bool]]) -> tuple[pd.DataFrame, pd.DataFrame, np.ndarray]:
    """ROSTER, ROSTER_TEXTS and lines from (name, mark of every area, worth a look); "off" has no week at all."""
    rows, texts, lines = [], [], []
    for name, mark, is_look in clients:
        known = mark != "off"
        row = {"athlete_id": name, "name": name, "last_day": pd.Timestamp(MONDAY) if known else pd.NaT}
        row |= {"days_since": 12.0 if known else np.nan, "week_start": row["last_day"], "level": "", "new_count": 1}
        row |= {"state": "look" if is_look else "within", "is_worth_a_look": is_look, "trained_weeks": 9}
        row |= {"set_count": 40.0, "usual": 40.0, "band_low": 28.0 if known else np.nan}
        row |= {"band_high": 48.0 if known else np.nan, "kinds": "", "flag_areas": ""}
        row |= {"work_set_count": 80.0, "unplaced_set_count": 0.0, "left_out_count": 0, "is_partly_counted": False}
        row |= {"asked_first": pd.NaT, "asked_last": pd.NaT, "asked_days": np.nan}
        text = {"athlete_id": name, "last_session": "12 days ago", "reasons": f"▲ {name} jumped\n○ none\n◇ best"}
        text["drawn"] = f"▲ {name} jumped\n○ none, +1 more"
        for area in FocusArea:
            row |= {f"sets_{area}": 8.0, f"usual_{area}": 8.0, f"change_{area}": 0.0, f"mark_{area}": mark}
            text[f"cell_{area}"] = {"above": "▲ +80%", "below": "▽ −50%", "none": "○"}.get(mark, "0%")
        rows.append(row)
        texts.append(text)
        lines.append([np.nan] * 12 if mark == "off" else [np.nan, 0.0, *[40.0] * 9, 0.0 if mark == "none" else 60.0])
    if not rows:
        return empty(ROSTER), empty(ROSTER_TEXTS), np.empty((0, 12))
    return conform(pd.DataFrame(rows), ROSTER), conform(pd.DataFrame(texts), ROSTER_TEXTS), np.array(lines)
