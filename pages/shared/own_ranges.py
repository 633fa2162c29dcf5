"""How ranges are set, with the numbers of the athlete shown: of a week on *Guide*, of one area on that of a week."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pandas as pd
import streamlit as st

from analytics import warehouse as store
from analytics.athlete_log import AthleteLog
from analytics.model import Athlete, RangeSteps
from analytics.words import ranges as words
from pages.shared import cache, widgets
from pages.shared.page import Here
from pages.shared.state import SAMPLES
from pages.shared.weeks import as_it_stood
from pages.shared.widgets import md_escape

SAMPLE = SAMPLES["runner"]


def of_this_week(here: Here) -> None:
    """The five ranges of the running week, or of the last one of an old log; before the first log a sample's."""
    source, warehouse, athlete, log = here.source, here.warehouse, here.athlete, None
    if athlete:
        log = cache.athlete_log(source, warehouse, athlete, here.today)
    if athlete and log and not log.sessions.empty:
        log, _ = as_it_stood(here, athlete, log)
        name = athlete.name if len(here.athletes) > 1 else ""
        intro = words.intro()
    else:
        source, (warehouse, today) = cache.sample_source(SAMPLE), cache.sample_warehouse(SAMPLE)
        athlete = store.find_athlete(warehouse, cache.sample_names(SAMPLE)[0])
        log = cache.athlete_log(source, warehouse, athlete, today)
        name, intro = "", words.intro(md_escape(athlete.name), is_sample=True)
    start = log.weekly["week_start"].max().date()
    st.header(md_escape(words.heading(start, name)), anchor=False)
    for line in words.as_lines(cache.ranges(source, athlete, log, start)):
        st.markdown(line)
    widgets.small(intro)


def of_one_area(here: Here, athlete: Athlete, log: AthleteLog, start: dt.date, area: str) -> None:
    """The range of one area in one week, folded; nothing for a week or an area that has none."""
    for one in cache.ranges(here.source, athlete, log, start):
        if one.focus_area == area:
            widgets.folded(words.HOW, partial(_show, one), key=f"range_{area}")


def _show(steps: RangeSteps) -> None:
    for line in words.as_lines([steps]):
        st.markdown(line)
    rows = words.looked_at_rows(steps)
    if rows and not steps.why and steps.state != "ramp":
        widgets.table(pd.DataFrame(rows), alt=words.looked_at_alt(steps))
    widgets.small(words.NOTE)
