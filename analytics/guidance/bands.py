"""The guide band of the weekly chart, made of the same arrays as the flags: chart and flag cannot disagree."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analytics.frames import BAND, conform
from analytics.guidance.evidence import Evidence
from analytics.guidance.found import found
from analytics.guidance.return_ramp import ramp_guide
from analytics.guidance.sets_jump import RULE_ID, sets_guide
from analytics.guidance.timeline import Bools, median_of
from analytics.guidance.week_state import AREAS, WeekState
from analytics.reference.guide import SHARED


def guide_bands(evidence: Evidence) -> pd.DataFrame:
    """BAND: for every week of every area, and the week to come, the range of sets that no rule would speak about.

    In the order of the weeks of `evidence.weeks`, five areas each. A lighter week keeps its band, though nothing
    speaks in it. Not to be changed: made once for all who ask.
    """
    return found(evidence, "guide band", _guide_bands)


def says_what_is_usual(state: WeekState) -> Bools:
    """Trained weeks: not the first one, none that an answer touches, none planned as lighter, none to come."""
    return state.is_trained & ~state.is_first & ~state.log.is_touched & ~state.is_down & ~state.is_coming


def _guide_bands(evidence: Evidence) -> pd.DataFrame:
    state = evidence.weeks
    guide, ramp = sets_guide(state), ramp_guide(state)
    on_ramp = state.ramp.week > 0
    off = (state.is_off(RULE_ID) | state.is_first)[:, None] | state.area_off()
    off |= on_ramp & state.is_off("return-ramp")[:, None]
    in_question = np.where(on_ramp, state.ramp.is_open, guide.in_question)
    learning = np.broadcast_to(state.is_learning[:, None], on_ramp.shape)
    unknown = np.isnan(guide.reference)
    kind = np.select([off, in_question, on_ramp, learning, unknown], ["off", "gap", "ramp", "learning", "gap"], "guide")
    numbers = state.numbers
    usual = median_of(
        state.rows.last_back(state.sets, says_what_is_usual(state), numbers.mean_weeks, numbers.within_weeks)
    )
    rows, areas = state.rows, len(AREAS)
    frame = pd.DataFrame(
        {
            "athlete_id": rows.ids.take(np.repeat(rows.athlete, areas)),
            "week_start": np.repeat(rows.week.astype("datetime64[D]").astype("datetime64[us]"), areas),
            "focus_area": np.tile(np.array(AREAS), rows.size),
            "upper": np.select([kind == "guide", kind == "ramp"], [guide.limit, ramp.limit], np.nan).ravel(),
            "lower": np.where(kind == "guide", state.number(SHARED, "light_share")[:, None] * usual, np.nan).ravel(),
            "usual": usual.ravel(),
            "reference": guide.reference.ravel(),
            "state": kind.ravel(),
        }
    )
    return conform(frame, BAND)
