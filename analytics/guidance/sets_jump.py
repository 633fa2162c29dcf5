"""sets-jump: more fractional sets of an area in a week than its highest of the last four weeks allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import area_hits
from analytics.guidance.jump import Levels, SmallBase, counted_jump
from analytics.guidance.timeline import Bools, Floats
from analytics.guidance.week_state import STRICT, TOLERANCE, WeekState
from analytics.model import FocusArea, Rule
from analytics.reference.guide import SHARED

RULE_ID = "sets-jump"
HALF_SET = 0.5


@dataclass(frozen=True)
class SetsGuide:
    """Rows x areas: what sets were compared with, and what came of it. The chart's band is made of the same arrays."""

    reference: Floats  # NaN = nothing to compare with
    threshold: Floats
    step: Floats  # rows
    small_base: Floats  # rows
    is_floor: Bools  # the reference is the mean before a break, not a recent peak
    limit: Floats
    level: Levels  # 0 in weeks where a silence code holds
    in_question: Bools  # code M


def sets_guide(state: WeekState) -> SetsGuide:
    """The guide for sets in every week of every area, the week to come included."""
    peak = state.rows.peak_back(state.sets, state.is_reference, state.look_back)
    is_floor = state.ramp.floor > peak
    reference = np.where(is_floor, state.ramp.floor, peak)
    threshold = state.threshold(RULE_ID, STRICT)
    step = state.number(RULE_ID, "smallest_step")
    small = SmallBase(
        base=state.number(SHARED, "small_base_sets")[:, None],
        step=state.number(SHARED, "small_step_sets")[:, None],
        top=state.number(SHARED, "small_top_sets")[:, None],
    )
    level, limit = counted_jump(
        state.sets,
        reference,
        threshold,
        step[:, None],
        HALF_SET,
        small,
        state.number(SHARED, "watch_above")[:, None],
        state.number(SHARED, "strong_above")[:, None],
    )
    untrained = np.abs(reference) < TOLERANCE  # an area begun, or begun again: only direct work speaks
    level = np.where(untrained & (state.direct <= limit + TOLERANCE), 0, level)
    in_question = state.is_asked
    silent = state.is_learning | state.is_light | state.is_first | in_question | state.is_off(RULE_ID) | state.is_coming
    level = np.where(silent[:, None] | state.area_off() | (state.ramp.week > 0), 0, level).astype("int8")
    asked = np.broadcast_to(in_question[:, None], level.shape)
    return SetsGuide(reference, threshold, step, small.base[:, 0], is_floor, limit, level, asked)


def find(evidence: Evidence) -> pd.DataFrame:
    """Areas of weeks with a bigger step in sets than the guide."""
    state = evidence.weeks
    guide = sets_guide(state)
    return area_hits(
        state,
        guide.level,
        "sets",
        observed=state.sets,
        reference=guide.reference,
        limit=guide.limit,
        threshold=guide.threshold,
        step=guide.step,
        small_base=guide.small_base,
        is_floor=guide.is_floor,
        weeks=state.look_back,
    )


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    area = hit["focus_area"]
    start = f"{phrases.area_title(area)}: {phrases.sets(hit['observed'])} {phrases.this_week(hit)}"
    inside = f"up to {phrases.number(hit['limit'])} would have been inside."
    if hit["reference"] < TOLERANCE:
        return f"{start}, none in the {hit['weeks']} weeks before. Guidance used here for a small amount: {inside}"
    more = phrases.sets(hit["observed"] - hit["reference"])
    recent = f"{phrases.compared_with(hit)} was {phrases.number(hit['reference'])}"
    if hit["reference"] < hit["small_base"] - TOLERANCE:
        return f"{start}; {recent} (+{more}). Guidance used here for a small amount: {inside}"
    least = phrases.sets(hit["step"] - HALF_SET)
    used = f"Guidance used here: up to +{phrases.percent(hit['threshold'])}, at least {least}; {inside}"
    smaller = " Calf and foot steps are kept smaller here." if area in (FocusArea.CALVES, FocusArea.FEET) else ""
    return f"{start}; {recent} ({phrases.rise(hit, more)}). {used}{smaller}"


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
