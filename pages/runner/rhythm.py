"""Rhythm: on how many days of a week each area is trained, and where it was left out."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analytics import metrics
from analytics.charts.rhythm import rhythm_row_alt, rhythm_row_chart, weekday_alt, weekday_chart
from analytics.charts.theme import CONFIG
from analytics.model import Experience, FocusArea
from analytics.reference.guide import RHYTHM
from analytics.words import rhythm as words
from analytics.words.runner import area_name
from analytics.words.this_week import ended_text
from pages.shared import cache, flagged, page, weeks, widgets
from pages.shared.widgets import md_escape

SPANS = (8, 16, 52)

here, athlete, log = page.begin_with_log()
log, has_ended = weeks.as_it_stood(here, athlete, log)
guide, mode = cache.guide(), weeks.mode()
band = (guide.value(RHYTHM, "least_days"), guide.value(RHYTHM, "most_days"))
all_weeks, rhythm, strength = cache.rhythm_weeks(here.source, athlete, log, has_ended=has_ended)
span_of_averages = all_weeks[all_weeks["is_complete"]]["week_start"].drop_duplicates()
span_of_averages = span_of_averages.tail(int(guide.value(RHYTHM, "weeks")))
unknown = all_weeks.loc[all_weeks["week_start"].isin(span_of_averages) & all_weeks["is_unknown"], "week_start"]

# ------------------------------------------------------------------------------------------------- the finding

often_without = guide.value(RHYTHM, "often_without")
widgets.title(
    md_escape(
        words.finding(
            rhythm,
            all_weeks["week_start"].nunique(),
            len(log.sessions),
            often_without=often_without,
            band=band,
            quiet=log.quiet_areas,
        )
    )
)
first, last = (span_of_averages.iloc[0], span_of_averages.iloc[-1]) if len(span_of_averages) else (None, None)
dates = words.dates_text(rhythm, first, last, unknown.nunique())
st.markdown(f"{dates} {ended_text(log.today)}" if has_ended else dates)

# ----------------------------------------------------------------------------------------------- days and areas

st.header("Days of each week", anchor=False)
span = weeks.span(here, SPANS, 16)
shown = weeks.last_weeks(all_weeks, log, span)
is_new = log.levels.get(athlete.athlete_id) is Experience.NEW
most_new = guide.value("starter-days", "most_days", athlete.settings)
widgets.small(words.chart_note(band, guide.value(RHYTHM, "days_above"), is_new=is_new, most_new=most_new))
text, chart = st.columns([1, 2.2], gap="medium", vertical_alignment="center")
with text:
    st.markdown(words.strength_text(strength.weeks, strength.days_per_week, strength.weekdays))
with chart:
    st.plotly_chart(
        weekday_chart(log.sessions, shown, mode=mode),
        theme=None,
        config=CONFIG,
        alt=weekday_alt(log.sessions, shown),
        key="weekdays",
    )
newest = shown[shown["week_start"] == shown["week_start"].max()].set_index("focus_area")["training_days"]
for row in rhythm.to_dict("records"):
    area = row["focus_area"]
    of_area = shown[shown["focus_area"] == area]
    text, chart = st.columns([1, 2.2], gap="medium", vertical_alignment="center")
    with text:
        st.markdown(words.row_text(row, of_area, int(newest[area]), has_ended=has_ended))
    with chart:
        st.plotly_chart(
            rhythm_row_chart(
                shown,
                area=area,
                label=area_name(area),
                mode=mode,
                band=band,
                band_label=words.band_label(band) if area == FocusArea.CORE else "",
            ),
            theme=None,
            config=CONFIG,
            alt=rhythm_row_alt(shown, area=area, label=area_name(area)),
            key=f"rhythm_{area}",
        )
trained_days = frozenset(day.date() for day in log.sessions["local_day"].unique())
widgets.read_as_table(pd.DataFrame(words.table_rows(shown, trained_days)), alt=words.TABLE_ALT, key="rhythm_table")
st.markdown(words.SOURCE_OF_BAND)
st.page_link("pages/data/guide.py", label="Where 1 to 2 comes from", icon=":material/arrow_forward:")

# --------------------------------------------------------------------------------------------------- long gaps

st.header("Long stretches without an area", anchor=False)
note_days = guide.value("area-neglect", "note_days", athlete.settings)
widgets.small(words.gaps_note(note_days))
stretches = metrics.area_stretches(
    log.evidence.area_days, log.today, since=shown["week_start"].min(), longer_than=note_days
)
if stretches.empty:
    st.markdown(words.NO_GAPS)
else:
    found = stretches.to_dict("records")
    widgets.table(pd.DataFrame(words.gap_rows(found)), alt=words.GAPS_ALT)
    places = {
        words.gap_option(one): (
            metrics.week_start_of(one["first_day"].date(), athlete.settings.week_start),
            str(one["focus_area"]),
        )
        for one in found
    }
    flagged.open_week(words.OPEN_GAP, places, key="open_stretch", hint="Choose a stretch")
widgets.footer()
