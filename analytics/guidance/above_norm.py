"""above-norm: the week after a bigger step is as big, so no new step speaks. Told, without a level."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import area_hits
from analytics.guidance.jump import NOTE, rounded_down
from analytics.guidance.sets_jump import HALF_SET, sets_guide
from analytics.guidance.timeline import mean_of
from analytics.guidance.week_state import TOLERANCE
from analytics.model import Level, Rule
from analytics.reference.guide import SHARED

RULE_ID = "above-norm"


def find(evidence: Evidence) -> pd.DataFrame:
    """Weeks far above the mean of the trained weeks before, after a week that was as far above it."""
    state = evidence.weeks
    usable = state.is_trained & state.is_reference & ~state.is_light & ~state.log.is_touched
    numbers = state.numbers
    before = state.rows.last_back(state.sets, usable, numbers.mean_weeks, numbers.within_weeks)
    mean, count = mean_of(before)
    limit = rounded_down(mean * (1 + state.number(RULE_ID, "threshold")[:, None]), HALF_SET)
    weeks = np.full(state.rows.size, numbers.within_weeks)
    silent = state.is_learning | state.is_light | state.in_question(weeks) | state.is_off(RULE_ID) | state.is_coming
    silent |= state.log.is_touched | state.is_first
    with np.errstate(invalid="ignore"):
        fires = (state.sets > limit + TOLERANCE) & (state.rows.back(state.sets, 1, 0.0) > limit + TOLERANCE)
        fires &= mean >= state.number(SHARED, "small_base_sets")[:, None]
    fires &= (count == numbers.mean_weeks) & (sets_guide(state).level == 0)
    fires &= ~silent[:, None] & ~state.area_off() & (state.ramp.week == 0)
    hits = area_hits(
        state,
        np.where(fires, NOTE, 0).astype("int8"),
        "sets",
        observed=state.sets,
        reference=mean,
        limit=limit,
        threshold=state.number(RULE_ID, "threshold"),
        weeks=np.full(state.rows.size, numbers.mean_weeks),
    )
    return hits.assign(level=Level.INFO.value)


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    area, more = phrases.area_title(hit["focus_area"]), phrases.sets(hit["observed"] - hit["reference"])
    return (
        f"{area}: {phrases.sets(hit['observed'])} {phrases.this_week(hit)}, the second week at this higher level; "
        f"the mean of the {hit['weeks']} trained weeks before was {phrases.number(hit['reference'])} "
        f"({phrases.rise(hit, more)}). Guidance used here: up to +{phrases.percent(hit['threshold'])}; "
        f"up to {phrases.number(hit['limit'])} would have been inside."
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
