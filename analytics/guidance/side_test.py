"""side-test: one leg did clearly fewer repetitions of a test than the other, twice. Told, without a level."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import entry_hits
from analytics.guidance.jump import NOTE
from analytics.guidance.week_state import AREAS, TOLERANCE
from analytics.model import Level, Rule
from analytics.reference import load_self_tests

RULE_ID = "side-test"


def find(evidence: Evidence) -> pd.DataFrame:
    """Tests counted in repetitions whose sides are far apart, the same way as in the last test a week before."""
    state, entries = evidence.weeks, evidence.checks
    tests = load_self_tests()
    counted = np.isin(entries.frame["test_id"], [key for key, one in tests.items() if one.unit == "reps"])
    area = np.array(
        [AREAS.index(tests[key].areas[0]) if key in tests else 0 for key in entries.frame["test_id"]], "int64"
    )
    row, left, right = entries.row, entries.values("left"), entries.values("right")
    share, least = state.number(RULE_ID, "share")[row], state.number(RULE_ID, "least_reps")[row]
    larger, apart = np.fmax(left, right), right - left
    with np.errstate(invalid="ignore"):
        is_wide = counted & (np.abs(apart) > share * larger + TOLERANCE) & (np.abs(apart) > least + TOLERANCE)
    earlier, has_earlier = entries.before(state.weeks(RULE_ID, "days_between")[row])
    off = state.is_off(RULE_ID)[row] | state.area_off()[row, area]
    fires = is_wide & has_earlier & entries.is_logged & ~off
    if len(row):
        fires &= is_wide[earlier] & (np.sign(apart) == np.sign(apart[earlier]))
    hits = entry_hits(
        state,
        row,
        np.where(entries.last_of_week(fires), NOTE, 0),
        "reps",
        focus_area=np.array(AREAS)[area],
        observed=np.abs(apart),
        limit=np.maximum(least, np.floor(share * larger + TOLERANCE)),
        test_id=entries.frame["test_id"],
        left=left,
        right=right,
        left_before=left[earlier],
        right_before=right[earlier],
        days=(entries.day - entries.day[earlier]).astype("float64"),
        share=share,
        least=least,
    )
    return hits.assign(level=Level.INFO.value)


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    name = load_self_tests()[hit["test_id"]].name
    fewer = "left" if hit["left"] < hit["right"] else "right"
    return (
        f"{name}: left {phrases.number(hit['left'])}, right {phrases.amount(hit['right'], 'rep', 'reps')} "
        f"({phrases.number(hit['observed'])} fewer on the {fewer}); {int(hit['days'])} days before, left "
        f"{phrases.number(hit['left_before'])}, right {phrases.number(hit['right_before'])}. Guidance used here: it is "
        f"told after two tests with more than {phrases.percent(hit['share'])} and more than "
        f"{phrases.amount(hit['least'], 'rep', 'reps')} between the sides, for one test differs from the next by about "
        f"as much; {phrases.number(hit['limit'])} apart would have been inside."
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell, reads="self_tests")
