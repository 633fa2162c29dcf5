"""Evenstride's entrance: page config and navigation, no logic. Started by `make run` or `evenstride`."""

from pathlib import Path

import streamlit as st

from pages.shared import cache, navigation, page, state, widgets

ASSETS = Path(__file__).parent / "pages" / "shared" / "assets"

st.set_page_config(page_title="Evenstride", page_icon=str(ASSETS / "mark.svg"), layout="wide")
st.logo(str(ASSETS / "logo.svg"), size="large")
widgets.page_style()
cache.settle_memory()

for_coach = page.is_for_coach()
chosen = st.navigation(
    navigation.pages(for_coach=for_coach), position="top"
)  # without sections: on a phone their markup is a list that is none
with state.inside_app(), page.failures_said_calmly():
    navigation.tidy_address(chosen)
    navigation.land(chosen, for_coach=for_coach)
    navigation.second_row(chosen)
    chosen.run()
