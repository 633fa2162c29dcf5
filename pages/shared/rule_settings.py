"""The rules on the *Settings* page: each on or off, and its numbers within the range that the guide allows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from analytics.model import AthleteSettings, Parameter
from analytics.reference import Guide, RuleGuide
from analytics.words import guide as words
from analytics.words.settings import locked_text
from pages.shared import widgets
from pages.shared.page import Here
from pages.shared.preferences import athlete_of, kept, key_of, save


def rules(here: Here, guide: Guide) -> None:
    """Each rule on or off, and each of its numbers within the range that the guide allows."""
    settings = athlete_of(here).settings
    widgets.small("A rule that is off says nothing and draws no range. The page Guide explains each number.")
    for rule in guide.rules.values():
        _rule(here, guide, rule, settings)
    if guide.shared:
        with st.expander("Numbers that several rules share"):
            _numbers(here, "shared", guide.shared, settings)
    if _free(settings, "") and st.button("Set all numbers back to the guide", key=key_of(here, "reset_all")):
        _reset(here, settings, "")


def _rule(here: Here, guide: Guide, rule: RuleGuide, settings: AthleteSettings) -> None:
    changed = sum(key.startswith(f"{rule.rule_id}.") for key in settings.thresholds)
    off = " · off" if guide.is_off(rule.rule_id, settings) else ""
    own = f" · {changed} of your own" if changed else ""
    with st.expander(f"{widgets.md_escape(rule.title)}{off}{own}"):
        if lock := settings.locks.get(f"rule.{rule.rule_id}"):
            st.markdown(locked_text("Off" if off else "On", lock, widgets.md_escape(lock.locked_by)))
        else:
            st.toggle("On", **kept(here, f"on_{rule.rule_id}", not off, partial(_switched, rule)))
        _numbers(here, rule.rule_id, rule.parameters, settings)
        own = f"{rule.rule_id}."
        if _free(settings, own) and st.button("Set back to the guide", key=key_of(here, f"reset_{rule.rule_id}")):
            _reset(here, settings, own)


def _numbers(here: Here, section: str, parameters: Mapping[str, Parameter], settings: AthleteSettings) -> None:
    for name, parameter in parameters.items():
        if parameter.minimum < parameter.maximum:
            _number(here, f"{section}.{name}", parameter, settings)


def _number(here: Here, key: str, parameter: Parameter, settings: AthleteSettings) -> None:
    scale, unit = (100.0, "%") if parameter.unit == "share" else (1.0, parameter.unit)
    if lock := settings.locks.get(key):
        value = words.number_text(settings.thresholds.get(key, parameter.value), parameter.unit)
        told = locked_text(value, lock, widgets.md_escape(lock.locked_by))
        st.markdown(f"{widgets.md_escape(parameter.label)}: {told}")
        return
    now = round(settings.thresholds.get(key, parameter.value) * scale, 6)
    st.number_input(
        f"{widgets.md_escape(parameter.label)} ({unit})",
        min_value=parameter.minimum * scale,
        max_value=parameter.maximum * scale,
        value=None,
        step=1.0 if parameter.maximum * scale > 5 else 0.5,
        format="%g",
        width=420,
        **kept(here, key, now, partial(_typed, key, parameter, scale)),
    )
    standard = words.number_text(parameter.value, parameter.unit)
    widgets.small(f"Guide: {standard}. Allowed: {words.range_text(parameter)}.")


def _switched(rule: RuleGuide, on: bool, fresh: AthleteSettings) -> Mapping[str, Any]:
    field = "rules_on" if rule.is_off_at_first else "rules_off"
    held: frozenset[str] = getattr(fresh, field)
    return {field: held | {rule.rule_id} if on == rule.is_off_at_first else held - {rule.rule_id}}


def _typed(
    key: str, parameter: Parameter, scale: float, chosen: float | None, fresh: AthleteSettings
) -> Mapping[str, Any]:
    """An emptied field goes back to the guide."""
    others = {one: value for one, value in fresh.thresholds.items() if one != key}
    is_standard = chosen is None or abs(chosen / scale - parameter.value) < 1e-9
    return {"thresholds": others if is_standard else {**others, key: round((chosen or 0) / scale, 8)}}


def _free(settings: AthleteSettings, section: str) -> set[str]:
    """Numbers of one's own that begin so and are not locked."""
    return {key for key in settings.thresholds if key.startswith(section) and key not in settings.locks}


def _reset(here: Here, settings: AthleteSettings, section: str) -> None:
    back = _free(settings, section)
    save(here, thresholds={key: value for key, value in settings.thresholds.items() if key not in back})
