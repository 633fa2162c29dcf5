"""The coach's part of Settings: a name for the log of changes, groups and tags, what groups start from."""

from __future__ import annotations

from collections.abc import Callable, Collection

import streamlit as st

from analytics import warehouse as store
from analytics.model import EvenstrideError
from analytics.words import coach_settings as words
from analytics.words import settings as setting_words
from pages.shared import cache, change_list, coaching_choices, rule_settings, state, widgets
from pages.shared.owner import athlete_owner, group_owner
from pages.shared.page import Here
from pages.shared.preferences import athlete_of


def show(here: Here) -> None:
    """Everything of this part, for whoever looks after the athlete that the page shows."""
    st.header("For a coach", anchor=False)
    _name(here)
    widgets.small(words.SPEAKER_NOTE)
    _labels(here)
    _numbers_of_one(here)
    _locks_of_one(here)
    _defaults(here)
    change_list.show(here)


def _name(here: Here) -> None:
    now = store.coach_name(here.warehouse)
    state.follow("coach_name", now)
    st.text_input(
        "Your name, for the log of changes",
        max_chars=60,
        width=360,
        key="coach_name",
        on_change=_change,
        args=(lambda: store.set_coach_name(here.warehouse, state.picked("coach_name") or ""),),
    )


def _labels(here: Here) -> None:
    athlete = athlete_of(here)
    known = store.labels(here.warehouse)
    own = known[known["athlete_id"] == athlete.athlete_id]
    group = next(iter(own.loc[own["kind"] == store.GROUP, "label"]), "")
    tags = own.loc[own["kind"] == store.TAG, "label"].tolist()
    with st.form("labels", border=False):
        left, middle, right = st.columns([2, 2, 1], vertical_alignment="bottom")
        new_group = left.text_input("Group", value=group, max_chars=60, key=f"group_{athlete.athlete_id}_{group}")
        known_tags = ", ".join(tags)
        new_tags = middle.text_input(
            "Tags, with commas between", value=known_tags, key=f"tags_{athlete.athlete_id}_{known_tags}"
        )
        if right.form_submit_button("Keep", width="stretch"):
            wanted = [one for one in (new_tags or "").split(",") if one.strip()]
            widgets.attempt(lambda: store.set_labels(here.warehouse, athlete.athlete_id, new_group or "", wanted))
    if own_settings := store.settings_of_their_own(here.warehouse).get(athlete.athlete_id):
        st.markdown(words.overridden_text(widgets.md_escape(athlete.name), own_settings))


def _numbers_of_one(here: Here) -> None:
    name = widgets.md_escape(athlete_of(here).name)

    def draw() -> None:
        widgets.small(words.COACH_NUMBERS_NOTE)
        rule_settings.coach_numbers(athlete_owner(here, is_coach=True), cache.guide())

    widgets.folded(
        words.coach_numbers_heading(name), draw, key=f"coach_numbers_{athlete_of(here).athlete_id}", is_alone=False
    )


def _locks_of_one(here: Here) -> None:
    athlete, coach = athlete_of(here), store.coach_name(here.warehouse)
    st.subheader(words.locks_heading(widgets.md_escape(athlete.name)), anchor=False)
    inherited = store.inherited_locks(here.warehouse, athlete.athlete_id)
    widgets.small(words.LOCK_NOTE)
    _locked_beneath(inherited, words.OF_GROUP)
    held = {key: one for key, one in athlete.settings.locks.items() if key not in inherited}

    def change(new: list[str], gone: list[str]) -> None:
        store.unlock_settings(here.warehouse, athlete.athlete_id, gone)
        store.lock_settings(here.warehouse, athlete.athlete_id, new, coach, here.today)

    known = [one for one in store.lockable() if one not in inherited]
    coaching_choices.locks(athlete_owner(here), cache.guide(), held, known, coach, change)


def _defaults(here: Here) -> None:
    st.subheader("What clients start from", anchor=False)
    widgets.small(words.DEFAULTS_NOTE)
    group = st.selectbox(
        "Whose",
        [store.EVERYBODY, *store.groups(here.warehouse)],
        format_func=lambda one: one or "Everybody",
        key="defaults_of",
        width=360,
    )
    owner, guide, coach = group_owner(here, group), cache.guide(), store.coach_name(here.warehouse)
    left, right = st.columns(2)
    with left:
        coaching_choices.one_of(owner, "Lifted before?", words.LEVELS, "level")
        coaching_choices.one_of(owner, "Show loads in", setting_words.UNITS, "load_unit")
    with right:
        coaching_choices.one_of(owner, "Goal", words.GOALS, "goal")
        coaching_choices.one_of(owner, "Weeks start on", setting_words.WEEK_STARTS, "week_start")
    coaching_choices.rehab_mode(owner)
    st.markdown("**Areas the rules look at**")
    coaching_choices.areas(owner)
    st.markdown("**Target shares**")
    coaching_choices.target_shares(owner)
    st.markdown("**Rules and their numbers**")
    coaching_choices.rule_numbers(owner, guide)
    coaching_choices.down_weeks(owner, here.today)
    st.markdown("**Locks**")
    widgets.small(words.GROUP_LOCK_NOTE)
    inherited = owner.beneath.locks.keys()
    _locked_beneath(inherited, owner.whose)

    def change(new: list[str], gone: list[str]) -> None:
        store.unlock_group_settings(here.warehouse, group, gone)
        store.lock_group_settings(here.warehouse, group, new, coach, here.today)

    known = [one for one in store.lockable() if one not in inherited]
    held = {key: one for key, one in owner.settings.locks.items() if key not in inherited}
    coaching_choices.locks(owner, guide, held, known, coach, change)


def _locked_beneath(keys: Collection[str], whose: str) -> None:
    if keys:
        told = [widgets.md_escape(words.lock_label(one, cache.guide())) for one in sorted(keys)]
        widgets.small(words.inherited_text(told, whose))


def _change(action: Callable[[], object]) -> None:
    """What a widget does when it is changed; the run that follows shows it."""
    try:
        action()
    except EvenstrideError as error:
        st.toast(widgets.md_escape(str(error)))
