"""This week: what changed in each area, and whether anything is worth a look."""

from __future__ import annotations

import streamlit as st

from pages.shared import page, widgets

here, athlete, log = page.begin_with_log()
widgets.title("This week")
for flag in log.flags[:10]:
    st.markdown(widgets.md_escape(flag.text))
widgets.footer()
