"""hard-run-clash: much lower-body work on the day before a hard, long or race run, or shortly before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import entry_hits
from analytics.guidance.jump import NOTE
from analytics.guidance.session_entries import ATHLETE_S, DAY_S
from analytics.guidance.timeline import Floats, Ints, day_numbers
from analytics.guidance.week_state import TOLERANCE
from analytics.model import Level, Rule, RunKind
from analytics.writing import day_text

RULE_ID = "hard-run-clash"
HARD = (RunKind.HARD, RunKind.LONG, RunKind.RACE)
NAMES = {RunKind.HARD: "a hard run", RunKind.LONG: "a long run", RunKind.RACE: "a race"}
HALF_SET = 0.5
HOUR_S = 3_600


def find(evidence: Evidence) -> pd.DataFrame:
    """Hard runs with that many lower-body sets on the day before, or in the hours before where the time is known."""
    state = evidence.weeks
    runs = evidence.runs[evidence.runs["run_kind"].isin([str(one) for one in HARD])]
    athlete = state.rows.athletes_of(runs["athlete_id"])
    kept = athlete >= 0
    runs, athlete, day = runs[kept], athlete[kept], day_numbers(runs["local_day"])[kept]
    row = state.rows.rows_of(athlete, day)
    hours, least = (state.number(RULE_ID, name)[row] for name in ("hours", "least_sets"))
    apart = athlete * ATHLETE_S
    before = _sets_between(evidence, apart + (day - 1) * DAY_S, apart + day * DAY_S)
    start = runs["started_at"].to_numpy("datetime64[s]").astype("int64")
    is_timed = runs["started_at"].notna().to_numpy("bool")
    start = apart + np.where(is_timed, start, day * DAY_S)
    shortly = _sets_between(evidence, start - (hours * HOUR_S).astype("int64") + 1, start)
    shortly = np.where(is_timed, shortly, 0.0)
    sets = np.maximum(before, shortly)
    silent = state.is_light | state.is_off(RULE_ID)
    hits = entry_hits(
        state,
        row,
        np.where((sets >= least - TOLERANCE) & ~silent[row], NOTE, 0),
        "sets",
        session_started_at=runs["started_at"].where(is_timed, runs["local_day"]),
        observed=sets,
        reference=least - HALF_SET,
        limit=least - HALF_SET,
        run=runs["run_kind"].map(NAMES),
        run_day=np.array([f"{one:%A} {day_text(one)}" for one in runs["local_day"]], "str"),
        hours=np.where(before >= shortly, 0.0, hours),
    )
    return hits.assign(level=Level.INFO.value)


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    when = f"in the {phrases.number(hit['hours'])} hours before" if hit["hours"] else "on the day before"
    more = phrases.sets(hit["observed"] - hit["limit"])
    return (
        f"{phrases.sets(hit['observed'])} for the lower body {when} {hit['run']} ({hit['run_day']}). Guidance used "
        f"here: up to {phrases.number(hit['limit'])} (+{more}). Running first, then lifting, cost less the next day in "
        "one study."
    )


def _sets_between(evidence: Evidence, first_s: Ints, end_s: Ints) -> Floats:
    """Lower-body sets of the sessions that began from `first_s` to before `end_s` (seconds, athletes far apart)."""
    entries = evidence.session_entries
    so_far = np.concatenate([[0.0], np.cumsum(np.nan_to_num(entries.values("lower_limb_set_count")))])
    sets: Floats = so_far[np.searchsorted(entries.start_s, end_s)] - so_far[np.searchsorted(entries.start_s, first_s)]
    return sets


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell, reads="runs")
