"""What a coach sets for a client, a group or everybody: target shares, numbers of rules, lighter weeks, locks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from analytics import metrics
from analytics.model import AthleteSettings, FocusArea, Lock
from analytics.reference import Guide
from analytics.reference.guide import SHARED
from analytics.words import coach_settings as words
from analytics.words.runner import area_name
from analytics.words.settings import locked_text
from analytics.writing import full_day
from pages.shared import rule_settings, widgets
from pages.shared.owner import Owner

WEEKS_BACK, WEEKS_AHEAD = 8, 16


def areas(owner: Owner) -> None:
    """Which areas the rules look at, each a switch of its own."""
    held = owner.settings
    with st.container(horizontal=True):
        for area in FocusArea:
            is_on = area not in held.areas_off
            if f"area.{area}" not in held.locks:
                kept = owner.kept(f"area_{area}", is_on, partial(_area_switched, area))
                st.toggle(widgets.md_escape(area_name(area)), **kept)
    for area in FocusArea:
        if lock := held.locks.get(f"area.{area}"):
            told = locked_text("Off" if area in held.areas_off else "On", lock, widgets.md_escape(lock.locked_by))
            st.markdown(f"**{widgets.md_escape(area_name(area))}:** {told}")
    widgets.small(words.areas_text(held.areas_off))
    _source(owner, "areas_off", words.areas_of(owner.beneath))


def _area_switched(area: FocusArea, is_on: bool, fresh: AthleteSettings) -> Mapping[str, Any]:
    return {"areas_off": fresh.areas_off - {area} if is_on else fresh.areas_off | {area}}


def target_shares(owner: Owner) -> None:
    """Which share of the sets each area is meant to get, kept once the five add up to 100."""
    now = {area: round(100 * owner.settings.targets.get(area, words.EVEN_SHARE)) for area in FocusArea}
    locked = [area for area in FocusArea if f"target.{area}" in owner.settings.locks]
    with st.form(owner.key("targets"), border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            shares = {
                area: st.number_input(
                    f"{widgets.md_escape(area_name(area))} (%)",
                    min_value=0,
                    max_value=100,
                    value=now[area],
                    step=5,
                    key=owner.key(f"target_{area}_{now[area]}"),
                    disabled=area in locked,
                    width=150,
                )
                for area in FocusArea
            }
        is_asked = st.form_submit_button("Keep these shares", key=owner.key("keep_targets"))
    if locked:
        widgets.small(words.LOCKED_SHARES)
    _source(owner, "targets", words.shares_of(owner.beneath))
    if is_asked and shares != now:
        if wrong := words.shares_text(list(shares.values())):
            st.markdown(wrong)
        else:
            is_even = len(set(shares.values())) == 1
            owner.save(targets={} if is_even else {area: share / 100 for area, share in shares.items()})


def rule_numbers(owner: Owner, guide: Guide) -> None:
    """One rule at a time: on or off, and its numbers."""
    if changed := words.rules_set(owner.settings, owner.beneath):
        widgets.small(words.rules_text([widgets.md_escape(guide.rules[one].title) for one in changed]))
    if beneath := words.rules_set(owner.beneath, AthleteSettings()):
        titles = [widgets.md_escape(guide.rules[one].title) for one in beneath]
        widgets.small(words.rules_beneath_text(titles, owner.whose))
    rule = st.selectbox(
        "Rule",
        [*guide.rules, SHARED],
        index=None,
        format_func=lambda one: guide.rules[one].title if one in guide.rules else words.SHARED_NUMBERS,
        placeholder="Choose a rule",
        key=owner.key("which_rule"),
        width=420,
    )
    if rule == SHARED:
        rule_settings.shared_numbers(owner, guide)
    elif rule:
        rule_settings.one_rule(owner, guide, guide.rules[rule])


def down_weeks(owner: Owner, today: dt.date) -> None:
    """Weeks that are meant to be lighter, from the last ones to those that come."""
    now = owner.settings.down_weeks
    running = metrics.week_start_of(today, owner.settings.week_start)
    near = {running + dt.timedelta(weeks=one) for one in range(-WEEKS_BACK, WEEKS_AHEAD + 1)}
    st.multiselect(
        "Planned lighter weeks",
        sorted(near | now),
        format_func=lambda week: f"Week of {full_day(week)}",
        placeholder="Choose weeks that are meant to be lighter",
        **owner.kept("down_weeks", sorted(now), lambda weeks, _: {"down_weeks": frozenset(weeks)}),
    )
    _source(owner, "down_weeks", words.weeks_of(owner.beneath))


def one_of(owner: Owner, label: str, options: Mapping[Any, str], field: str) -> None:
    """A plain setting to choose from, with where the value in force comes from."""
    now, beneath = (getattr(one, field) or "" for one in (owner.settings, owner.beneath))
    chosen = owner.kept(field, now, lambda picked, _: {field: picked})
    st.radio(label, list(options), format_func=options.__getitem__, **chosen)
    _source(owner, field, options[beneath])


def rehab_mode(owner: Owner) -> None:
    """On or off, with where that comes from."""
    st.toggle("Rehab mode", **owner.kept("rehab_mode", owner.settings.rehab_mode, lambda on, _: {"rehab_mode": on}))
    _source(owner, "rehab_mode", "on" if owner.beneath.rehab_mode else "off")


def _source(owner: Owner, field: str, beneath: str) -> None:
    held, under, default = (getattr(one, field) for one in (owner.settings, owner.beneath, AthleteSettings()))
    owner.tell_source(beneath, is_own=held != under, is_set_beneath=under != default)


def locks(
    owner: Owner,
    guide: Guide,
    held: dict[str, Lock],
    known: list[str],
    coach: str,
    change: Callable[[list[str], list[str]], object],
) -> None:
    """What nobody changes until it is unlocked here. `change`: keys to lock, keys to unlock."""
    if not coach:
        told = [
            f"{widgets.md_escape(words.lock_label(key, guide))} ({widgets.md_escape(held[key].locked_by)})"
            for key in held
        ]
        widgets.small(words.name_first_text(told))
        return
    with st.form(owner.key("locks"), border=False):
        picked = st.multiselect(
            "Locked",
            known,
            default=sorted(held, key=known.index),
            format_func=lambda key: words.lock_label(key, guide),
            placeholder="Nothing is locked",
            key=owner.key(f"locked_{len(held)}"),
        )
        is_asked = st.form_submit_button("Keep these locks", key=owner.key("keep_locks"))
    if is_asked and set(picked) != held.keys():
        widgets.attempt(
            lambda: change([one for one in picked if one not in held], [one for one in held if one not in picked])
        )
