"""area-high: so many sets of one area in a week that more of them add less and less. Told, without a level."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import area_hits
from analytics.guidance.jump import NOTE
from analytics.guidance.week_state import TOLERANCE
from analytics.model import Level, Rule

RULE_ID = "area-high"


def find(evidence: Evidence) -> pd.DataFrame:
    """Weeks of an area with more sets than the amount beyond which more of them add less."""
    state = evidence.weeks
    most = state.number(RULE_ID, "most_sets")[:, None]
    fires = (state.sets > most + TOLERANCE) & ~state.is_off(RULE_ID)[:, None] & ~state.area_off()
    edge = np.broadcast_to(most, fires.shape)
    hits = area_hits(state, np.where(fires, NOTE, 0).astype("int8"), "sets", observed=state.sets, limit=edge)
    return hits.assign(level=Level.INFO.value)


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    area, sets = phrases.area_title(hit["focus_area"]), phrases.sets(hit["observed"])
    return (
        f"{area}: {sets} {phrases.this_week(hit)}; the guide here is up to {phrases.number(hit['limit'])} "
        f"(+{phrases.sets(hit['observed'] - hit['limit'])}). More sets still add, with smaller returns."
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
