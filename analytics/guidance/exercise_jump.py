"""What reps-jump and hold-jump share: a weekly amount of one exercise beside the highest of its last four weeks."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import entry_hits
from analytics.guidance.jump import band_level, is_jump, rounded_down, step_edge
from analytics.model import Measure
from analytics.reference.guide import SHARED


def exercise_jump(
    evidence: Evidence, rule_id: str, *, of: Measure, amount: str, typical: str, measure: str
) -> pd.DataFrame:
    """HITS of exercises counted in `of` whose weekly `amount` jumped by more than one `typical` set (columns)."""
    state, entries = evidence.weeks, evidence.exercise_entries
    row = entries.row
    weeks = state.weeks(SHARED, "look_back_weeks")
    value = entries.values(amount)
    peak, place = entries.peak(value, ~state.is_first[row], weeks[row])
    floor = entries.mean_before_break(value)
    is_floor = floor > peak
    reference = np.where(is_floor, floor, peak)
    own_typical = entries.values(typical)
    step = np.where(place >= 0, own_typical[place], np.nan)
    step = np.nan_to_num(np.where(np.isfinite(step), step, own_typical))
    threshold = np.where(
        entries.is_strict, state.number(rule_id, "threshold_strict")[row], state.threshold(rule_id)[row]
    )
    fires = is_jump(value, reference, threshold, step, more_than=True)
    fires &= (entries.frame["measure"] == of).to_numpy("bool")
    fires &= ~entries.is_silent(rule_id, weeks, first_counts=False)
    watch, strong = state.number(SHARED, "watch_above")[row], state.number(SHARED, "strong_above")[row]
    return entry_hits(
        state,
        row,
        np.where(fires, band_level(value, reference, watch, strong), 0),
        measure,
        exercise_id=entries.frame["exercise_id"],
        observed=value,
        reference=reference,
        limit=rounded_down(step_edge(reference, threshold, step, 1.0, more_than=True), 1.0),
        threshold=threshold,
        step=step,
        is_floor=is_floor,
        weeks=weeks[row],
    )
