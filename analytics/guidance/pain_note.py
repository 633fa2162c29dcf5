"""pain-note: the person noted pain in an area. Told first, in rehab mode too; little work goes unsaid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import area_hits
from analytics.guidance.jump import NOTE
from analytics.model import Level, Rule

RULE_ID = "pain-note"


def find(evidence: Evidence) -> pd.DataFrame:
    """Areas and weeks with a note of pain."""
    state = evidence.weeks
    noted = evidence.pain.noted.astype("float64")
    fires = (noted > 0) & ~state.is_switched_off(RULE_ID)[:, None]
    quiet = np.broadcast_to(state.number(RULE_ID, "quiet_weeks")[:, None], noted.shape)
    hits = area_hits(
        state,
        np.where(fires, NOTE, 0).astype("int8"),
        "notes",
        observed=noted,
        quiet_weeks=quiet,
        noted_on=evidence.pain.last_day,
    )
    return hits.assign(level=Level.INFO.value)


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    times = "" if hit["observed"] < 2 else f" on {phrases.number(hit['observed'])} days"
    return (
        f"{phrases.area_title(hit['focus_area'])}: you noted pain{times} {phrases.this_week(hit)}. Consider easing off "
        "and seeing a clinician if it lasts. Nothing is said about too little of this area for "
        f"{phrases.amount(hit['quiet_weeks'], 'week', 'weeks')}."
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell, reads="pain_notes")
