"""What reps-jump and hold-jump share: a weekly amount of one exercise beside the highest of the weeks before.

Sets that were added are the business of sets-jump: what they bring is inside while the exercise is as small as its
small base, and a note at most where it is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.exercise_weeks import ExerciseWeeks
from analytics.guidance.hits import entry_hits
from analytics.guidance.jump import band_level, is_jump, rounded_down, step_edge
from analytics.guidance.timeline import Bools, Floats, Ints
from analytics.guidance.week_state import TOLERANCE
from analytics.model import Measure
from analytics.reference.guide import SHARED


@dataclass(frozen=True)
class AmountGuide:
    """One value per entry: what a weekly amount was compared with, and the largest one that stays inside."""

    value: Floats
    reference: Floats  # NaN = nothing to compare with
    limit: Floats  # with no more sets than in the week compared with
    sets_then: Floats  # sets of the week compared with; NaN = none, as after a break
    threshold: Floats
    step: Floats  # one typical set
    of_sets: Floats  # what this week's sets would hold at that size, where they are more; else 0
    inside_sets: Floats  # as much of it as is inside
    is_small: Bools  # fewer sets than the small base: no percent is printed
    weeks: Ints
    is_floor: Bools
    is_silent: Bools


def amount_guide(
    evidence: Evidence, entries: ExerciseWeeks, rule_id: str, *, of: Measure, amount: str, typical: str
) -> AmountGuide:
    """The guide for the weekly `amount` (a column) of every entry; `typical` is the column of one typical set."""
    state, row = evidence.weeks, entries.row
    value = entries.values(amount)
    peak, place = entries.peak(value, ~state.is_first[row], state.look_back[row])
    floor = entries.mean_before_break(value)
    is_floor = floor > peak
    reference = np.where(is_floor, floor, peak)
    own_typical = entries.values(typical)
    step = np.where(place >= 0, own_typical[place], np.nan)
    step = np.nan_to_num(np.where(np.isfinite(step), step, own_typical))
    threshold = np.where(
        entries.is_strict, state.number(rule_id, "threshold_strict")[row], state.threshold(rule_id)[row]
    )
    is_silent = entries.is_silent(rule_id, state.weeks(SHARED, "look_back_weeks"), first_counts=False)
    is_silent |= (entries.frame["measure"] != of).to_numpy("bool")
    sets = entries.values("set_count")
    sets_then = np.where(place >= 0, sets[place], np.nan)
    is_small = sets_then < state.number(SHARED, "small_base_sets")[row] - TOLERANCE
    of_sets = np.where(sets > sets_then + TOLERANCE, sets * step, 0.0)
    room = sets_then + state.number(SHARED, "small_step_sets")[row]
    most_sets = np.where(is_small, np.minimum(room, state.number(SHARED, "small_top_sets")[row]), 0.0)
    return AmountGuide(
        value=value,
        reference=reference,
        limit=rounded_down(step_edge(reference, threshold, step, 1.0, more_than=True), 1.0),
        sets_then=sets_then,
        threshold=threshold,
        step=step,
        of_sets=of_sets,
        inside_sets=np.minimum(of_sets, most_sets * step),
        is_small=is_small,
        weeks=state.look_back[row],
        is_floor=is_floor,
        is_silent=is_silent,
    )


def exercise_jump(
    evidence: Evidence, entries: ExerciseWeeks, rule_id: str, *, of: Measure, amount: str, typical: str, measure: str
) -> pd.DataFrame:
    """HITS of exercises counted in `of` whose weekly `amount` jumped by more than one `typical` set (columns)."""
    state, row = evidence.weeks, entries.row
    guide = amount_guide(evidence, entries, rule_id, of=of, amount=amount, typical=typical)
    fires = is_jump(guide.value, guide.reference, guide.threshold, guide.step, more_than=True) & ~guide.is_silent
    fires &= guide.value > guide.inside_sets + TOLERANCE
    watch, strong = state.number(SHARED, "watch_above")[row], state.number(SHARED, "strong_above")[row]
    level = band_level(guide.value, np.fmax(guide.reference, guide.of_sets), watch, strong)
    return entry_hits(
        state,
        row,
        np.where(fires, level, 0),
        measure,
        exercise_id=entries.frame["exercise_id"],
        observed=guide.value,
        reference=guide.reference,
        limit=np.maximum(guide.limit, rounded_down(guide.inside_sets, 1.0)),
        threshold=guide.threshold,
        step=guide.step,
        of_sets=guide.of_sets,
        is_small=guide.is_small,
        is_floor=guide.is_floor,
        weeks=guide.weeks,
    )


def rise(hit: Mapping[str, Any], amount_text: str) -> str:
    """`+15 reps, +25%`; from fewer sets than the small base no percent."""
    return f"+{amount_text}" if hit["is_small"] else phrases.rise(hit, amount_text)


def added_sets(hit: Mapping[str, Any]) -> str:
    """What is said of a step that added sets explain, wholly or in part; empty where none were added."""
    if hit["of_sets"] <= 0:
        return ""
    is_all = hit["observed"] <= hit["of_sets"] + TOLERANCE
    return " It is added sets alone, so no more than a note here." if is_all else " Added sets do not raise the level."
