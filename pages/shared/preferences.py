"""The parts of the *Settings* page. Every change is stored at once and moves the athlete's data version on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from analytics import warehouse as store
from analytics.athlete_log import AthleteLog
from analytics.model import Athlete, AthleteSettings, EvenstrideError, GapAnswer, LoadUnit, Lock
from analytics.units import format_number, from_kg, to_kg
from analytics.words import settings as words
from analytics.writing import full_day
from pages.shared import habits, state, taken, widgets
from pages.shared.page import Here

Changes = Callable[[Any, AthleteSettings], Mapping[str, Any]]
"""(what a person picked, the settings as they are kept at that moment) -> fields to change."""


def save(here: Here, **changes: Any) -> None:
    """Keep these fields of the athlete's settings and draw the page again."""
    athlete = athlete_of(here)
    store.change_settings(here.warehouse, athlete.athlete_id, changes, state.speaker())
    st.rerun()


def kept(here: Here, name: str, now: Any, changes: Changes) -> dict[str, Any]:
    """How a widget for a setting is drawn: it shows what is kept, and stores what is picked when it is picked."""
    key = key_of(here, name)
    state.follow(key, now)
    return {"key": key, "on_change": _keep, "args": (here, key, changes)}


def _keep(here: Here, key: str, changes: Changes) -> None:
    athlete_id = athlete_of(here).athlete_id
    try:
        fresh = store.settings(here.warehouse, athlete_id)
        store.change_settings(here.warehouse, athlete_id, changes(state.picked(key), fresh), state.speaker())
    except EvenstrideError as error:
        st.toast(widgets.md_escape(str(error)))


def athlete_of(here: Here) -> Athlete:
    """The athlete whose settings the page shows."""
    assert here.athlete is not None, "settings are shown for an athlete only"
    return here.athlete


def basics(here: Here) -> None:
    """Units, week start, level, goal, rehab mode."""
    now = athlete_of(here).settings
    left, right = st.columns(2)
    with left:
        _one_of(here, "Show loads in", words.UNITS, now.load_unit, "load_unit")
        _one_of(here, "Have you lifted before?", words.LEVELS, now.level or "", "level")
        widgets.small(words.LEVEL_NOTE)
    with right:
        _one_of(here, "Weeks start on", words.WEEK_STARTS, now.week_start, "week_start")
        widgets.small("Changing this redraws all weeks.")
        widgets.small(words.suggested_text(state.habits().load_unit, state.habits().week_start))
        _one_of(here, "What do you want of strength work now?", words.GOALS, now.goal, "goal")
    _age_and_sex(here)
    if lock := now.locks.get("rehab_mode"):
        _locked("Rehab mode", "On" if now.rehab_mode else "Off", lock)
        return
    st.toggle("Rehab mode", **kept(here, "rehab_mode", now.rehab_mode, lambda on, _: {"rehab_mode": on}))
    widgets.small(words.REHAB_NOTE)


def _age_and_sex(here: Here) -> None:
    """Both may be left empty; few rules look at them."""
    now = athlete_of(here).settings
    left, right = st.columns(2)
    with left:
        st.number_input(
            "Age in years",
            min_value=10,
            max_value=110,
            value=None,
            step=1,
            **kept(here, "age_years", now.age_years, lambda age, _: {"age_years": age}),
        )
        widgets.small(words.AGE_NOTE)
    with right:
        st.selectbox(
            "Sex, for one published table",
            list(words.SEXES),
            format_func=words.SEXES.__getitem__,
            **kept(here, "sex", now.sex or "", lambda sex, _: {"sex": sex or None}),
        )
        widgets.small(words.SEX_NOTE)


def _one_of(here: Here, label: str, options: Mapping[Any, str], now: Any, field: str) -> None:
    if lock := athlete_of(here).settings.locks.get(field):
        _locked(label, options[now], lock)
        return
    how = kept(here, field, now, lambda picked, _: {field: picked or None})
    st.radio(label, list(options), format_func=options.__getitem__, **how)


def _locked(label: str, value: str, lock: Lock) -> None:
    mark = "" if label.endswith("?") else ":"
    st.markdown(f"**{label}{mark}** {words.locked_text(value, lock, widgets.md_escape(lock.locked_by))}")


def body_mass(here: Here) -> None:
    """What body mass is for, and its entries."""
    st.subheader("Body mass", anchor=False)
    widgets.small(words.BODY_MASS_NOTE)
    body_mass_entries(here)
    body_mass_taken_away(here)


def body_mass_taken_away(here: Here) -> None:
    """After an entry was taken away: a line that says so, with the way back."""
    athlete_id = athlete_of(here).athlete_id

    def bring_back(entry: tuple[dt.date, float]) -> None:
        store.set_body_mass(here.warehouse, athlete_id, *entry, state.speaker())

    taken.way_back(here, athlete_id, "mass", words.MASS_REMOVED, bring_back)


