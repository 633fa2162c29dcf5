"""Empty stretches and planned down weeks: asked about once where it matters, changed wherever they are shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import streamlit as st

from analytics import warehouse as store
from analytics.model import Athlete, GapAnswer
from analytics.words import answers as words
from analytics.words import week_page
from pages.shared import state
from pages.shared.page import Here
from pages.shared.widgets import small

Stretch = tuple[dt.date, dt.date | None, int, str]
"""First day, last day (None: it lasts), days, answer ("": none)."""


def ask(here: Here, athlete: Athlete, stretch: Stretch, *, key: str) -> None:
    """The question about one stretch in a frame of its own, or what was answered; a choice is kept at once."""
    first, last, days, answer = stretch
    with st.container(border=True, key=f"{key}_{first}"):
        if answer:
            text = words.gap_line(first, last, days, answer)
            st.markdown(f"**{text[0].upper()}{text[1:]}.**")
        else:
            st.markdown(words.gap_question(first, last, days))
        chosen_key = f"{key}_{athlete.athlete_id}_{first}_{answer}"
        if here.is_sample:  # the label of a switched-off control is too pale to read
            st.markdown(words.ASK)
        st.segmented_control(
            words.ASK,
            list(words.GAP_CHOICES),
            label_visibility="collapsed" if here.is_sample else "visible",
            default=GapAnswer(answer) if answer else None,
            format_func=words.GAP_CHOICES.__getitem__,
            key=chosen_key,
            help=None if here.is_sample else words.GAP_HELP,
            on_change=_answer,
            args=(here, athlete, first, chosen_key),
            disabled=here.is_sample,
            wrap=True,
        )
        if here.is_sample:
            small(words.SAMPLE_REASON)


def down_week(here: Here, athlete: Athlete, week_start: dt.date, *, key: str) -> None:
    """Whether this week is planned as a lighter one; ahead or afterwards."""
    is_down = week_start in athlete.settings.down_weeks
    chosen_key = f"{key}_{athlete.athlete_id}_{week_start}_{is_down}"
    st.toggle(
        week_page.DOWN_WEEK,
        value=is_down,
        key=chosen_key,
        help=week_page.DOWN_HELP,
        on_change=_mark_down,
        args=(here, athlete, week_start, chosen_key),
        disabled=here.is_sample,
    )


def _answer(here: Here, athlete: Athlete, first: dt.date, key: str) -> None:
    answer = state.picked(key)
    kept: Mapping[dt.date, GapAnswer] = {
        day: one for day, one in store.settings(here.warehouse, athlete.athlete_id).gap_answers.items() if day != first
    }
    answers = dict(kept) | ({first: answer} if answer else {})
    store.change_settings(here.warehouse, athlete.athlete_id, {"gap_answers": answers or None}, state.speaker())
    st.toast(f"Kept: {words.gap_word(answer)}." if answer else "Taken back. The question is open again.")


def _mark_down(here: Here, athlete: Athlete, week_start: dt.date, key: str) -> None:
    held = store.settings(here.warehouse, athlete.athlete_id).down_weeks
    weeks = held | {week_start} if state.picked(key) else held - {week_start}
    store.change_settings(here.warehouse, athlete.athlete_id, {"down_weeks": weeks or None}, state.speaker())
    st.toast(week_page.down_kept_text(bool(state.picked(key))))
