"""time-jump: more minutes of strength sessions in a week than the highest of the last four weeks allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.breaks import mean_before
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import week_hits
from analytics.guidance.jump import band_level, is_jump, step_edge
from analytics.guidance.week_state import TOLERANCE
from analytics.model import Rule
from analytics.reference.guide import SHARED

RULE_ID = "time-jump"


def find(evidence: Evidence) -> pd.DataFrame:
    """Weeks with a bigger step in minutes than the guide, where enough sessions have a duration."""
    state, entries = evidence.weeks, evidence.session_entries
    seconds = entries.values("duration_s")
    minutes = entries.weekly(np.nan_to_num(seconds)) / 60
    timed, all_sessions = entries.weekly(np.isfinite(seconds)), entries.weekly(np.ones(len(seconds)))
    is_known = timed >= state.number(RULE_ID, "known_share") * all_sessions - TOLERANCE
    usable = state.is_reference & is_known
    peak = state.rows.peak_back(minutes, usable, state.look_back)
    trained = usable & state.is_trained & ~state.is_light
    floor = mean_before(state.rows, state.ramp.floor_row, minutes, trained, state.numbers)
    is_floor = floor > peak
    reference = np.where(is_floor, floor, peak)
    threshold, step = state.threshold(RULE_ID), state.number(RULE_ID, "smallest_step")
    fires = is_jump(minutes, reference, threshold, step) & is_known
    fires &= ~(state.is_learning | state.is_first | state.is_light | state.ramp.is_body | state.is_asked)
    fires &= ~(state.is_off(RULE_ID) | state.is_coming)
    level = band_level(minutes, reference, state.number(SHARED, "watch_above"), state.number(SHARED, "strong_above"))
    return week_hits(
        state,
        np.where(fires, level, 0),
        "minutes",
        observed=minutes,
        reference=reference,
        limit=step_edge(reference, threshold, step, 1.0),
        threshold=threshold,
        step=step,
        is_floor=is_floor,
        weeks=state.look_back,
    )


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    more = phrases.amount(hit["observed"] - hit["reference"], "minute", "minutes", 0)
    return (
        f"{phrases.number(hit['observed'], 0)} strength minutes {phrases.this_week(hit)}; "
        f"{phrases.compared_with(hit)} was {phrases.number(hit['reference'], 0)} ({phrases.rise(hit, more)}). "
        f"Guidance used here: up to +{phrases.percent(hit['threshold'])}, or less than "
        f"{phrases.number(hit['step'])} minutes; up to {phrases.number(hit['limit'], 0)} would have been inside."
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
