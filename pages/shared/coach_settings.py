"""The coach's part of Settings: a name for the log of changes, groups and tags, what groups start from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analytics import warehouse as store
from analytics.model import EvenstrideError
from analytics.words import coach_settings as words
from analytics.words import settings as setting_words
from pages.shared import state, widgets
from pages.shared.page import Here
from pages.shared.preferences import athlete_of

MOST_CHANGES = 30


def show(here: Here) -> None:
    """Everything of this part, for whoever looks after the athlete that the page shows."""
    st.header("For a coach", anchor=False)
    _name(here)
    _labels(here)
    _defaults(here)
    _changes(here)


def _name(here: Here) -> None:
    now = store.coach_name(here.warehouse)
    name = st.text_input("Your name, for the log of changes", value=now, max_chars=60, width=360, key="coach_name")
    if (name or "").strip() != now:
        _try(lambda: store.set_coach_name(here.warehouse, name or ""))


def _labels(here: Here) -> None:
    athlete = athlete_of(here)
    known = store.labels(here.warehouse)
    own = known[known["athlete_id"] == athlete.athlete_id]
    group = next(iter(own.loc[own["kind"] == store.GROUP, "label"]), "")
    tags = own.loc[own["kind"] == store.TAG, "label"].tolist()
    with st.form("labels", border=False):
        left, middle, right = st.columns([2, 2, 1], vertical_alignment="bottom")
        new_group = left.text_input("Group", value=group, max_chars=60, key=f"group_{athlete.athlete_id}")
        new_tags = middle.text_input(
            "Tags, with commas between", value=", ".join(tags), key=f"tags_{athlete.athlete_id}"
        )
        if right.form_submit_button("Keep", width="stretch"):
            wanted = [one for one in (new_tags or "").split(",") if one.strip()]
            _try(lambda: store.set_labels(here.warehouse, athlete.athlete_id, new_group or "", wanted))
    if own_settings := store.settings_of_their_own(here.warehouse).get(athlete.athlete_id):
        st.markdown(words.overridden_text(widgets.md_escape(athlete.name), own_settings))


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
    now = store.group_settings(here.warehouse, group)
    left, right = st.columns(2)
    with left:
        _one_of(
            here,
            group,
            "Lifted before?",
            {"": "not set here", **_plain(setting_words.LEVELS)},
            now.level or "",
            "level",
        )
    with right:
        _one_of(here, group, "Goal", _plain(setting_words.GOALS), now.goal, "goal")
    rehab = st.toggle("Rehab mode", value=now.rehab_mode, key=f"rehab_of_{group}")
    if rehab != now.rehab_mode:
        _try(lambda: store.change_group_settings(here.warehouse, group, {"rehab_mode": rehab or None}))
    widgets.small(words.MORE_NOTE)


def _plain(options: Mapping[Any, str]) -> dict[Any, str]:
    return {key: text for key, text in options.items() if key}


def _one_of(here: Here, group: str, label: str, options: Mapping[Any, str], now: Any, field: str) -> None:
    values = list(options)
    picked = st.radio(
        label, values, index=values.index(now), format_func=options.__getitem__, key=f"{field}_of_{group}"
    )
    if picked != now:
        _try(lambda: store.change_group_settings(here.warehouse, group, {field: picked or None}))


def _changes(here: Here) -> None:
    rows = store.changes(here.warehouse)
    if rows.empty:
        return
    names = {one.athlete_id: one.name for one in here.athletes}
    shown = rows.head(MOST_CHANGES)
    frame = pd.DataFrame(
        {
            "When": [f"{one.day} {one:%B %Y, %H:%M} UTC" for one in shown["changed_at"]],
            "Who": [one or "not given" for one in shown["changed_by"]],
            "Whose": [
                names.get(key, "") or group or "Everybody"
                for key, group in zip(shown["athlete_id"], shown["group_name"], strict=True)
            ],
            "What": shown["setting"].str.replace("_", " "),
            "From": [words.value_text(one) for one in shown["old_value"]],
            "To": [words.value_text(one) for one in shown["new_value"]],
        }
    )
    with st.expander("Who changed what", key="change_log"):
        widgets.table(frame, alt="Changes of settings, newest first")
        if len(rows) > MOST_CHANGES:
            widgets.small(f"The newest {MOST_CHANGES} of {len(rows):,}; `evenstride changes` prints them all.")


def _try(action: Any) -> None:
    try:
        action()
    except EvenstrideError as error:
        st.markdown(widgets.md_escape(str(error)))
    else:
        state.keep("settings_turn", state.recall("settings_turn", 0) + 1)  # what a client inherits may have changed
        st.rerun()
