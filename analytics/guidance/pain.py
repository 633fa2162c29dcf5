"""Where and when pain was noted, as arrays: weeks with a note, and the weeks in which an area is left in peace."""

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
    is_quiet: Bools  # a note lies in this week or those just before: code W


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
    weeks = state.weeks(SECTION, QUIET_WEEKS)
    earlier = state.rows.count_back(noted > 0, np.broadcast_to((weeks - 1)[:, None], noted.shape))
    return Pain(noted=noted, is_quiet=(noted > 0) | (earlier > 0))
