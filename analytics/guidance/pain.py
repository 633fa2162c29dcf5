"""Where and when pain was noted, as arrays: weeks with a note, and the weeks in which an area is left in peace.

Left in peace means: nothing is said about too little of the area, and nothing praises it. Rules ask `Pain.is_quiet`;
titles, cards and the coach's table ask `quiet_areas`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.guidance.timeline import Bools, Ints, day_numbers
from analytics.guidance.week_state import AREAS, WeekState

SECTION, QUIET_WEEKS = "pain-note", "quiet_weeks"


@dataclass(frozen=True)
class Pain:
    """Rows x areas."""

    noted: Ints  # days with a note
    last_day: Ints  # the latest of them, days since 1970; 0 = none
    is_quiet: Bools  # a note lies in this week, those just before or the next, in which this one is read: code W


def pain(state: WeekState, notes: pd.DataFrame) -> Pain:
    """PAIN_NOTES in. Notes from before the log began, and of athletes without a week, are left out."""
    days = notes.drop_duplicates(["athlete_id", "local_day", "focus_area"])
    athlete, day = state.rows.athletes_of(days["athlete_id"]), day_numbers(days["local_day"])
    area = pd.Index(AREAS).get_indexer(pd.Index(days["focus_area"]))
    kept = (athlete >= 0) & (area >= 0)
    athlete, day, area = athlete[kept], day[kept], area[kept]
    inside = day >= state.rows.week[state.rows.first_row[athlete]] if len(athlete) else np.zeros(0, "bool")
    row = state.rows.rows_of(athlete[inside], day[inside])
    noted = np.zeros((state.rows.size, len(AREAS)), "int64")
    np.add.at(noted, (row, area[inside]), 1)
    last_day = np.zeros_like(noted)
    np.maximum.at(last_day, (row, area[inside]), day[inside])
    weeks = state.weeks(SECTION, QUIET_WEEKS)
    earlier = state.rows.count_back(noted > 0, np.broadcast_to((weeks - 1)[:, None], noted.shape))
    is_noted = noted > 0
    next_week = np.zeros_like(is_noted)
    next_week[:-1] = is_noted[1:] & (state.rows.nth[1:] > 0)[:, None]
    return Pain(noted=noted, last_day=last_day, is_quiet=is_noted | (earlier > 0) | next_week)


def quiet_areas(state: WeekState, noted: Pain) -> dict[str, frozenset[str]]:
    """athlete_id -> areas left in peace in the running week or the one before; who noted nothing has no entry."""
    rows = state.rows
    is_recent = (rows.nth >= rows.week_count[rows.athlete] - 3) & ~state.is_coming
    found: dict[str, set[str]] = {}
    for row, area in zip(*np.nonzero(noted.is_quiet & is_recent[:, None]), strict=True):
        found.setdefault(rows.athlete_ids[rows.athlete[row]], set()).add(AREAS[area])
    return {athlete_id: frozenset(areas) for athlete_id, areas in found.items()}
