"""Days with a strength session: how many a week on average, and how long ago the last one was."""

from __future__ import annotations

import numpy as np

from analytics.guidance.done_entries import WEEK
from analytics.guidance.evidence import Evidence
from analytics.guidance.timeline import Floats, mean_of

WEEKS = 4
WEEKS_NEEDED = 3


def mean_days(evidence: Evidence) -> Floats:
    """Mean days a week over four completed weeks, lighter and unknown ones left out; NaN of fewer than three."""
    state, entries = evidence.weeks, evidence.session_entries
    marked = np.zeros((state.rows.size, WEEK), "bool")
    marked[entries.row, np.clip(entries.day - state.rows.week[entries.row], 0, WEEK - 1)] = True
    usable = state.is_complete & ~state.is_first & ~state.is_light & ~state.log.is_touched
    days = np.where(usable, marked.sum(axis=1).astype("float64"), np.nan)
    mean, count = mean_of(np.stack([state.rows.back(days, k, np.nan) if k else days for k in range(WEEKS)]))
    return np.where(count >= WEEKS_NEEDED, mean, np.nan)


def days_since_training(evidence: Evidence) -> Floats:
    """Days without a session up to the last day of each week; NaN before the first session."""
    state, entries = evidence.weeks, evidence.session_entries
    if not state.rows.size:
        return np.zeros(0)
    last = np.full(state.rows.size, -1)
    np.maximum.at(last, entries.row, entries.day)
    # athletes far apart, so that one running maximum serves them all
    apart = state.rows.athlete * 10**6
    so_far = np.maximum.accumulate(np.where(last >= 0, last + apart, -1)) - apart
    return np.where(so_far >= 0, state.rows.week + WEEK - 1 - so_far, np.nan)
