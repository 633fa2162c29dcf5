"""What reps-jump and hold-jump share: a weekly amount of one exercise beside the highest of its last four weeks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.guidance.evidence import Evidence
from analytics.guidance.exercise_weeks import ExerciseWeeks
from analytics.guidance.hits import entry_hits
from analytics.guidance.jump import band_level, is_jump, rounded_down, step_edge
from analytics.guidance.timeline import Bools, Floats, Ints
from analytics.model import Measure
from analytics.reference.guide import SHARED


@dataclass(frozen=True)
class AmountGuide:
    """One value per entry: what a weekly amount was compared with, and the largest one that stays inside."""

    value: Floats
    reference: Floats  # NaN = nothing to compare with
    limit: Floats
    threshold: Floats
    step: Floats  # one typical set
    weeks: Ints
    is_floor: Bools
    is_silent: Bools


def amount_guide(
    evidence: Evidence, entries: ExerciseWeeks, rule_id: str, *, of: Measure, amount: str, typical: str
) -> AmountGuide:
    """The guide for the weekly `amount` (a column) of every entry; `typical` is the column of one typical set."""
    state, row = evidence.weeks, entries.row
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
    is_silent = entries.is_silent(rule_id, weeks, first_counts=False)
    is_silent |= (entries.frame["measure"] != of).to_numpy("bool")
    limit = rounded_down(step_edge(reference, threshold, step, 1.0, more_than=True), 1.0)
    return AmountGuide(value, reference, limit, threshold, step, weeks[row], is_floor, is_silent)


def exercise_jump(
    evidence: Evidence, rule_id: str, *, of: Measure, amount: str, typical: str, measure: str
) -> pd.DataFrame:
    """HITS of exercises counted in `of` whose weekly `amount` jumped by more than one `typical` set (columns)."""
    state, entries = evidence.weeks, evidence.exercise_entries
    row = entries.row
    guide = amount_guide(evidence, entries, rule_id, of=of, amount=amount, typical=typical)
    fires = is_jump(guide.value, guide.reference, guide.threshold, guide.step, more_than=True) & ~guide.is_silent
    watch, strong = state.number(SHARED, "watch_above")[row], state.number(SHARED, "strong_above")[row]
    return entry_hits(
        state,
        row,
        np.where(fires, band_level(guide.value, guide.reference, watch, strong), 0),
        measure,
        exercise_id=entries.frame["exercise_id"],
        observed=guide.value,
        reference=guide.reference,
        limit=guide.limit,
        threshold=guide.threshold,
        step=guide.step,
        is_floor=guide.is_floor,
        weeks=guide.weeks,
    )
