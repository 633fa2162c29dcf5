"""coverage: how many of the five areas had direct work in a completed week, told when one or more had none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import area_lists, week_hits
from analytics.guidance.jump import NOTE
from analytics.model import Level, Rule

RULE_ID = "coverage"


def find(evidence: Evidence) -> pd.DataFrame:
    """Completed weeks in which an area had no set that trains it directly. A week without any training is a gap."""
    state = evidence.weeks
    is_none = state.days == 0
    counts = ~state.area_off() & ~(is_none & evidence.pain.is_quiet)
    has_none = counts & is_none
    fires = has_none.any(axis=1) & state.is_trained & state.is_complete & ~state.is_first
    fires &= ~state.log.is_touched & ~state.is_off(RULE_ID)
    hits = week_hits(
        state,
        np.where(fires, NOTE, 0),
        "areas",
        observed=(counts & ~has_none).sum(axis=1).astype("float64"),
        reference=counts.sum(axis=1).astype("float64"),
        limit=counts.sum(axis=1).astype("float64"),
        none=area_lists(has_none),
    )
    return hits.assign(level=Level.INFO.value)


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    seen, all_areas = phrases.number(hit["observed"]), phrases.number(hit["reference"])
    return f"{seen} of {all_areas} areas this week. None: {phrases.areas(hit['none'])}."


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
