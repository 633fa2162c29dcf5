"""Evenstride's entrance: page config and navigation, no logic. Started by `make run` or `evenstride`."""

from pathlib import Path

import streamlit as st

from pages.shared import cache, page, state, widgets

ASSETS = Path(__file__).parent / "pages" / "shared" / "assets"

st.set_page_config(page_title="Evenstride", page_icon=str(ASSETS / "mark.svg"), layout="wide")
st.logo(str(ASSETS / "logo.svg"), size="large")
widgets.page_style()
cache.settle_memory()

chosen = st.navigation(
    [
        st.Page("pages/runner/this_week.py", title="This week", icon=":material/today:", default=True),
        st.Page("pages/runner/balance.py", title="Balance", icon=":material/balance:"),
        st.Page("pages/runner/progress.py", title="Progress", icon=":material/show_chart:"),
        st.Page("pages/runner/next_week.py", title="Next week", icon=":material/event_upcoming:", url_path="next-week"),
        st.Page("pages/data/log.py", title="Log", icon=":material/list:"),
        st.Page("pages/data/add_log.py", title="Add a log", icon=":material/upload_file:", url_path="add"),
        st.Page("pages/data/guide.py", title="Guide", icon=":material/menu_book:"),
        st.Page("pages/data/settings.py", title="Settings", icon=":material/tune:"),
    ],
    position="top",  # without sections: their markup on a phone is a list that is none
)
with state.inside_app(), page.failures_said_calmly():
    chosen.run()
