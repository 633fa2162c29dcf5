"""Guide: every rule with its arithmetic, numbers, sources and limits, as the data files hold them."""

from __future__ import annotations

import streamlit as st

from analytics.reference.guide import LOAD_TREND, RHYTHM, ROSTER, STARTER
from analytics.words import guide as words
from analytics.writing import prose
from pages.shared import cache, own_ranges, page, rulebook, two_speeds, widgets

here = page.begin()
guide = cache.guide()
reader = rulebook.reader(here)

widgets.title("Ranges from your own weeks", words.INTRO)
own_ranges.of_this_week(here)

st.header("What this cannot tell you", anchor=False)
for sentence in words.CANNOT_TELL:
    st.markdown(f"- {sentence}")

st.header("How things are counted", anchor=False)
st.markdown(f"**Sets.** {words.SETS}")
st.markdown(f"**Body mass.** {prose(words.BODY_MASS)}")
st.markdown(f"**Estimated one-rep max.** {words.ONE_REP_MAX}")

two_speeds.show(here)

st.header(f"The {len(guide.rules)} rules", anchor=False)
st.markdown(rulebook.reader_text(reader))
widgets.small(f"These are the numbers of {words.version_text(guide)}. The letters change with any number.")
for rule in guide.rules.values():
    rulebook.show_rule(guide, rule, reader)

st.header("Numbers that several rules share", anchor=False)
with widgets.part(f"All {len(guide.shared)} shared numbers", key="shared_numbers"):
    rulebook.show_numbers(guide, guide.shared, "shared", reader)
for name, title in (
    (RHYTHM, "page Rhythm"),
    (STARTER, "page Start here"),
    (LOAD_TREND, "trend on Progress"),
    (ROSTER, "pages of a coach"),
):
    with widgets.part(f"Numbers of the {title}", key=f"numbers_{name}"):
        rulebook.show_numbers(guide, guide.pages[name], name, reader)

st.header("When a rule stays silent", anchor=False)
rulebook.show_silence(guide)

st.header("How often it speaks without cause", anchor=False)
rulebook.show_false_flags(guide)

st.header("Sources", anchor=False)
st.markdown(words.SOURCES_NOTE)
rulebook.show_sources(guide)

widgets.footer()
