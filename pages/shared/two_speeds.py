"""The section "two speeds" of the *Guide* page: four lanes with their sources, the person's weeks as a dotted line."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analytics import metrics
from analytics.charts.theme import CONFIG
from analytics.charts.two_speeds import two_speeds_alt, two_speeds_chart
from analytics.model import FocusArea
from analytics.reference import load_two_speeds
from analytics.reference.guide import SHARED
from analytics.words import two_speeds as words
from pages.shared import cache, weeks, widgets
from pages.shared.page import Here
from pages.shared.widgets import md_escape


def show(here: Here) -> None:
    """Heading, sentence, lanes and table."""
    gap_days = cache.guide().value(SHARED, "ramp_gap_days")
    person = _steady_weeks(here, gap_days)
    st.header(words.HEADING, anchor=False)
    st.markdown(" ".join(part for part in (words.INTRO, words.person_text(person, gap_days)) if part))
    lanes = load_two_speeds()
    for nth, lane in enumerate(lanes):
        name, chart, source = st.columns([0.8, 1.8, 1.2], gap="small", vertical_alignment="center")
        about = {"begins_weeks": lane.begins_weeks, "clear_weeks": lane.clear_weeks, "label": lane.name}
        with name:
            st.markdown(words.lane_text(lane))
        with chart:
            st.plotly_chart(
                two_speeds_chart(
                    **about,
                    tissue=lane.tissue,
                    mode=weeks.mode(),
                    person_weeks=person,
                    with_axis=nth == len(lanes) - 1,
                ),
                theme=None,
                config=CONFIG,
                alt=two_speeds_alt(**about, person_weeks=person),
                key=f"lane_{nth}",
            )
        with source:
            widgets.small(md_escape(words.source_text(lane)))
    widgets.small(words.NOTE)
    widgets.read_as_table(pd.DataFrame(words.table_rows(lanes)), alt=words.TABLE_ALT, key="two_speeds_table")


def _steady_weeks(here: Here, gap_days: float) -> int:
    if here.athlete is None:
        return 0
    log = cache.athlete_log(here.source, here.warehouse, here.athlete, here.today)
    return metrics.steady_weeks(log.evidence.area_days, log.today, FocusArea.CALVES, gap_days)
