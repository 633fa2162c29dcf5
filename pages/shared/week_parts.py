"""The parts of the page of one week: which week, the way to others, areas, exercises, sessions and sets, the note."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from analytics import metrics
from analytics import warehouse as store
from analytics.athlete_log import AthleteLog
from analytics.exercise_log import BY_NAME
from analytics.model import Athlete, EvenstrideError, LoadUnit
from analytics.words import answers
from analytics.words import log as log_words
from analytics.words import week_page as words
from analytics.words.week_cards import Card
from analytics.writing import week_text
from pages.shared import flagged, state
from pages.shared.breaks import Stretch
from pages.shared.page import Here
from pages.shared.past import History
from pages.shared.widgets import folded, md_escape, part, small, table

WEEK = dt.timedelta(weeks=1)
ARROW = ":material/arrow_forward:"
EXERCISE = "week_exercise"
OPEN_SESSIONS = 3
"""With more sessions than this, they are closed at first."""


def asked(log: AthleteLog, athlete: Athlete) -> tuple[dt.date, str]:
    """The week and area that the address names, else the week of the last session and no area; kept in the address."""
    first, last = _bounds(log)
    try:
        day = dt.date.fromisoformat(state.linked("week") or "")
    except ValueError:
        day = log.sessions["local_day"].max().date()
    start = metrics.week_start_of(min(max(day, first), last), athlete.settings.week_start)
    wanted = state.linked("area") or ""
    area = wanted if wanted in [*words.five_areas(), *words.OTHER_AREAS] else ""
    state.link("week", start.isoformat())
    return start, area


def steps(log: AthleteLog, start: dt.date, area: str) -> None:
    """The week before, the week after, and the list of all weeks."""
    first, last = _bounds(log)
    with st.container(horizontal=True, gap="medium", key="week_steps"):
        if start > first:
            link(start - WEEK, area, f"Week before, {week_text(start - WEEK)}", "arrow_back")
        if start < last:
            link(start + WEEK, area, f"Week after, {week_text(start + WEEK)}", "arrow_forward")
        st.page_link("pages/runner/calendar.py", label="All weeks", icon=":material/calendar_month:")


def card_links(cards: Sequence[Card]) -> list[Callable[[], object]]:
    """For each card of *This week*, what draws the link to the sets it speaks about."""
    return [partial(_card_link, one) for one in cards]


def _card_link(card: Card) -> None:
    if card.exercise_id:
        address = {"exercise": card.exercise_id} | state.whose()
        st.page_link("pages/runner/progress.py", label="Its sessions", icon=ARROW, query_params=address)
    elif card.week_start:
        link(card.week_start, card.area, "The sets behind it", "arrow_forward")


def open_clicked(event: object, area: str) -> None:
    """Open the week whose bar was clicked."""
    points = event["selection"]["points"] if isinstance(event, dict) else []
    if points and points[0].get("customdata"):
        address = flagged.week_address(str(points[0]["customdata"][0]), area)
        st.switch_page("pages/runner/week.py", query_params=address)


def read_or_open(frame: pd.DataFrame, days: Sequence[dt.date], *, alt: str) -> None:
    """The rows as a table, and what a click on a bar does, with the keyboard: choose one of these weeks."""

    def draw() -> None:
        table(frame, alt=alt)
        flagged.open_week("Open a week", {flagged.week_option(day): (day, "") for day in days}, key="open_week")

    folded("Read as a table, or open one of these weeks", draw, key="weeks_table")


def area_links(rows: pd.DataFrame, start: dt.date, area: str) -> None:
    """A link to each area of the week; the one shown is ticked."""
    sets = dict(zip(rows["focus_area"], rows["set_count"], strict=True))
    others = [one for one in words.OTHER_AREAS if sets.get(one) or one == area]
    with st.container(horizontal=True, gap="small", key="area_links"):
        for one in ["", *words.five_areas(), *others]:
            name = words.area_title(one) if one else "All areas"
            link(start, one, name, "check" if one == area else "")


def areas(rows: pd.DataFrame, bands: pd.DataFrame, start: dt.date, unit: LoadUnit) -> None:
    """What every area got, as a table, with one sentence for each figure."""
    band = bands[bands["week_start"] == pd.Timestamp(start)]
    edges = zip(band["focus_area"], band["lower"], band["upper"], strict=True)
    guides = {area: words.guide_text(lower, upper) for area, lower, upper in edges}
    _table(pd.DataFrame(words.area_rows(rows, guides, unit)), "What each area got in this week")
    small(". ".join(f"**{name}**: {text}" for name, text in words.DEFINITIONS.items()) + ".")


def exercises(made_of: pd.DataFrame, area: str, names: Mapping[str, str], unit: LoadUnit) -> None:
    """The exercises that one area's figure is made of."""
    st.markdown(words.adds_up_text(area, made_of))
    _table(pd.DataFrame(words.exercise_rows(made_of, names, unit)), f"Exercises of {words.area_title(area)}")


