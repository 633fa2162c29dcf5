"""The parts of the *Settings* page. Every change is stored at once and moves the athlete's data version on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import streamlit as st

from analytics import warehouse as store
from analytics.athlete_log import AthleteLog
from analytics.model import Athlete, AthleteSettings, EvenstrideError, GapAnswer, LoadUnit, Parameter
from analytics.reference import Guide, RuleGuide
from analytics.units import format_number, from_kg, to_kg
from analytics.words import guide as guide_words
from analytics.words import settings as words
from analytics.words.add_log import day_text
from pages.shared import state, widgets
from pages.shared.page import Here


def _save(here: Here, **changes: Any) -> None:
    athlete = _athlete(here)
    store.change_settings(here.warehouse, athlete.athlete_id, changes)
    st.rerun()


def _athlete(here: Here) -> Athlete:
    assert here.athlete is not None, "settings are shown for an athlete only"
    return here.athlete


def basics(here: Here) -> None:
    """Units, week start, level, goal, rehab mode."""
    now = _athlete(here).settings
    left, right = st.columns(2)
    with left:
        _one_of(here, "Show loads in", words.UNITS, now.load_unit, "load_unit")
        _one_of(here, "Have you lifted before?", words.LEVELS, now.level or "", "level")
        widgets.small(words.LEVEL_NOTE)
    with right:
        _one_of(here, "Weeks start on", words.WEEK_STARTS, now.week_start, "week_start")
        widgets.small("Changing this redraws all weeks.")
        _one_of(here, "What do you want of strength work now?", words.GOALS, now.goal, "goal")
    rehab = st.toggle("Rehab mode", value=now.rehab_mode, key=_key(here, "rehab_mode"))
    widgets.small(words.REHAB_NOTE)
    if rehab != now.rehab_mode:
        _save(here, rehab_mode=rehab)


def _one_of(here: Here, label: str, options: Mapping[Any, str], now: Any, field: str) -> None:
    values = list(options)
    picked = st.radio(label, values, index=values.index(now), format_func=options.__getitem__, key=_key(here, field))
    if picked != now:
        _save(here, **{field: picked or None})


def body_mass(here: Here) -> None:
    """Dated entries, newest first, each removable, and a form for a new one."""
    now = _athlete(here).settings
    unit = now.load_unit
    st.subheader("Body mass", anchor=False)
    widgets.small(words.BODY_MASS_NOTE)
    for day, mass in sorted(now.body_masses_kg.items(), reverse=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"From {day_text(day)}: **{format_number(from_kg(mass, unit))} {unit}**", width="content")
            if st.button("Remove", key=_key(here, f"mass_{day}"), type="tertiary"):
                _set_body_mass(here, day, None)
    lowest, highest = (round(from_kg(kg, unit)) for kg in (20, 300))
    with st.form(_key(here, "new_mass"), border=False):
        left, middle, right = st.columns([2, 2, 1], vertical_alignment="bottom")
        mass = left.number_input(
            f"Body mass in {unit}", min_value=float(lowest), max_value=float(highest), value=None, step=0.5
        )
        day = middle.date_input("From this day on", here.today, max_value=here.today, format="DD/MM/YYYY")
        if right.form_submit_button("Add", width="stretch") and mass and isinstance(day, dt.date):
            _set_body_mass(here, day, to_kg(float(mass), LoadUnit(unit)))


def _set_body_mass(here: Here, day: dt.date, body_mass_kg: float | None) -> None:
    _try(lambda: store.set_body_mass(here.warehouse, _athlete(here).athlete_id, day, body_mass_kg))


def breaks(here: Here, log: AthleteLog) -> None:
    """What the gaps of the log were, and which weeks were planned as down weeks."""
    now = _athlete(here).settings
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
            key=_key(here, f"gap_{first}"),
            width=420,
        )
        if picked != gap.answer:
            kept = {day: answer for day, answer in now.gap_answers.items() if day != first}
            _save(here, gap_answers=kept | ({first: GapAnswer(picked)} if picked else {}))
    weeks = [week.date() for week in log.weekly["week_start"].drop_duplicates().sort_values(ascending=False)]
    picked_weeks = st.multiselect(
        "Planned down weeks",
        sorted({*weeks[:52], *now.down_weeks}, reverse=True),
        default=sorted(now.down_weeks, reverse=True),
        format_func=lambda week: f"Week of {day_text(week)}",
        placeholder="Choose weeks that were meant to be lighter",
        key=_key(here, "down_weeks"),
    )
    if frozenset(picked_weeks) != now.down_weeks:
        _save(here, down_weeks=frozenset(picked_weeks))


def rules(here: Here, guide: Guide) -> None:
    """Each rule on or off, and each of its numbers within the range that the guide allows."""
    settings = _athlete(here).settings
    widgets.small("A rule that is off says nothing and draws no range. The page Guide explains each number.")
    for rule in guide.rules.values():
        _rule(here, rule, settings)
    if guide.shared:
        with st.expander("Numbers that several rules share"):
            _numbers(here, "shared", guide.shared, settings)
    if settings.thresholds and st.button("Set all numbers back to the guide", key=_key(here, "reset_all")):
        _reset(here, {})


def _rule(here: Here, rule: RuleGuide, settings: AthleteSettings) -> None:
    changed = sum(key.startswith(f"{rule.rule_id}.") for key in settings.thresholds)
    off = " · off" if rule.rule_id in settings.rules_off else ""
    own = f" · {changed} of your own" if changed else ""
    with st.expander(f"{widgets.md_escape(rule.title)}{off}{own}"):
        on = st.toggle("On", value=not off, key=_key(here, f"on_{rule.rule_id}"))
        if on == bool(off):
            _save(here, rules_off=settings.rules_off ^ {rule.rule_id})
        _numbers(here, rule.rule_id, rule.parameters, settings)
        if changed and st.button("Set back to the guide", key=_key(here, f"reset_{rule.rule_id}")):
            rest = {key: v for key, v in settings.thresholds.items() if not key.startswith(f"{rule.rule_id}.")}
            _reset(here, rest)


def _numbers(here: Here, section: str, parameters: Mapping[str, Parameter], settings: AthleteSettings) -> None:
    for name, parameter in parameters.items():
        if parameter.minimum < parameter.maximum:
            _number(here, f"{section}.{name}", parameter, settings)


def _number(here: Here, key: str, parameter: Parameter, settings: AthleteSettings) -> None:
    scale, unit = (100.0, "%") if parameter.unit == "share" else (1.0, parameter.unit)
    now = round(settings.thresholds.get(key, parameter.value) * scale, 6)
    chosen = st.number_input(
        f"{widgets.md_escape(parameter.label)} ({unit})",
        min_value=parameter.minimum * scale,
        max_value=parameter.maximum * scale,
        value=now,
        step=1.0 if parameter.maximum * scale > 5 else 0.5,
        format="%g",
        key=_key(here, f"{key}_{state.recall('reset', 0)}"),
        width=420,
    )
    standard = guide_words.number_text(parameter.value, parameter.unit)
    widgets.small(f"Guide: {standard}. Allowed: {guide_words.range_text(parameter)}.")
    if chosen is not None and abs(chosen - now) > 1e-9:
        kept = {one: value for one, value in settings.thresholds.items() if one != key}
        is_standard = abs(chosen / scale - parameter.value) < 1e-9
        _save(here, thresholds=kept if is_standard else {**kept, key: round(chosen / scale, 8)})


def _reset(here: Here, thresholds: Mapping[str, float]) -> None:
    state.keep("reset", state.recall("reset", 0) + 1)
    _save(here, thresholds=dict(thresholds))


def athletes(here: Here, log: AthleteLog) -> None:
    """Add, rename, delete; deleting names the number of sessions and asks once more."""
    athlete = _athlete(here)
    with st.form("rename", border=False):
        left, right = st.columns([3, 1], vertical_alignment="bottom")
        name = left.text_input("Name", value=athlete.name, max_chars=60, key=_key(here, "name"))
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


def _key(here: Here, name: str) -> str:
    return f"{_athlete(here).athlete_id}_{name}"
