"""The closed part at the foot of Progress: effort times minutes of the whole log, as two lines that mark nothing."""

from __future__ import annotations

import datetime as dt
from functools import partial

import streamlit as st

from analytics.charts.load_trend import load_trend_alt, load_trend_chart
from analytics.charts.theme import CONFIG, Mode
from analytics.model import Athlete
from analytics.reference.guide import LOAD_TREND
from analytics.words import load_trend as words
from pages.shared import cache, widgets
from pages.shared.page import Here


def show(here: Here, athlete: Athlete, today: dt.date, mode: Mode) -> None:
    """What it is, why it may be silent, the lines and their weeks as a table."""
    draw = partial(_draw, here, athlete, today, mode)
    widgets.folded(words.LABEL, draw, key="load_trend")


def _draw(here: Here, athlete: Athlete, today: dt.date, mode: Mode) -> None:
    days, logged = cache.load_trend(here.source, here.warehouse, athlete, today)
    short, long = (int(cache.guide().value(LOAD_TREND, name)) for name in ("short_days", "long_days"))
    st.markdown(words.ABOUT)
    silent = words.silent_text(logged)
    if silent:
        st.markdown(silent)
    rows = words.table_rows(days, short, long)
    if not rows:
        return
    about = {"short": short, "long": long, "unit": words.UNIT}
    st.plotly_chart(
        load_trend_chart(days, **about, mode=mode),
        theme=None,
        config=CONFIG,
        alt=load_trend_alt(days, **about),
        key="load_trend_chart",
    )
    widgets.small(words.how_text(short, long))
    alt = "Weeks of effort times minutes, newest first"
    widgets.read_as_rows(rows, label="Read as a table", alt=alt, key="load_trend_table")