def sessions(past: History, area: str, names: Mapping[str, str], unit: LoadUnit) -> None:
    """The sessions of the week, each with its sets down to file and line; of an area only the sets that touch it.

    `names`: key of an exercise -> its name. One exercise can be chosen, or be named by the address.
    """
    credit = metrics.credits_of(past.sets, area)
    shown = past.sets[credit > 0] if area else past.sets
    if shown.empty:
        return
    st.subheader("Session by session", anchor=False)
    keys = shown["exercise_id"].where(shown["exercise_id"] != "", BY_NAME + shown["exercise_name"])
    exercise = _one_exercise(keys, names)
    if exercise:
        shown = shown[keys == exercise]
    small(words.SETS_NOTE)
    touched = past.sessions[past.sessions["session"].isin(shown["session"])]
    for one in touched.itertuples():
        rows = shown[shown["session"] == one.session]
        label = log_words.session_label(one.session_started_at, one.session_title, len(rows))
        with part(md_escape(label), expanded=len(touched) <= OPEN_SESSIONS, key=f"session_{one.session}"):
            if one.session_note:
                st.markdown(md_escape(one.session_note))
            sets = rows.to_dict("records")
            if where := words.file_text(sets):
                small(md_escape(where))
            _table(pd.DataFrame(words.set_rows(sets, credit[rows.index].tolist(), area, unit)), f"Sets of {label}")


def _one_exercise(keys: pd.Series, names: Mapping[str, str]) -> str:
    """Which exercise is looked at, "" for all; most sets first. It stands in the address, for the way back."""
    options = ["", *keys.value_counts().index]
    if len(options) == 2:
        return ""
    asked = state.linked("exercise") or ""
    state.follow(EXERCISE, asked if asked in options else "")
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Exercise",
            options,
            format_func=lambda one: names.get(one, one.removeprefix(BY_NAME)) if one else words.ALL_EXERCISES,
            key=EXERCISE,
            on_change=_keep_exercise,
            width=320,
        )
        if chosen in names:
            label = md_escape(words.moves_text(names[chosen]))
            address = {"exercise": chosen} | state.whose()
            st.page_link("pages/runner/progress.py", label=label, icon=ARROW, query_params=address)
    return chosen or ""


def _keep_exercise() -> None:
    state.link("exercise", state.picked(EXERCISE) or "")


def stretches_of(log: AthleteLog, start: dt.date) -> list[Stretch]:
    """Stretches of ten days or more without a set that touch the week."""
    return [one for one in stretches(log) if one[0] < start + WEEK and (one[1] is None or one[1] >= start)]


def stretches(log: AthleteLog) -> list[Stretch]:
    """Every such stretch of the log, newest first."""
    gaps = log.gaps.sort_values("gap_start", ascending=False)
    columns = zip(gaps["gap_start"], gaps["gap_end"], gaps["gap_days"], gaps["answer"], strict=True)
    return [
        (first.date(), None if pd.isna(last) else last.date(), int(days), str(answer))
        for first, last, days, answer in columns
    ]


def note(here: Here, athlete: Athlete, start: dt.date, written: str) -> None:
    """The note of the week, typed in and kept with one button."""
    with st.form(f"note_{athlete.athlete_id}_{start}", border=False):
        text = st.text_area(
            words.NOTE_LABEL,
            value=written,
            max_chars=2_000,
            help=words.NOTE_HELP,
            disabled=here.is_sample,
            key=f"note_text_{athlete.athlete_id}_{start}_{len(written)}",
        )
        if st.form_submit_button("Keep the note", disabled=here.is_sample) and text.strip() != written:
            try:
                store.write_week_note(here.warehouse, athlete.athlete_id, start, text, state.speaker())
            except EvenstrideError as error:
                st.markdown(md_escape(str(error)))
            else:
                st.toast("Kept with this week." if text.strip() else "The note was taken away.")
                st.rerun()
    if here.is_sample:
        small(answers.SAMPLE_REASON)


def _bounds(log: AthleteLog) -> tuple[dt.date, dt.date]:
    """First days of the earliest and the latest week that can be opened."""
    starts = log.weekly["week_start"]
    return starts.min().date(), starts.max().date() + words.AHEAD_WEEKS * WEEK


def link(start: dt.date, area: str, label: str, icon: str = "") -> None:
    """A link to the week that begins on that day, to one area of it where one is named."""
    address = flagged.week_address(start.isoformat(), area)
    st.page_link("pages/runner/week.py", label=label, icon=f":material/{icon}:" if icon else None, query_params=address)


def _table(cells: pd.DataFrame, alt: str) -> None:
    """A table without the columns that hold nothing."""
    table(cells.loc[:, (cells != "").any()], alt=alt)
