"""Small hand-made frames and flags for the words of the runner's pages. Sunday 23 August 2026 is today."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.frames import BALANCE, BAND, GAPS, PROGRESSION, WEEKLY, conform, empty
from analytics.model import Flag, FocusArea, Grade, Level
from analytics.words.week import Best, Week, read_week

TODAY = dt.date(2026, 8, 23)
START = dt.date(2026, 8, 17)
LAST = dt.date(2026, 8, 10)
AREAS = [str(area) for area in FocusArea]
USUAL = 8.0
NAMES = {"hip_thrust": "Hip thrust", "calf_raise_bent": "Calf raise, bent knee (soleus), single leg"}


def weekly(weeks: int = 9, **sets: Sequence[float]) -> pd.DataFrame:
    """WEEKLY with 8 direct sets in every week and area, the last week running; `feet=[...]` says otherwise.

    A series is right-aligned to the running week.
    """
    rows = []
    for back in range(weeks - 1, -1, -1):
        start = START - dt.timedelta(weeks=back)
        for area in AREAS:
            series = sets.get(area, [])
            place = len(series) - 1 - back
            count = series[place] if place >= 0 else USUAL
            rows.append(
                {
                    "athlete_id": "a",
                    "week_start": pd.Timestamp(start),
                    "focus_area": area,
                    "training_days": 2 if count else 0,
                    "set_count": count,
                    "direct_set_count": count,
                    "rep_count": 10 * count,
                    "volume_load_kg": math.nan,
                    "load_basis": "none",
                    "hold_s": 0.0,
                    "contact_count": 0.0,
                    "is_complete": back > 0,
                    "is_first": back == weeks - 1,
                }
            )
    return conform(pd.DataFrame(rows), WEEKLY)


def bands(state: str = "guide", upper: float = 9.5, lower: float = 5.5) -> pd.DataFrame:
    """BAND of the last completed week, the running one and the next, the same for all areas."""
    starts = [LAST, START, START + dt.timedelta(weeks=1)]
    if state != "guide":
        upper = upper if state == "ramp" else math.nan
        lower = math.nan
    rows = [
        {
            "athlete_id": "a",
            "week_start": pd.Timestamp(start),
            "focus_area": area,
            "upper": upper,
            "lower": lower,
            "usual": USUAL,
            "reference": USUAL,
            "state": state,
        }
        for start in starts
        for area in AREAS
    ]
    return conform(pd.DataFrame(rows), BAND)


def gaps(first: dt.date, last: dt.date | None, answer: str = "") -> pd.DataFrame:
    """GAPS with one stretch."""
    days = ((last or TODAY - dt.timedelta(days=1)) - first).days + 1
    row = {"athlete_id": "a", "gap_start": first, "gap_end": last, "gap_days": days, "answer": answer}
    return conform(pd.DataFrame([row]).astype({"gap_start": "datetime64[us]", "gap_end": "datetime64[us]"}), GAPS)


def week(
    table: pd.DataFrame | None = None,
    band: pd.DataFrame | None = None,
    gap: pd.DataFrame | None = None,
    last_day: dt.date = TODAY,
    **more: Any,
) -> Week:
    """A week as the page reads it; without arguments an ordinary one."""
    return read_week(
        weekly() if table is None else table,
        bands() if band is None else band,
        empty(GAPS) if gap is None else gap,
        today=TODAY,
        last_day=last_day,
        weeks_needed=3,
        **more,
    )


def flag(rule_id: str = "sets-jump", area: str | None = "calves", **more: Any) -> Flag:
    """A flag of the last completed week: 12 sets where 9.5 would have been inside."""
    values: dict[str, Any] = {
        "athlete_id": "a",
        "week_start": LAST,
        "rule_id": rule_id,
        "level": Level.WATCH,
        "focus_area": FocusArea(area) if area else None,
        "exercise_id": None,
        "measure": "sets",
        "observed": 12.0,
        "reference": 8.0,
        "difference": 4.0,
        "limit": 9.5,
        "grade": Grade.C,
        "tell": lambda facts: "A sentence.",
        "session_started_at": None,
        "facts": {},
    }
    return Flag(**(values | more))


def best(name: str = "Hip thrust") -> Best:
    return Best(
        "hip_thrust", name, "top load", "72.5 kg", "70 kg", dt.date(2026, 8, 18), "Inside your gradual corridor."
    )


def balance(sets: Mapping[str, float], targets: Mapping[str, float] | None = None) -> pd.DataFrame:
    """BALANCE of four weeks with so many sets in each area."""
    total = sum(sets.values())
    rows = [
        {
            "athlete_id": "a",
            "focus_area": area,
            "set_count_28": sets.get(area, 0.0),
            "set_count_prev_28": sets.get(area, 0.0),
            "share": sets.get(area, 0.0) / total if total else math.nan,
            "share_prev": sets.get(area, 0.0) / total if total else math.nan,
            "target_share": (targets or {}).get(area, 0.2),
            "sets_per_week": sets.get(area, 0.0) / 4,
            "sets_per_week_prev": sets.get(area, 0.0) / 4,
            "direct_days_28": 8 if sets.get(area) else 0,
            "days_since_direct": 2.0 if sets.get(area) else 40.0,
        }
        for area in AREAS
    ]
    return conform(pd.DataFrame(rows), BALANCE)


def sessions(*values: float, step_days: int = 4) -> pd.DataFrame:
    """PROGRESSION of these values, the last one today."""
    days = [pd.Timestamp(TODAY) - pd.Timedelta(days=step_days * back) for back in range(len(values) - 1, -1, -1)]
    series = pd.Series(values, dtype="float64")
    bests = series.cummax()
    frame = pd.DataFrame({"session_started_at": days, "local_day": days, "value": series, "best": bests})
    frame["is_best"] = series > bests.shift(1).fillna(math.inf)
    for column in ("corridor_low", "corridor_high", "work", "work_limit", "top_load_kg", "top_reps"):
        frame[column] = math.nan
    frame = frame.assign(set_count=3.0, is_error=False)
    return conform(frame.astype({"session_started_at": "datetime64[us]", "local_day": "datetime64[us]"}), PROGRESSION)
