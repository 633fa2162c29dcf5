"""return-ramp: after two weeks off or more, a few weeks at a rising share of the amount before the break."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import area_hits
from analytics.guidance.jump import NOTE, STRONG, WATCH, Levels, rounded_down
from analytics.guidance.sets_jump import HALF_SET
from analytics.guidance.timeline import Floats
from analytics.guidance.week_state import TOLERANCE, WeekState
from analytics.model import Rule
from analytics.reference.guide import SHARED

RULE_ID = "return-ramp"
ORDINALS = ("First", "Second", "Third", "Fourth")


@dataclass(frozen=True)
class RampGuide:
    """Rows x areas: what the ramp suggests, and the largest amount that would have been inside; NaN = no ramp."""

    cap: Floats
    spare: Floats  # sets above the cap that are still inside
    limit: Floats
    level: Levels


def ramp_guide(state: WeekState) -> RampGuide:
    """The ramp in every week of every area, the week to come included."""
    ramp = state.ramp
    cap = ramp.share * ramp.before
    is_small = ramp.before < state.number(SHARED, "small_base_sets")[:, None] - TOLERANCE
    small_spare, spare = state.number(SHARED, "small_step_sets"), state.number(RULE_ID, "spare")
    spare = np.where(is_small, small_spare[:, None], spare[:, None])
    strong_above = (1 + state.number(RULE_ID, "strong_above"))[:, None]
    level = np.where(state.sets > ramp.before + TOLERANCE, WATCH, NOTE)
    level = np.where(state.sets > strong_above * ramp.before + TOLERANCE, STRONG, level)
    level = np.where(is_small, WATCH, level)
    in_question = ramp.is_open | (state.log.weeks_since_question[:, None] < ramp.week)
    speaks = (state.sets > cap + spare + TOLERANCE) & ~in_question & ~state.area_off()
    speaks &= ~(state.is_off(RULE_ID) | state.is_coming)[:, None]
    return RampGuide(cap, spare, rounded_down(cap + spare, HALF_SET), np.where(speaks, level, 0).astype("int8"))


def find(evidence: Evidence) -> pd.DataFrame:
    """Areas of weeks after a break with more sets than the ramp suggests."""
    state = evidence.weeks
    guide = ramp_guide(state)
    return area_hits(
        state,
        guide.level,
        "sets",
        observed=state.sets,
        reference=guide.cap,
        limit=guide.limit,
        share=state.ramp.share,
        before=state.ramp.before,
        ramp_week=state.ramp.week,
        gap_days=state.ramp.gap_days,
        is_body=np.broadcast_to(state.ramp.is_body[:, None], state.sets.shape),
    )


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    area = phrases.area_title(hit["focus_area"])
    week = f"{ORDINALS[hit['ramp_week'] - 1].lower()} week back after {phrases.weeks_off(hit['gap_days'])}"
    so_far = " so far" if hit["is_running"] else ""
    share = f"{phrases.percent(hit['share'])} of the {phrases.number(hit['before'], 1)} a week before the break"
    more = phrases.sets(hit["observed"] - hit["reference"], 1)
    return (
        f"{area}: {phrases.sets(hit['observed'])}{so_far} in the {week}. "
        f"The ramp used here suggests about {phrases.number(hit['reference'], 1)}, {share} (+{more}); "
        f"up to {phrases.number(hit['limit'])} would have been inside."
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
