"""How the range of a week came about: the numbers behind `guide_bands`, taken from the very arrays that it is made of.

Why a week has no range (`RangeSteps.why`): "care" (rehab mode), "rule", "area" and "ramp-rule" (switched off), "first"
(cut off by the beginning of the log), "question" (a stretch that nobody has explained), "unknown" (no earlier week is
known), "history" (too few trained weeks), "before" (back, but too few weeks before the break to go by).
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

import numpy as np
import pandas as pd

from analytics.guidance.bands import guide_bands, says_what_is_usual
from analytics.guidance.evidence import Evidence
from analytics.guidance.jump import SmallBase, counted_edge
from analytics.guidance.return_ramp import ramp_guide
from analytics.guidance.sets_jump import HALF_SET, RULE_ID, SetsGuide, sets_guide
from analytics.guidance.timeline import Bools
from analytics.guidance.week_state import AREAS, STRICT, TOLERANCE, WeekState
from analytics.model import FocusArea, LookedAt, RangeSteps
from analytics.reference.guide import SHARED

OWN, STRICT_AREA, NEW, ESTABLISHED = "own", "strict", "new", "established"


def range_steps(evidence: Evidence, athlete_id: str, week_start: dt.date) -> list[RangeSteps]:
    """The steps of all five areas, in body order, in a week of the athlete; empty for a week that has no band.

    The week to come has one too.
    """
    if evidence.weekly.empty or athlete_id not in evidence.weeks.rows.athlete_ids:
        return []
    state = evidence.weeks
    mine = state.rows.athlete == list(state.rows.athlete_ids).index(athlete_id)
    day = np.datetime64(week_start, "D").astype("int64")
    found = np.flatnonzero(mine & (state.rows.week == day))
    if not len(found):
        return []
    row = int(found[0])
    guide, spare = sets_guide(state), _spare(state, row)
    return [_steps(evidence, guide, spare[place], row, place) for place in range(len(AREAS))]


def _steps(evidence: Evidence, guide: SetsGuide, spare: float, row: int, place: int) -> RangeSteps:
    state, ramp = evidence.weeks, evidence.weeks.ramp
    band = guide_bands(evidence).iloc[row * len(AREAS) + place]
    reference = float(guide.reference[row, place])
    threshold = float(guide.threshold[row, place])
    least = float(guide.step[row]) - HALF_SET
    base = float(guide.small_base[row])
    small = SmallBase(*(np.array(_number(state, row, f"small_{name}_sets")) for name in ("base", "step", "top")))
    at_base = counted_edge(np.array(base), np.array(threshold), np.array(guide.step[row]), HALF_SET, small)
    numbers = state.numbers
    kept = says_what_is_usual(state)
    usual_rows = [one for one in _rows_before(state, row, numbers.within_weeks) if kept[one]][: numbers.mean_weeks]
    history = int(_number(state, row, "history_window_weeks"))
    why = _why(state, str(band["state"]), row, place)
    return RangeSteps(
        focus_area=FocusArea(AREAS[place]),
        week_start=band["week_start"].date(),
        state=str(band["state"]),
        why="before" if not why and math.isnan(band["upper"]) else why,
        upper=float(band["upper"]),
        lower=float(band["lower"]),
        usual=float(band["usual"]),
        reference=reference,
        looked_at=[_looked_at(state, one, place) for one in _rows_before(state, row, int(state.look_back[row]))],
        usual_look_back=int(_number(state, row, "look_back_weeks")),
        before_break=reference if guide.is_floor[row, place] else math.nan,
        threshold=threshold,
        threshold_of=_threshold_of(state, row, place),
        least_step=least,
        by_percent=reference * (1 + threshold),
        by_step=reference + least,
        is_small=reference < base - TOLERANCE,
        small_base=base,
        small_step=float(small.step),
        small_top=min(float(small.top), float(at_base)),
        light_share=_number(state, row, "light_share"),
        usual_weeks=[_looked_at(state, one, place) for one in usual_rows],
        ramp_week=int(ramp.week[row, place]),
        ramp_share=float(ramp.share[row, place]),
        ramp_before=float(ramp.before[row, place]),
        ramp_spare=spare,
        gap_days=int(ramp.gap_days[row, place]),
        asked_since=_asked_since(evidence, row) if why == "question" else None,
        trained_weeks=int(sum(state.is_trained[one] for one in _rows_before(state, row, history))),
        weeks_needed=int(_number(state, row, "history_weeks")),
        history_window=history,
        is_light=bool(state.is_light[row] | state.is_down[row]),
    )


def _why(state: WeekState, kind: str, row: int, place: int) -> str:
    """Why there is no range; "" where there is one."""
    if kind == "off":
        athlete = state.settings[state.rows.athlete[row]]
        if athlete.rehab_mode:
            return "care"
        if state.area_off()[row, place]:
            return "area"
        if state.is_off(RULE_ID)[row]:
            return "rule"
        return "first" if state.is_first[row] else "ramp-rule"
    if kind == "gap":
        is_asked = state.ramp.is_open[row, place] if state.ramp.week[row, place] else state.is_asked[row]
        return "question" if is_asked else "unknown"
    return "history" if kind == "learning" else ""


def _threshold_of(state: WeekState, row: int, place: int) -> str:
    """Which threshold is used, and whether the athlete chose it."""
    name = STRICT_AREA if STRICT[place] else NEW if state.is_new[row] else ESTABLISHED
    chosen = state.settings[state.rows.athlete[row]].thresholds
    return OWN if f"{RULE_ID}.threshold_{name}" in chosen else name


def _spare(state: WeekState, row: int) -> Sequence[float]:
    """What a ramp leaves above its share, an area each."""
    guide = ramp_guide(state)
    return [float(one) for one in guide.spare[row]]


def _rows_before(state: WeekState, row: int, weeks: int) -> list[int]:
    """Rows of the weeks before, newest first, back to the beginning of the log."""
    return [row - k for k in range(1, weeks + 1) if state.rows.nth[row] >= k]


def _looked_at(state: WeekState, row: int, place: int) -> LookedAt:
    day = state.rows.week[row].astype("datetime64[D]").astype(object)
    left_out = "first" if state.is_first[row] else "unknown" if state.log.is_unknown[row] else ""
    return LookedAt(day, float(state.sets[row, place]), left_out)


def _asked_since(evidence: Evidence, row: int) -> dt.date | None:
    """First day of the latest stretch without an explanation that began before the week was over."""
    state, gaps = evidence.weeks, evidence.gaps
    end = pd.Timestamp(state.rows.week[row].astype("datetime64[D]")) + pd.Timedelta(weeks=1)
    mine: Bools = (gaps["athlete_id"] == state.rows.athlete_ids[state.rows.athlete[row]]).to_numpy()
    starts = gaps.loc[mine & (gaps["answer"] == "").to_numpy() & (gaps["gap_start"] < end).to_numpy(), "gap_start"]
    return starts.max().date() if len(starts) else None


def _number(state: WeekState, row: int, name: str) -> float:
    return float(state.number(SHARED, name)[row])
