"""Flags as the runner's pages list them: the sentence, its numbers, why it may be fine, where the number comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analytics.model import Flag, LoadUnit
from analytics.reference import Guide
from analytics.words import flags as words
from analytics.words.guide import CHECKED, short_source
from pages.shared.widgets import md_escape, small, table

OPENED = 3
"""So many are open at first; the rest is one click away."""

MOST_EARLIER = 40


def show(
    flags: Sequence[Flag],
    guide: Guide,
    names: Mapping[str, str],
    unit: LoadUnit,
    today: dt.date,
    *,
    key: str,
    with_links: bool = True,
) -> None:
    """The first three flags open, the rest behind one line. `with_links`: exercises lead to their progress."""
    for number, flag in enumerate(flags[:OPENED]):
        _one(flag, guide, names, unit, today, f"{key}_{number}", with_links)
    rest = flags[OPENED:]
    if rest:
        with st.expander(words.rest_text(len(rest)), key=f"{key}_rest"):
            for number, flag in enumerate(rest, start=OPENED):
                _one(flag, guide, names, unit, today, f"{key}_{number}", with_links)


def earlier(flags: Sequence[Flag], guide: Guide, names: Mapping[str, str], *, key: str) -> None:
    """Bigger steps of earlier weeks as a table, newest first, behind one line."""
    if not flags:
        return
    rows = [
        {
            "Week from": f"{flag.week_start.day} {flag.week_start:%b %Y}",
            "What": words.heading(flag, guide, names),
            "Level": str(flag.level),
            "In numbers": flag.text,
        }
        for flag in flags[:MOST_EARLIER]
    ]
    more = f", the newest {MOST_EARLIER} of {len(flags):,}" if len(flags) > MOST_EARLIER else ""
    with st.expander(f"Bigger steps in earlier weeks{more}", key=key):
        table(pd.DataFrame(rows), alt="Bigger steps in earlier weeks, newest first")


def _one(
    flag: Flag, guide: Guide, names: Mapping[str, str], unit: LoadUnit, today: dt.date, key: str, with_links: bool
) -> None:
    rule = guide.rules[flag.rule_id]
    with st.container(border=True, key=key):
        st.subheader(md_escape(words.heading(flag, guide, names)), anchor=False)
        st.markdown(md_escape(flag.text))
        where = md_escape(words.when_text(flag, today))
        small(
            f"{md_escape(words.numbers_text(flag, unit))} · {where} · level: {words.LEVELS[flag.level]}"
            f" · evidence: {md_escape(guide.grades[flag.grade])}"
        )
        st.markdown(f"**Why this may be fine.** {md_escape(rule.why_fine)}")
        if with_links and flag.exercise_id in names:
            st.page_link(
                "pages/runner/progress.py",
                icon=":material/arrow_forward:",
                label=md_escape(f"How {names[flag.exercise_id]} moves"),
                query_params={"exercise": flag.exercise_id},
            )
        with st.expander("Where this number comes from", key=f"{key}_from"):
            st.markdown(md_escape(rule.arithmetic))
            st.markdown(f"**Sources.** {_sources(guide, rule.citations)}")
            st.page_link(
                "pages/data/guide.py",
                label="This rule in the guide",
                icon=":material/arrow_forward:",
                query_params={"rule": flag.rule_id},
            )


def _sources(guide: Guide, keys: Sequence[str]) -> str:
    texts = []
    for one in (guide.citations[key] for key in keys):
        name = md_escape(f"{short_source(one)}, {one.title.rstrip('.')}")
        link = f"[{name}](https://doi.org/{one.doi})" if one.doi else name
        texts.append(f"{link} ({CHECKED[one.checked]})")
    return "; ".join(texts) or "our choice; no source gives this number."
