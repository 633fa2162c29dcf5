"""drift: an area's last four trained weeks held far more than the four before, step by small step. Told only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import area_hits
from analytics.guidance.jump import NOTE, rounded_down
from analytics.guidance.sets_jump import HALF_SET
from analytics.guidance.week_state import TOLERANCE
from analytics.model import Level, Rule
from analytics.reference.guide import SHARED

RULE_ID = "drift"
BLOCK = 4
WITHIN_WEEKS = 12


def find(evidence: Evidence) -> pd.DataFrame:
    """Completed weeks in which the sum of four trained weeks is more than the guide above the four before."""
    state = evidence.weeks
    usable = state.is_trained & state.is_complete & ~state.is_first & ~state.log.is_touched
    earlier = state.rows.last_back(state.sets, usable, 2 * BLOCK - 1, WITHIN_WEEKS)
    block = state.sets + earlier[: BLOCK - 1].sum(axis=0)  # NaN where a week is missing
    before = earlier[BLOCK - 1 :].sum(axis=0)
    limit = rounded_down(before * (1 + state.number(RULE_ID, "threshold")[:, None]), HALF_SET)
    asked = state.in_question(np.full(state.rows.size, WITHIN_WEEKS))
    silent = ~usable | state.is_learning | state.is_light | asked | state.is_off(RULE_ID)
    with np.errstate(invalid="ignore"):
        fires = (block > limit + TOLERANCE) & (before >= BLOCK * state.number(SHARED, "small_base_sets")[:, None])
    fires &= ~silent[:, None] & ~state.area_off() & (state.ramp.week == 0)
    hits = area_hits(
        state,
        np.where(fires, NOTE, 0).astype("int8"),
        "sets",
        observed=block,
        reference=before,
        limit=limit,
        threshold=state.number(RULE_ID, "threshold"),
    )
    return hits.assign(level=Level.INFO.value)


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    area, more = phrases.area_title(hit["focus_area"]), phrases.sets(hit["observed"] - hit["reference"])
    return (
        f"{area}: {phrases.sets(hit['observed'])} in the last {BLOCK} trained weeks; the {BLOCK} before held "
        f"{phrases.number(hit['reference'])} ({phrases.rise(hit, more)}). Guidance used here: up to "
        f"+{phrases.percent(hit['threshold'])}; up to {phrases.number(hit['limit'])} would have been inside. "
        "A lighter week is common practice."
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
