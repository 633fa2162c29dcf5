"""The parts of the *Settings* page. Every change is stored at once and moves the athlete's data version on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import streamlit as st

from analytics import warehouse as store
from analytics.athlete_log import AthleteLog
from analytics.model import Athlete, EvenstrideError, GapAnswer, LoadUnit, Lock
from analytics.units import format_number, from_kg, to_kg
from analytics.words import settings as words
from analytics.words.add_log import day_text
from pages.shared import state, widgets
from pages.shared.page import Here


def save(here: Here, **changes: Any) -> None:
    """Keep these fields of the athlete's settings and draw the page again."""
    athlete = athlete_of(here)
    store.change_settings(here.warehouse, athlete.athlete_id, changes)
    st.rerun()


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
    rehab = st.toggle("Rehab mode", value=now.rehab_mode, key=key_of(here, "rehab_mode"))
    widgets.small(words.REHAB_NOTE)
    if rehab != now.rehab_mode:
        save(here, rehab_mode=rehab)


def _age_and_sex(here: Here) -> None:
    """Both may be left empty; few rules look at them."""
    now = athlete_of(here).settings
    left, right = st.columns(2)
    with left:
        age = st.number_input(
            "Age in years", min_value=10, max_value=110, value=now.age_years, step=1, key=key_of(here, "age_years")
        )
        widgets.small(words.AGE_NOTE)
    with right:
        values = list(words.SEXES)
        sex = st.selectbox(
            "Sex, for one published table",
            values,
            index=values.index(now.sex or ""),
            format_func=words.SEXES.__getitem__,
            key=key_of(here, "sex"),
        )
        widgets.small(words.SEX_NOTE)
    if age != now.age_years:
        save(here, age_years=age)
    if (sex or None) != now.sex:
        save(here, sex=sex or None)


def _one_of(here: Here, label: str, options: Mapping[Any, str], now: Any, field: str) -> None:
    if lock := athlete_of(here).settings.locks.get(field):
        _locked(label, options[now], lock)
        return
    values = list(options)
    picked = st.radio(label, values, index=values.index(now), format_func=options.__getitem__, key=key_of(here, field))
    if picked != now:
        save(here, **{field: picked or None})


def _locked(label: str, value: str, lock: Lock) -> None:
    st.markdown(f"{label} {words.locked_text(value, lock, widgets.md_escape(lock.locked_by))}")


def body_mass(here: Here) -> None:
    """Dated entries, newest first, each removable, and a form for a new one."""
    now = athlete_of(here).settings
    unit = now.load_unit
    st.subheader("Body mass", anchor=False)
    widgets.small(words.BODY_MASS_NOTE)
    for day, mass in sorted(now.body_masses_kg.items(), reverse=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"From {day_text(day)}: **{format_number(from_kg(mass, unit))} {unit}**", width="content")
            if st.button("Remove", key=key_of(here, f"mass_{day}"), type="tertiary"):
                _set_body_mass(here, day, None)
    lowest, highest = (round(from_kg(kg, unit)) for kg in (20, 300))
    with st.form(key_of(here, "new_mass"), border=False):
        left, middle, right = st.columns([2, 2, 1], vertical_alignment="bottom")
        mass = left.number_input(
            f"Body mass in {unit}", min_value=float(lowest), max_value=float(highest), value=None, step=0.5
        )
        day = middle.date_input("From this day on", here.today, max_value=here.today, format=state.day_format())
        if right.form_submit_button("Add", width="stretch") and mass and isinstance(day, dt.date):
            _set_body_mass(here, day, to_kg(float(mass), LoadUnit(unit)))


def _set_body_mass(here: Here, day: dt.date, body_mass_kg: float | None) -> None:
    _try(lambda: store.set_body_mass(here.warehouse, athlete_of(here).athlete_id, day, body_mass_kg))


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
        values = list(words.GAP_ANSWERS)
        picked = st.selectbox(
            words.gap_text(first, last, gap.gap_days),
            values,
            index=values.index(gap.answer),
            format_func=words.GAP_ANSWERS.__getitem__,
            key=key_of(here, f"gap_{first}"),
            width=420,
        )
        if picked != gap.answer:
            kept = {day: answer for day, answer in now.gap_answers.items() if day != first}
            save(here, gap_answers=kept | ({first: GapAnswer(picked)} if picked else {}))
    weeks = [week.date() for week in log.weekly["week_start"].drop_duplicates().sort_values(ascending=False)]
    picked_weeks = st.multiselect(
        "Planned down weeks",
        sorted({*weeks[:52], *now.down_weeks}, reverse=True),
        default=sorted(now.down_weeks, reverse=True),
        format_func=lambda week: f"Week of {day_text(week)}",
        placeholder="Choose weeks that were meant to be lighter",
        key=key_of(here, "down_weeks"),
    )
    if frozenset(picked_weeks) != now.down_weeks:
        save(here, down_weeks=frozenset(picked_weeks))


def athletes(here: Here, log: AthleteLog) -> None:
    """Add, rename, delete; deleting names the number of sessions and asks once more."""
    athlete = athlete_of(here)
    with st.form("rename", border=False):
        left, right = st.columns([3, 1], vertical_alignment="bottom")
        name = left.text_input("Name", value=athlete.name, max_chars=60, key=key_of(here, "name"))
        if right.form_submit_button("Rename", width="stretch") and name and name.strip() != athlete.name:
            _try(lambda: store.rename_athlete(here.warehouse, athlete.athlete_id, name.strip()))
    with st.form("someone_new", border=False, clear_on_submit=True):
        left, right = st.columns([3, 1], vertical_alignment="bottom")
        new = left.text_input("Add another runner", max_chars=60, placeholder="Name")
        if right.form_submit_button("Add", width="stretch") and new and new.strip():
            _try(lambda: state.choose_athlete(store.create_athlete(here.warehouse, new).athlete_id))
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
                _try(lambda: store.delete_athlete(here.warehouse, athlete.athlete_id))
            if st.button("Keep", key="delete_no", type="primary"):
                state.forget(asked)
                st.rerun()


def _try(action: Any) -> None:
    try:
        action()
    except EvenstrideError as error:
        st.markdown(widgets.md_escape(str(error)))
    else:
        st.rerun()


def key_of(here: Here, name: str) -> str:
    """Key of a widget, one for each athlete; a new one after the settings of a group changed, so that it follows."""
    turn = state.recall("settings_turn", 0)
    return f"{athlete_of(here).athlete_id}_{name}{f'_{turn}' if turn else ''}"