def body_mass_entries(here: Here) -> None:
    """Dated entries, newest first, each removable, and a form for a new one."""
    now = athlete_of(here).settings
    unit, athlete_id = now.load_unit, athlete_of(here).athlete_id
    for day, mass in sorted(now.body_masses_kg.items(), reverse=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"From {full_day(day)}: **{format_number(from_kg(mass, unit))} {unit}**", width="content")
            if st.button("Take away", key=key_of(here, f"mass_{day}"), type="tertiary"):
                with widgets.said_in_place():
                    store.set_body_mass(here.warehouse, athlete_id, day, None, state.speaker())
                    taken.keep(here, athlete_id, "mass", (day, mass))
    lowest, highest = (round(from_kg(kg, unit)) for kg in (20, 300))
    with st.form(key_of(here, "new_mass"), border=False):
        left, middle, right = st.columns([2, 2, 1], vertical_alignment="bottom")
        mass = left.number_input(
            f"Body mass in {unit}", min_value=float(lowest), max_value=float(highest), value=None, step=0.5
        )
        day = middle.date_input(
            "From this day on", here.today, max_value=here.today, format=habits.day_format(here.warehouse)
        )
        if right.form_submit_button("Add", width="stretch") and mass and isinstance(day, dt.date):
            taken.forget("mass")
            with widgets.said_in_place():
                body_mass_kg = to_kg(float(mass), LoadUnit(unit))
                store.set_body_mass(here.warehouse, athlete_id, day, body_mass_kg, state.speaker())
                st.rerun()


def breaks(here: Here, log: AthleteLog) -> None:
    """What the gaps of the log were, and which weeks were planned as down weeks."""
    now = athlete_of(here).settings
    st.subheader("Breaks", anchor=False)
    widgets.small(words.GAP_NOTE)
    if log.gaps.empty:
        st.markdown("This log has no gap of 10 days or more.")
    for gap in log.gaps.sort_values("gap_start", ascending=False).itertuples():
        first = gap.gap_start.date()
        last = None if gap.gap_end != gap.gap_end else gap.gap_end.date()
        st.selectbox(
            words.gap_text(first, last, gap.gap_days),
            list(words.GAP_ANSWERS),
            format_func=words.GAP_ANSWERS.__getitem__,
            width=420,
            **kept(here, f"gap_{first}", gap.answer, partial(_gap_answered, first)),
        )
    weeks = [week.date() for week in log.weekly["week_start"].drop_duplicates().sort_values(ascending=False)]
    planned = sorted(now.down_weeks, reverse=True)
    st.multiselect(
        "Planned lighter weeks",
        sorted({*weeks[:52], *planned}, reverse=True),
        format_func=lambda week: f"Week of {full_day(week)}",
        placeholder="Choose weeks that were meant to be lighter",
        **kept(here, "down_weeks", planned, lambda picked, _: {"down_weeks": frozenset(picked)}),
    )


def _gap_answered(first: dt.date, picked: str, fresh: AthleteSettings) -> Mapping[str, Any]:
    others = {day: answer for day, answer in fresh.gap_answers.items() if day != first}
    return {"gap_answers": others | ({first: GapAnswer(picked)} if picked else {})}


def athletes(here: Here, log: AthleteLog) -> None:
    """Add, rename, delete; deleting names the number of sessions and asks once more."""
    athlete = athlete_of(here)
    with st.form("rename", border=False):
        left, right = st.columns([3, 1], vertical_alignment="bottom")
        name = left.text_input("Name", value=athlete.name, max_chars=60, key=key_of(here, f"name_{athlete.name}"))
        if right.form_submit_button("Rename", width="stretch") and name and name.strip() != athlete.name:
            widgets.attempt(lambda: store.rename_athlete(here.warehouse, athlete.athlete_id, name.strip()))
    with st.form("someone_new", border=False, clear_on_submit=True):
        left, right = st.columns([3, 1], vertical_alignment="bottom")
        new = left.text_input("Add another runner", max_chars=60, placeholder="Name")
        if right.form_submit_button("Add", width="stretch") and new and new.strip():
            widgets.attempt(lambda: state.choose_athlete(store.create_athlete(here.warehouse, new).athlete_id))
    _delete(here, athlete, len(log.sessions))


def _delete(here: Here, athlete: Athlete, session_count: int) -> None:
    asked = f"delete_{athlete.athlete_id}"
    if not state.recall(asked):
        if st.button(f"Delete everything of “{widgets.md_escape(athlete.name)}”", key="delete"):
            state.keep(asked, True)
            st.rerun()
        return
    with st.container(border=True):
        st.markdown(words.delete_question(widgets.md_escape(athlete.name), session_count))
        with st.container(horizontal=True):
            if st.button(f"Delete {words.count(session_count, 'session')}", key="delete_yes"):
                state.forget(asked)
                widgets.attempt(lambda: store.delete_athlete(here.warehouse, athlete.athlete_id))
            if st.button("Keep", key="delete_no", type="primary"):
                state.forget(asked)
                st.rerun()


def key_of(here: Here, name: str) -> str:
    """Key of a widget, one for each athlete."""
    return f"{athlete_of(here).athlete_id}_{name}"
