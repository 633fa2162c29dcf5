"""How the person writes days and numbers: what they chose in Settings, else what their browser's language suggests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from analytics import warehouse as store
from analytics.model import DateOrder, Question
from analytics.units import Habits
from analytics.warehouse import Warehouse
from analytics.words import settings as words
from analytics.writing import Writing
from pages.shared import state, widgets

AS_BROWSER = ""
OPTIONS: Mapping[str, Mapping[str, str]] = {"date_order": words.DATE_ORDERS, "decimal_sign": words.DECIMAL_SIGNS}


def of(warehouse: Warehouse) -> Habits:
    """The browser's habits, with what was chosen for this database in their place."""
    chosen, found = _chosen(warehouse), state.habits()
    if order := chosen.get("date_order"):
        found = replace(found, date_order=DateOrder(order))
    sign = chosen.get("decimal_sign", found.decimal_sign)
    if sign != found.decimal_sign:
        found = replace(found, decimal_sign=sign, thousands_sign="." if sign == "," else ",")
    return found


def writing(warehouse: Warehouse) -> Writing:
    """How the pages write numbers and days."""
    found = of(warehouse)
    return Writing(found.decimal_sign, found.thousands_sign, found.date_order is DateOrder.MDY)


def day_format(warehouse: Warehouse) -> str:
    """How a day is typed into a field."""
    return {"mdy": "MM/DD/YYYY", "ymd": "YYYY/MM/DD"}.get(of(warehouse).date_order, "DD/MM/YYYY")


def proposed(warehouse: Warehouse, question: Question) -> Question:
    """A question about a file that proposes nothing itself, with the person's way of writing as its proposal."""
    if question.proposal or question.key not in OPTIONS:
        return question
    proposal = str(getattr(of(warehouse), question.key))
    if proposal not in dict(question.choices):
        return question
    reason = words.habit_reason(question.key, proposal, is_chosen=question.key in _chosen(warehouse))
    return replace(question, proposal=proposal, reason=f"{question.reason} {reason}")


def settings(warehouse: Warehouse) -> None:
    """Both choices, kept for this database."""
    chosen, browser = _chosen(warehouse), state.habits()
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
            args=(warehouse, name, key),
        )
    widgets.small(words.HABITS_NOTE)


def _keep(warehouse: Warehouse, name: str, key: str) -> None:
    store.remember(warehouse, name, state.picked(key) or AS_BROWSER)


def _chosen(warehouse: Warehouse) -> Mapping[str, str]:
    held = store.remembered(warehouse)
    return {name: held[name] for name, options in OPTIONS.items() if held.get(name) in options}
