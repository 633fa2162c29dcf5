"""The rules on the *Settings* page: each on or off, and its numbers within the range that the guide allows."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from analytics.model import AthleteSettings, Parameter
from analytics.reference import Guide, RuleGuide
from analytics.words import guide as words
from pages.shared import state, widgets
from pages.shared.page import Here
from pages.shared.preferences import athlete_of, key_of, save


def rules(here: Here, guide: Guide) -> None:
    """Each rule on or off, and each of its numbers within the range that the guide allows."""
    settings = athlete_of(here).settings
    widgets.small("A rule that is off says nothing and draws no range. The page Guide explains each number.")
    for rule in guide.rules.values():
        _rule(here, guide, rule, settings)
    if guide.shared:
        with st.expander("Numbers that several rules share"):
            _numbers(here, "shared", guide.shared, settings)
    if settings.thresholds and st.button("Set all numbers back to the guide", key=key_of(here, "reset_all")):
        _reset(here, {})


def _rule(here: Here, guide: Guide, rule: RuleGuide, settings: AthleteSettings) -> None:
    changed = sum(key.startswith(f"{rule.rule_id}.") for key in settings.thresholds)
    off = " · off" if guide.is_off(rule.rule_id, settings) else ""
    own = f" · {changed} of your own" if changed else ""
    with st.expander(f"{widgets.md_escape(rule.title)}{off}{own}"):
        on = st.toggle("On", value=not off, key=key_of(here, f"on_{rule.rule_id}"))
        if on == bool(off):
            switches = "rules_on" if rule.is_off_at_first else "rules_off"
            save(here, **{switches: getattr(settings, switches) ^ {rule.rule_id}})
        _numbers(here, rule.rule_id, rule.parameters, settings)
        if changed and st.button("Set back to the guide", key=key_of(here, f"reset_{rule.rule_id}")):
            rest = {key: v for key, v in settings.thresholds.items() if not key.startswith(f"{rule.rule_id}.")}
            _reset(here, rest)


def _numbers(here: Here, section: str, parameters: Mapping[str, Parameter], settings: AthleteSettings) -> None:
    for name, parameter in parameters.items():
        if parameter.minimum < parameter.maximum:
            _number(here, f"{section}.{name}", parameter, settings)


def _number(here: Here, key: str, parameter: Parameter, settings: AthleteSettings) -> None:
    scale, unit = (100.0, "%") if parameter.unit == "share" else (1.0, parameter.unit)
    now = round(settings.thresholds.get(key, parameter.value) * scale, 6)
    chosen = st.number_input(
        f"{widgets.md_escape(parameter.label)} ({unit})",
        min_value=parameter.minimum * scale,
        max_value=parameter.maximum * scale,
        value=now,
        step=1.0 if parameter.maximum * scale > 5 else 0.5,
        format="%g",
        key=key_of(here, f"{key}_{state.recall('reset', 0)}"),
        width=420,
    )
    standard = words.number_text(parameter.value, parameter.unit)
    widgets.small(f"Guide: {standard}. Allowed: {words.range_text(parameter)}.")
    if chosen is not None and abs(chosen - now) > 1e-9:
        kept = {one: value for one, value in settings.thresholds.items() if one != key}
        is_standard = abs(chosen / scale - parameter.value) < 1e-9
        save(here, thresholds=kept if is_standard else {**kept, key: round(chosen / scale, 8)})


def _reset(here: Here, thresholds: Mapping[str, float]) -> None:
    state.keep("reset", state.recall("reset", 0) + 1)
    save(here, thresholds=dict(thresholds))
