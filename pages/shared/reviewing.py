"""The parts of the page Review: one client with what is new, notes, and what was discussed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics import warehouse as store
from analytics.model import Athlete, EvenstrideError, Flag, FlagState, FocusArea
from analytics.reference import load_self_tests
from analytics.roster import Choice, Roster, since_review
from analytics.words import clients as words
from analytics.words import happened, review
from analytics.words.flags import ALWAYS_FIRST, LOW_RULES, MIX_RULES, TOLD_RULES, is_step, sentence
from analytics.words.runner import area_name
from analytics.writing import full_day
from pages.shared import cache, choosing_clients, state, taken, weeks, widgets
from pages.shared.page import Here

MOST_LINES = 8
"""So many lines of what changed stand open."""


@dataclass(frozen=True)
class Client:
    """One client as the page shows them."""

    athlete: Athlete
    row: Mapping[Any, Any]  # ROSTER
    texts: Mapping[Any, Any]  # ROSTER_TEXTS
    items: Sequence[str]  # not discussed yet
    open_flags: Sequence[Flag]
    reviewed_at: dt.datetime | None  # UTC

    @property
    def reviewed(self) -> dt.date | None:
        """The day of the last review."""
        return None if self.reviewed_at is None else self.reviewed_at.date()

    @property
    def name(self) -> str:
        """As the coach knows them; escape it before it is shown."""
        return self.athlete.name

    @property
    def reasons(self) -> list[str]:
        """Everything worth telling, most pressing first."""
        return str(self.texts["reasons"]).split("\n")


def chosen(here: Here, table: Roster, texts: pd.DataFrame, choice: Choice) -> tuple[Roster, pd.DataFrame]:
    """The round over the clients that the filters leave, and says how many these are."""
    if choice.is_open:
        return table, texts
    fits = choosing_clients.fitting(here, table.rows, choice).to_numpy()
    choosing_clients.show_left(int(fits.sum()), len(fits), choice)
    rows = table.rows[fits].reset_index(drop=True)
    return replace(table, rows=rows, line=table.line[fits]), texts[fits].reset_index(drop=True)


def place(rows: pd.DataFrame) -> int:
    """Which row is shown: the client this tab is at, else the first."""
    found = rows.index[rows["athlete_id"] == state.recall("review_at", "")]
    return int(found[0]) if len(found) else 0


def client(here: Here, table: Roster, texts: pd.DataFrame, at: int) -> Client:
    """Everything that is known about the client of one row."""
    row = table.rows.iloc[at].to_dict()
    key = str(row["athlete_id"])
    state.keep("review_at", key)
    items = table.items[(table.items["athlete_id"] == key) & ~table.items["is_discussed"]]
    when = store.last_reviews(here.warehouse).get(key)
    return Client(
        athlete=next(one for one in here.athletes if one.athlete_id == key),
        row=row,
        texts=texts.iloc[at].to_dict(),
        items=items["item"].tolist(),
        open_flags=[one.flag for one in table.flags.get(key, []) if one.state is FlagState.OPEN],
        reviewed_at=when,
    )


def steps(table: Roster, at: int) -> None:
    """To the client before and the one after."""
    ids = table.rows["athlete_id"].tolist()
    with st.container(horizontal=True):
        if st.button("← Previous", key="review_before", disabled=at == 0):
            _go(ids[at - 1])
        if st.button("Next →", key="review_next", disabled=at == len(ids) - 1):
            _go(ids[at + 1])


def since(here: Here, one: Client) -> None:
    """What changed since the last review, or in four weeks: sessions, earlier flags, and what was said or set."""
    log = cache.athlete_log(here.source, here.warehouse, one.athlete, here.today)
    marked = cache.marked_flags(here.source, here.warehouse, one.athlete, log)
    key = one.athlete.athlete_id
    found = since_review(here.warehouse, log, marked, key, one.reviewed_at, here.today)
    st.markdown(review.since_text(found.session_count, found.set_count, found.day, found.is_review))
    names = weeks.exercise_names(here.source, one.athlete, log) if len(log.sessions) else {}
    told = [
        *happened.flag_lines(found.flags, names, one.athlete.settings.load_unit),
        *happened.lines(found.happened, cache.guide(), load_self_tests(), names),
    ]
    if not told:
        st.markdown(happened.NOTHING)
    for line in told[:MOST_LINES]:
        st.markdown(f"- {widgets.md_escape(line)}")
    if told[MOST_LINES:]:
        with widgets.part(f"{len(told) - MOST_LINES} more", key="review_more"):
            for line in told[MOST_LINES:]:
                st.markdown(f"- {widgets.md_escape(line)}")


def cells(one: Client) -> pd.DataFrame:
    """The five areas of the last full week beside the usual one."""
    return pd.DataFrame(
        [
            {
                "Area": area_name(area),
                "Sets": words.number(one.row[f"sets_{area}"]),
                "Usual week": words.number(one.row[f"usual_{area}"]),
                "Change": one.texts[f"cell_{area}"],
            }
            for area in FocusArea
        ]
    )


def flags(here: Here, one: Client) -> None:
    """The sentences of what is open, as the client's own pages say them."""
    if not one.open_flags:
        return
    with widgets.part("In full sentences", key="review_flags"):
        for flag in one.open_flags:
            st.markdown(f"- {widgets.md_escape(sentence(flag, here.today))}")


