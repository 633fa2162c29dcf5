"""How the person writes days and numbers: what they chose in Settings, else what their browser's language suggests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from analytics import warehouse as store
from analytics.model import DateOrder, Question
from analytics.units import Habits
from analytics.words import settings as words
from pages.shared import state, widgets
from pages.shared.page import Here

AS_BROWSER = ""
OPTIONS: Mapping[str, Mapping[str, str]] = {"date_order": words.DATE_ORDERS, "decimal_sign": words.DECIMAL_SIGNS}


def of(here: Here) -> Habits:
    """The browser's habits, with what was chosen for this database in their place."""
    chosen, found = _chosen(here), state.habits()
    if order := chosen.get("date_order"):
        found = replace(found, date_order=DateOrder(order))
    return replace(found, decimal_sign=chosen.get("decimal_sign") or found.decimal_sign)


def day_format(here: Here) -> str:
    """How a day is typed into a field."""
    return {"mdy": "MM/DD/YYYY", "ymd": "YYYY/MM/DD"}.get(of(here).date_order, "DD/MM/YYYY")


def proposed(here: Here, question: Question) -> Question:
    """A question about a file that proposes nothing itself, with the person's way of writing as its proposal."""
    if question.proposal or question.key not in OPTIONS:
        return question
    proposal = str(getattr(of(here), question.key))
    if proposal not in dict(question.choices):
        return question
    reason = words.habit_reason(question.key, proposal, is_chosen=question.key in _chosen(here))
    return replace(question, proposal=proposal, reason=f"{question.reason} {reason}")


def settings(here: Here) -> None:
    """Both choices, kept for this database."""
    chosen, browser = _chosen(here), state.habits()
    labels = {"date_order": "How you write days", "decimal_sign": "How you write decimals"}
    for column, (name, label) in zip(st.columns(2), labels.items(), strict=True):
        key = f"habit_{name}"
        state.follow(key, chosen.get(name, AS_BROWSER))
        as_browser = words.as_browser_text(OPTIONS[name][getattr(browser, name)])
        column.selectbox(
            label,
            [AS_BROWSER, *OPTIONS[name]],
            format_func=lambda one, name=name, first=as_browser: OPTIONS[name].get(one, first),
            key=key,
            on_change=_keep,
            args=(here, name, key),
        )
    widgets.small(words.HABITS_NOTE)


def _keep(here: Here, name: str, key: str) -> None:
    store.remember(here.warehouse, name, state.picked(key) or AS_BROWSER)


def _chosen(here: Here) -> Mapping[str, str]:
    held = store.remembered(here.warehouse)
    return {name: held[name] for name, options in OPTIONS.items() if held.get(name) in options}
