"""plyo-jump: more foot contacts of jumps in a week than the highest of the last four weeks allows. Whole body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.breaks import mean_before
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import week_hits
from analytics.guidance.jump import SmallBase, counted_jump
from analytics.guidance.timeline import Bools
from analytics.guidance.week_state import TOLERANCE
from analytics.model import Measure, Rule
from analytics.reference.guide import SHARED

RULE_ID = "plyo-jump"
CONTACT = 1.0


def find(evidence: Evidence) -> pd.DataFrame:
    """Weeks with a bigger step in contacts than the guide."""
    state, entries = evidence.weeks, evidence.session_entries
    contacts = entries.weekly(np.nan_to_num(entries.values("contact_count")))
    usable = state.is_reference & ~_has_uncounted_jumps(evidence)
    peak = state.rows.peak_back(contacts, usable, state.look_back)
    trained = usable & state.is_trained & ~state.is_light
    floor = mean_before(state.rows, state.ramp.floor_row, contacts, trained, state.numbers)
    is_floor = floor > peak
    reference = np.where(is_floor, floor, peak)
    threshold, step = state.threshold(RULE_ID), state.number(RULE_ID, "smallest_step")
    small = SmallBase(*(state.number(RULE_ID, name) for name in ("small_base", "small_step", "small_top")))
    level, limit = counted_jump(
        contacts,
        reference,
        threshold,
        step,
        CONTACT,
        small,
        state.number(SHARED, "watch_above"),
        state.number(SHARED, "strong_above"),
    )
    silent = state.is_learning | state.is_first | state.is_light | state.ramp.is_body | state.is_asked
    silent |= state.is_off(RULE_ID) | state.is_coming
    return week_hits(
        state,
        np.where(silent, 0, level),
        "contacts",
        observed=contacts,
        reference=reference,
        limit=limit,
        threshold=threshold,
        step=step,
        small_base=small.base,
        is_floor=is_floor,
        weeks=state.look_back,
    )


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    start = f"Jumps: {phrases.number(hit['observed'])} contacts {phrases.this_week(hit)}"
    inside = f"up to {phrases.number(hit['limit'])} would have been inside."
    if hit["reference"] < TOLERANCE:
        return f"{start}, none in the {hit['weeks']} weeks before. Guidance used here for a small amount: {inside}"
    more = phrases.amount(hit["observed"] - hit["reference"], "contact", "contacts", 0)
    recent = f"{phrases.compared_with(hit)} was {phrases.number(hit['reference'], 0)}"
    if hit["reference"] < hit["small_base"] - TOLERANCE:
        return f"{start}; {recent} (+{more}). Guidance used here for a small amount: {inside}"
    least = phrases.amount(hit["step"] - CONTACT, "contact", "contacts")
    used = f"Guidance used here: up to +{phrases.percent(hit['threshold'])}, at least {least}; {inside}"
    return f"{start}; {recent} ({phrases.rise(hit, more)}). {used}"


def _has_uncounted_jumps(evidence: Evidence) -> Bools:
    """Weeks with jumps logged without a count: their contacts are unknown, not few."""
    entries = evidence.exercise_entries
    jumps = (entries.frame["measure"] == Measure.CONTACTS).to_numpy("bool")
    uncounted = jumps & (np.nan_to_num(entries.values("contact_count")) == 0) & (entries.values("set_count") > 0)
    found = np.zeros(evidence.weeks.rows.size, "bool")
    found[entries.row[uncounted]] = True
    return found


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