def discussed(here: Here, table: Roster, one: Client) -> None:
    """Mark what is new as discussed, or a client with nothing new as reviewed; or take that back."""
    if here.is_sample:
        widgets.small("With your own clients, what is new can be marked as discussed here.")
        return
    key = one.athlete.athlete_id
    if one.items and st.button("Mark as discussed", key="review_discussed"):
        store.mark_discussed(here.warehouse, key, one.items)
        left = table.rows.loc[table.rows["is_worth_a_look"] & (table.rows["athlete_id"] != key), "athlete_id"]
        _go(str(left.iloc[0]) if len(left) else key)
    known = table.items[(table.items["athlete_id"] == key) & table.items["is_discussed"]]["item"].tolist()
    if known and not one.items and st.button("Take “discussed” back", key="review_again"):
        store.mark_discussed(here.warehouse, key, known, is_discussed=False)
        st.rerun()
    if one.items:
        return
    if st.button("Mark as reviewed", key="review_done"):
        store.mark_reviewed(here.warehouse, key)
        st.rerun()
    if one.reviewed_at is not None and not known and st.button("Take the last review back", key="review_undo"):
        store.take_review_back(here.warehouse, key)
        st.rerun()


def message(here: Here, one: Client) -> str:
    """The text to copy."""
    best = next((line for line in one.reasons if line.startswith("◇")), "")
    below = [line.removeprefix("▽ ") for line in one.reasons if line.startswith("▽")]
    names = cache.measured(here.source, here.warehouse, here.athletes, here.today).exercise_names
    unit = one.athlete.settings.load_unit
    told = [(flag, words.flag_line(flag, names, unit)) for flag in one.open_flags]
    start = one.row["week_start"]
    return review.message(
        one.name,
        None if pd.isna(start) else start.date(),
        [line for flag, line in told if is_step(flag)],
        [*(line for flag, line in told if flag.rule_id in LOW_RULES), *below],
        f"{best.removeprefix('◇ ')}." if best else "",
        None if pd.isna(one.row["last_day"]) else one.row["last_day"].date(),
        here.today,
        store.coach_name(here.warehouse),
        other=[line for flag, line in told if flag.rule_id in TOLD_RULES],
        pain=[line for flag, line in told if flag.rule_id in ALWAYS_FIRST],
        is_mixed=any(flag.rule_id in MIX_RULES for flag, _ in told),
    )


def notes(here: Here, one: Client) -> None:
    """Notes on the client, newest first, and a box for a new one."""
    key = one.athlete.athlete_id
    for note in store.client_notes(here.warehouse, key).to_dict("records"):
        with st.container(border=True, key=f"note_{note['note_id']}"):
            who = f" · {widgets.md_escape(note['written_by'])}" if note["written_by"] else ""
            widgets.small(f"{full_day(note['written_at'])}{who}")
            st.markdown(widgets.md_escape(note["note"]))
            if st.button("Take this note away", key=f"remove_{note['note_id']}", type="tertiary"):
                store.remove_client_note(here.warehouse, note["note_id"])
                taken.keep(here, key, "client_note", note["note_id"])
    bring_back = partial(store.restore_client_note, here.warehouse)
    taken.way_back(here, key, "client_note", review.NOTE_REMOVED, bring_back)
    if here.is_sample:
        widgets.small("Notes are kept with your own clients only.")
        return
    with st.form("new_note", border=False, clear_on_submit=True):
        text = st.text_area("New note", key=f"note_of_{key}", max_chars=4000)
        if st.form_submit_button("Keep this note") and text:
            try:
                store.write_client_note(here.warehouse, key, text)
            except EvenstrideError as error:
                st.markdown(widgets.md_escape(str(error)))
            else:
                taken.forget("client_note")
                st.rerun()


def _go(athlete_id: str) -> None:
    state.keep("review_at", athlete_id)
    st.rerun()
