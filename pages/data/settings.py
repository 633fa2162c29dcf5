"""Settings: how things count for one athlete, who is in the database, and where it lies."""

from __future__ import annotations

import streamlit as st

from analytics.words import coach_settings as coach_words
from analytics.words import settings as words
from pages.shared import (
    cache,
    coach_settings,
    coaching_choices,
    habits,
    handing,
    owner,
    page,
    preferences,
    restoring,
    rule_settings,
    strip,
    widgets,
)

here = page.begin()
widgets.title("Settings")

if here.is_sample:
    st.markdown("The sample runners have fixed settings. With your own log, everything here can be changed.")
elif here.athlete is None:
    st.markdown("There is no runner yet. Adding a log makes the first one.")
    if st.button("Add a log", type="primary", key="settings_add"):
        st.switch_page("pages/data/add_log.py")
else:
    log = cache.athlete_log(here.source, here.warehouse, here.athlete, here.today)
    if len(here.athletes) > 1:
        strip.picker(here.athletes, here.athlete)
    widgets.small(words.whose_text(widgets.md_escape(here.athlete.name)))
    st.header("How it counts", anchor=False)
    preferences.basics(here)
    habits.settings(here.warehouse)
    preferences.body_mass(here)
    preferences.breaks(here, log)
    st.subheader("Areas the rules look at", anchor=False)
    coaching_choices.areas(owner.athlete_owner(here))
    st.subheader("Target shares", anchor=False)
    widgets.small(coach_words.SHARES_NOTE)
    coaching_choices.target_shares(owner.athlete_owner(here))
    st.header("Rules and their numbers", anchor=False)
    rule_settings.rules(owner.athlete_owner(here), cache.guide())
    st.header("Runners in this database", anchor=False)
    preferences.athletes(here, log)
    coach_settings.show(here)

st.header("Where your data is kept", anchor=False)
st.code(cache.database_address(), language=None, wrap_lines=True)
st.markdown(words.LEAVES)
if here.athlete is not None and not here.is_sample:
    handing.everything(here)
if not here.is_sample:
    restoring.show(here)
