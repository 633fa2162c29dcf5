"""spacing: the same area worked on two days running, with a good amount of hard enough work on both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.done_entries import WEEK
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import area_hits
from analytics.guidance.jump import NOTE
from analytics.guidance.timeline import Bools
from analytics.guidance.week_state import AREAS, TOLERANCE
from analytics.model import FocusArea, Level, Rule

RULE_ID = "spacing"
CALVES = AREAS.index(FocusArea.CALVES)


def find(evidence: Evidence) -> pd.DataFrame:
    """Areas of weeks with such days; told without a level, but as a note for calves and for jumps on both days."""
    state, done = evidence.weeks, evidence.done
    rpe = done.frame["mean_rpe"].to_numpy("float64")
    is_easy = rpe < state.number(RULE_ID, "rpe")[done.row] - TOLERANCE  # False where none is logged
    chosen = done.is_work & ~done.is_foot_drill & ~is_easy
    sets, contacts = done.by_day(done.values("set_count"), chosen), done.by_day(done.values("contact_count"), chosen)
    many_sets = sets >= state.number(RULE_ID, "sets")[:, None, None] - TOLERANCE
    many_contacts = contacts >= state.number(RULE_ID, "contacts")[:, None, None] - TOLERANCE
    pairs = _after_another(state.rows.nth == 0, many_sets | many_contacts)
    jumps = _after_another(state.rows.nth == 0, many_contacts).any(axis=1)
    count = pairs.sum(axis=1).astype("float64")
    fires = (count > 0) & ~state.is_off(RULE_ID)[:, None] & ~state.area_off()
    is_note = jumps | (np.arange(len(AREAS)) == CALVES)
    none = np.zeros(count.shape)
    hits = area_hits(
        state,
        np.where(fires, NOTE, 0).astype("int8"),
        "days",
        observed=count,
        reference=none,
        limit=none,
        is_note=is_note,
        sets=state.number(RULE_ID, "sets"),
        contacts=state.number(RULE_ID, "contacts"),
        rpe=state.number(RULE_ID, "rpe"),
    )
    if hits.empty:
        return hits
    return hits.assign(level=hits["level"].where(hits["is_note"], Level.INFO.value))


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    times = "once" if hit["observed"] == 1 else f"{phrases.number(hit['observed'])} times"
    return (
        f"{phrases.area_title(hit['focus_area'])}: two days running, {times} {phrases.this_week(hit)}. Guidance used "
        f"here: 48 hours between days with {phrases.number(hit['sets'])} sets or "
        f"{phrases.number(hit['contacts'])} contacts of the same area, at RPE {phrases.number(hit['rpe'], 1)} or more "
        "where one is logged; a day between would have been inside."
    )


def _after_another(is_first_row: Bools, days: Bools) -> Bools:
    """Rows x weekdays x areas: marked days whose day before is marked too, across weeks of one athlete."""
    before = np.zeros_like(days)
    before[:, 1:] = days[:, : WEEK - 1]
    before[1:, 0] = days[:-1, WEEK - 1]
    before[is_first_row, 0] = False
    both: Bools = days & before
    return both


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
