"""The week to come is judged as one in which every area is trained: what that means for breaks that still last."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analytics.model import FocusArea

WEEK = pd.Timedelta(weeks=1)


def resumed(weekly: pd.DataFrame, area_days: pd.DataFrame, gaps: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """AREA_DAYS and GAPS as they would be if every area were trained on the first day of the week to come.

    So the range of that week is the one for coming back where an area, or the whole body, has been away for long.
    """
    if weekly.empty:
        return area_days, gaps
    coming = weekly.groupby("athlete_id")["week_start"].max() + WEEK
    first_days = pd.DataFrame(
        {
            "athlete_id": np.repeat(coming.index.to_numpy("str"), len(FocusArea)),
            "focus_area": np.tile([str(area) for area in FocusArea], len(coming)),
            "local_day": np.repeat(coming.to_numpy(), len(FocusArea)),
        }
    )
    resumed_days = pd.concat([area_days, first_days.astype(area_days.dtypes.to_dict())], ignore_index=True)
    if gaps.empty:
        return resumed_days, gaps
    ends = gaps["athlete_id"].map(coming) - pd.Timedelta(days=1)
    runs = gaps["gap_end"].isna() & ends.notna()
    days = (ends - gaps["gap_start"]).dt.days + 1
    gaps = gaps.assign(gap_end=gaps["gap_end"].where(~runs, ends), gap_days=gaps["gap_days"].where(~runs, days))
    return resumed_days, gaps
