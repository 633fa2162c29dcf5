"""From arrays over weeks to a HITS frame."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.frames import HITS, conform, empty
from analytics.guidance.jump import LEVEL_NAMES, Levels
from analytics.guidance.timeline import Bools, Ints
from analytics.guidance.week_state import AREAS, WeekState

_LISTS = np.array([" ".join(area for place, area in enumerate(AREAS) if mask >> place & 1) for mask in range(32)])

_AREAS, _LEVELS = (pd.array(names, dtype="str") for names in (AREAS, LEVEL_NAMES))
_NO_HITS = empty(HITS)


def area_lists(marks: Bools) -> npt.NDArray[np.str_]:
    """The marked areas of each row (rows x areas), in body order with blanks between."""
    lists: npt.NDArray[np.str_] = _LISTS[marks.astype("int64") @ (2 ** np.arange(len(AREAS)))]
    return lists


def area_hits(state: WeekState, level: Levels, measure: str, **columns: npt.NDArray[Any]) -> pd.DataFrame:
    """HITS of every cell of a rows x areas table with a level. Columns are tables of the same shape, or rows only."""
    row, area = np.nonzero(level)
    chosen = {name: values[row, area] if values.ndim == 2 else values[row] for name, values in columns.items()}
    return _hits(state, row, level[row, area], measure, chosen, focus_area=_AREAS.take(area))


def week_hits(state: WeekState, level: Levels, measure: str, **columns: npt.NDArray[Any]) -> pd.DataFrame:
    """HITS of every row with a level, about the whole week."""
    row = np.nonzero(level)[0]
    return _hits(state, row, level[row], measure, {name: values[row] for name, values in columns.items()})


def entry_hits(
    state: WeekState, row: Ints, level: Levels, measure: str, **columns: npt.NDArray[Any] | pd.Series
) -> pd.DataFrame:
    """HITS of entries (exercises, sessions) with a level; `row` is the week each lies in."""
    kept = np.nonzero(level)[0]
    chosen = {
        name: values.array[kept] if isinstance(values, pd.Series) else values[kept] for name, values in columns.items()
    }
    return _hits(state, row[kept], level[kept], measure, chosen)


def _hits(
    state: WeekState,
    row: npt.NDArray[Any],
    level: Levels,
    measure: str,
    columns: dict[str, npt.NDArray[Any]],
    focus_area: pd.api.extensions.ExtensionArray | str = "",
) -> pd.DataFrame:
    if not len(row):
        return _NO_HITS
    rows = state.rows
    frame = pd.DataFrame(
        {
            "athlete_id": rows.ids.take(rows.athlete[row]),
            "week_start": rows.week[row].astype("datetime64[D]").astype("datetime64[us]"),
            "focus_area": focus_area,
            "exercise_id": "",
            "session_started_at": np.full(len(row), np.datetime64("NaT", "us")),
            "level": _LEVELS.take(level),
            "measure": measure,
            "observed": np.nan,
            "reference": np.nan,
            "limit": np.nan,
            "is_running": state.is_running[row],
            **columns,
        }
    )
    return conform(frame, HITS)
