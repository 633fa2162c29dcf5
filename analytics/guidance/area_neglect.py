"""area-neglect: many days since the last set that trained an area directly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import area_hits
from analytics.guidance.jump import NOTE, WATCH
from analytics.guidance.timeline import Ints, Timeline, day_numbers
from analytics.guidance.week_state import AREAS, TOLERANCE
from analytics.model import Rule

RULE_ID = "area-neglect"
LAST_DAY = 6
BODY_GAP_DAYS = 10
NEVER = -(10**6)


def find(evidence: Evidence) -> pd.DataFrame:
    """Areas without direct work for long, seen from the last day of each completed week."""
    state = evidence.weeks
    rows = state.rows
    week_end = rows.week + LAST_DAY
    trained = _latest(rows, rows.athletes_of(evidence.sessions["athlete_id"]), evidence.sessions["local_day"], 0, 1)
    area = pd.Index(AREAS).get_indexer(pd.Index(evidence.area_days["focus_area"]))
    athlete = rows.athletes_of(evidence.area_days["athlete_id"])
    direct = _latest(rows, athlete, evidence.area_days["local_day"], area, len(AREAS))
    log_start = _log_start(rows, rows.athletes_of(evidence.sessions["athlete_id"]), evidence.sessions["local_day"])
    never = direct == NEVER
    since = np.where(never, log_start[:, None], direct)
    hidden = state.log.is_touched | (state.log.weeks_since_question == 0)
    hidden_end = np.where(hidden, week_end, NEVER)
    last_hidden = _running_latest(rows, hidden_end[:, None])
    is_bounded = last_hidden > since  # the log cannot tell what was trained then: at least the days after it
    days = (week_end[:, None] - np.maximum(since, last_hidden)).astype("float64")
    note, watch = state.number(RULE_ID, "note_days")[:, None], state.number(RULE_ID, "watch_days")[:, None]
    too_early = never & (week_end - log_start + 1 <= state.number(RULE_ID, "first_days"))[:, None]
    is_away = week_end - trained[:, 0] >= BODY_GAP_DAYS  # nothing at all was trained: not one area's matter
    fires = (days > note + TOLERANCE) & ~too_early & (state.ramp.week == 0) & ~state.area_off()
    fires &= ~evidence.pain.is_quiet
    fires &= (state.is_complete & ~is_away & ~state.ramp.is_body & ~state.is_off(RULE_ID))[:, None]
    level = np.where(days > watch + TOLERANCE, WATCH, NOTE)
    return area_hits(
        state,
        np.where(fires, level, 0).astype("int8"),
        "days",
        observed=days,
        reference=np.broadcast_to(note, days.shape),
        limit=np.broadcast_to(note, days.shape),
        is_never=never,
        is_bounded=is_bounded,
    )


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    area, days = phrases.area_title(hit["focus_area"]), phrases.number(hit["observed"])
    what = f"last trained directly {days} days before the end of this week"
    if hit["is_never"]:
        what = f"not trained directly since the log began, {days} days before the end of this week"
    if hit["is_bounded"]:
        what = f"no direct work in the last {days} days that were logged"
    more = phrases.amount(hit["observed"] - hit["limit"], "day", "days")
    return f"{area}: {what}. The guide here is {phrases.number(hit['limit'])} (+{more})."


def _latest(rows: Timeline, athlete: Ints, days: pd.Series, column: Ints | int, width: int) -> Ints:
    """Latest of the days up to the end of each row's week, one column each; NEVER before the first."""
    kept = athlete >= 0
    day = day_numbers(days)[kept]
    places = np.broadcast_to(column, athlete.shape)[kept]
    latest = np.full((rows.size, width), NEVER)
    np.maximum.at(latest, (rows.rows_of(athlete[kept], day), places), day)
    return _running_latest(rows, latest)


def _running_latest(rows: Timeline, latest: Ints) -> Ints:
    """Highest value so far within each athlete."""
    apart = 10**8  # keeps one athlete's days above all of the athlete before
    lifted = latest + rows.athlete[:, None] * apart
    running: Ints = np.maximum.accumulate(lifted, axis=0) if rows.size else lifted
    return running - rows.athlete[:, None] * apart


def _log_start(rows: Timeline, athlete: Ints, days: pd.Series) -> Ints:
    """First day of each row's athlete with a session; the first day of the first week without one."""
    first = np.full(len(rows.first_row), -NEVER)
    np.minimum.at(first, athlete[athlete >= 0], day_numbers(days)[athlete >= 0])
    return np.where(first == -NEVER, rows.week[rows.first_row], first)[rows.athlete]


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
