"""session-spike: more lower-body sets in one session than the biggest session of the 30 days before allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import entry_hits
from analytics.guidance.jump import SmallBase, counted_jump
from analytics.guidance.sets_jump import HALF_SET
from analytics.guidance.timeline import Bools
from analytics.guidance.week_state import TOLERANCE
from analytics.model import Rule
from analytics.reference.guide import SHARED

RULE_ID = "session-spike"


def find(evidence: Evidence) -> pd.DataFrame:
    """Sessions with a bigger step in sets of legs, glutes, calves and feet than the guide."""
    state, entries = evidence.weeks, evidence.session_entries
    row = entries.row
    sets = np.nan_to_num(entries.values("lower_limb_set_count"))
    days = state.weeks(SHARED, "session_look_back_days")
    reference = entries.biggest_before(sets, days[row])
    reference = np.where(reference > 0, reference, np.nan)
    threshold, step = state.threshold(RULE_ID)[row], state.number(RULE_ID, "smallest_step")[row]
    small = SmallBase(
        *(state.number(SHARED, name)[row] for name in ("small_base_sets", "small_step_sets", "small_top_sets"))
    )
    watch, strong = state.number(SHARED, "watch_above")[row], state.number(SHARED, "strong_above")[row]
    level, limit = counted_jump(sets, reference, threshold, step, HALF_SET, small, watch, strong)
    silent = state.is_learning | state.ramp.is_body | state.is_off(RULE_ID)
    silent |= state.in_question(-(-days // 7)) | _holds_only_new_exercises(evidence)
    return entry_hits(
        state,
        row,
        np.where(silent[row], 0, level),
        "sets",
        session_started_at=entries.frame["session_started_at"],
        observed=sets,
        reference=reference,
        limit=limit,
        threshold=threshold,
        step=step,
        small_base=small.base,
        days=days[row],
    )


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    start = f"One session held {phrases.number(hit['observed'])} lower-body sets"
    recent = f"your biggest of the {hit['days']} days before was {phrases.number(hit['reference'])}"
    inside = f"up to {phrases.number(hit['limit'])} would have been inside."
    more = phrases.sets(hit["observed"] - hit["reference"])
    if hit["reference"] < hit["small_base"] - TOLERANCE:
        return f"{start}; {recent} (+{more}). Guidance used here for a small amount: {inside}"
    least = phrases.sets(hit["step"] - HALF_SET)
    used = f"Guidance used here: up to +{phrases.percent(hit['threshold'])}, at least {least}; {inside}"
    return f"{start}; {recent} ({phrases.rise(hit, more)}). {used}"


def _holds_only_new_exercises(evidence: Evidence) -> Bools:
    """Code N, by weeks: rows in which no exercise was done in enough sessions before."""
    state, entries = evidence.weeks, evidence.exercise_entries
    is_known = entries.earlier_sessions >= state.number(SHARED, "exercise_sessions")[entries.row] - TOLERANCE
    any_exercise, any_known = np.zeros(state.rows.size, "bool"), np.zeros(state.rows.size, "bool")
    any_exercise[entries.row] = True
    any_known[entries.row[is_known]] = True
    return any_exercise & ~any_known


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
