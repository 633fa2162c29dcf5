"""Balance: how the last four weeks are spread over the five areas."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analytics import metrics
from analytics.charts.balance_rows import (
    ABOUT,
    UNDER_HALF,
    balance_axis_max,
    balance_row_alt,
    balance_row_chart,
    share_class,
)
from analytics.charts.runner import runner_alt, runner_chart
from analytics.charts.theme import CONFIG
from analytics.model import FocusArea
from analytics.words import balance as words
from analytics.words import coach_settings as coach_words
from analytics.words import flags as flag_words
from analytics.words.runner import area_name
from analytics.words.this_week import ended_text
from pages.shared import area_sets, cache, coaching_choices, flagged, owner, page, sides, weeks, widgets
from pages.shared.widgets import md_escape

RULES = flag_words.LOW_RULES | flag_words.MIX_RULES | flag_words.SIDE_RULES

here, athlete, log = page.begin_with_log()
log, has_ended = weeks.as_it_stood(here, athlete, log)
unit, mode = athlete.settings.load_unit, weeks.mode()
balance = log.balance.set_index("focus_area", drop=False)
has_shares = balance["set_count_28"].sum() >= words.SETS_NEEDED
is_even = words.is_even(balance)
ever = log.weekly.groupby("focus_area")["training_days"].sum()
trained = {str(area): bool(ever[area]) for area in FocusArea}
labels = {str(area): area_name(area) for area in FocusArea}
shares = zip(balance["focus_area"], balance["share"], balance["target_share"], strict=True)
classes = {area: share_class(share, target) for area, share, target in shares}

# ------------------------------------------------------------------------------------------------- the finding

widgets.title(md_escape(words.finding(balance, log.quiet_areas)))
ended = f" {ended_text(log.today)}" if has_ended else ""
st.markdown(f"{words.QUESTION} {words.span_text(balance, metrics.balance_weeks(log.weekly))}{ended}")
two_weeks = [
    dict(zip(week["focus_area"], week["training_days"], strict=True))
    for _, week in weeks.last_weeks(log.weekly, log, 2).groupby("week_start")
]
st.markdown(words.coverage_text(*two_weeks[::-1], has_ended=has_ended, quiet=log.quiet_areas))
if has_shares:
    st.markdown(words.move_text(balance, metrics.deviation(balance)))
else:
    st.markdown(words.few_text())

# ------------------------------------------------------------------------------------------- figure and rows


def target_mix() -> None:
    """The shares that the rows are held against, to be changed here as on Settings."""
    widgets.small(coach_words.SHARES_NOTE)
    coaching_choices.target_shares(owner.athlete_owner(here))


st.header("Sets a week against " + ("an even share" if is_even else "your target"), anchor=False)
widgets.small(words.CHART_NOTE if has_shares else words.FEW_NOTE)
figure, rows = st.columns([1.3, 2.2], gap="medium")
if has_shares:
    with figure:
        st.plotly_chart(
            runner_chart(balance, labels=labels, mode=mode, selected=area_sets.chosen()),
            theme=None,
            config=CONFIG,
            alt=runner_alt(balance, labels=labels),
            on_select=area_sets.clicked,
            selection_mode="points",
            key=area_sets.FIGURE,
        )
        widgets.small(words.figure_note(has_dots=UNDER_HALF in classes.values()))
drawn = balance if has_shares else balance.assign(target_share=float("nan"))  # too few sets to hold against a share
axis_max = balance_axis_max(drawn)
with rows if has_shares else st.container():
    for area in FocusArea:
        row = balance.loc[area]
        is_about = classes[str(area)] == ABOUT
        text, chart = st.columns([1.2, 1.3], gap="small", vertical_alignment="center")
        with text:
            st.markdown(
                words.row_text(row, labels[area], is_about, is_even, has_shares=has_shares, was_trained=trained[area])
            )
        with chart:
            st.plotly_chart(
                balance_row_chart(
                    drawn,
                    area=area,
                    label=labels[area],
                    mode=mode,
                    axis_max=axis_max,
                    with_axis=area is FocusArea.FEET,
                    target_label=words.target_label(balance) if has_shares and area is FocusArea.CORE else "",
                ),
                theme=None,
                config=CONFIG,
                alt=balance_row_alt(drawn, area=area, label=labels[area]),
                key=f"share_{area}",
            )
cells = words.table_rows(balance, labels, trained, has_shares=has_shares)
widgets.read_as_table(pd.DataFrame(cells), alt=words.TABLE_ALT, key="balance_table")
if has_shares:
    widgets.folded(
        "How this is worked out",
        lambda: st.markdown(f"{words.HOW} {words.evenness_text(metrics.evenness(balance))}"),
        key="balance_how",
    )
if not here.is_sample:
    widgets.folded("Your target mix", target_mix, key="target_mix", is_alone=False)

area_sets.show(here, athlete, log)

# ------------------------------------------------------------------------------------------------- left and right

names = weeks.exercise_names(here.source, athlete, log)
areas = {one.key: one.area for one in cache.logged_exercises(here.source, athlete, log)}
sides.show(cache.sides(here.source, athlete, log), names, areas, unit, mode)

# ------------------------------------------------------------------------------------------------ worth a look

st.header("Worth a look", anchor=False)
start = log.weekly["week_start"].iloc[-1].date()
recent = [start, start - pd.Timedelta(weeks=1).to_pytimedelta()]
every = cache.marked_flags(here.source, here.warehouse, athlete, log)
found = flag_words.marked_of_weeks([one for one in every if one.flag.rule_id in RULES], recent)
if found:
    flagged.show(here, found, names, key="flag")
else:
    st.markdown(words.NOTHING_FLAGGED)
widgets.footer()
