"""The rules on the *Settings* page: each on or off, and its numbers within the range that the guide allows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from analytics.model import AthleteSettings, Parameter
from analytics.reference import Guide, RuleGuide
from analytics.words import coach_settings as coach_words
from analytics.words import guide as words
from analytics.words.settings import for_coach_text, locked_text, rules_now_text
from analytics.writing import prose
from pages.shared import widgets
from pages.shared.owner import Owner


def rules(owner: Owner, guide: Guide) -> None:
    """Each rule on or off, and each of its numbers within the range that the guide allows."""
    widgets.small("A rule that is off says nothing and draws no range. The page Guide explains each number.")
    titles = {key: widgets.md_escape(rule.title) for key, rule in guide.rules.items()}
    all_titles = titles | {"shared": coach_words.SHARED_NUMBERS}
    changed = {key.split(".")[0] for key, _ in owner.settings.thresholds.items() ^ owner.beneath.thresholds.items()}
    is_off = [title for key, title in titles.items() if guide.is_off(key, owner.settings)]
    if told := rules_now_text(is_off, [title for key, title in all_titles.items() if key in changed]):
        st.markdown(told)
    for key, title in titles.items():
        draw = partial(one_rule, owner, guide, guide.rules[key])
        widgets.fields_when_open(title, draw, key=owner.key(f"part_{key}"))
    if guide.shared:
        draw = partial(shared_numbers, owner, guide)
        widgets.fields_when_open(coach_words.SHARED_NUMBERS, draw, key=owner.key("shared_part"))
    if _free(owner, guide, "") and st.button("Set all numbers back to the guide", key=owner.key("reset_all")):
        _reset(owner, guide, "")


def shared_numbers(owner: Owner, guide: Guide) -> None:
    """The numbers that several rules share."""
    _numbers(owner, "shared", guide.shared)


def coach_numbers(owner: Owner, guide: Guide) -> None:
    """Every number that a coach alone chooses."""
    sections = {"shared": guide.shared, **{key: rule.parameters for key, rule in guide.rules.items()}}
    for section, parameters in sections.items():
        _numbers(owner, section, {name: one for name, one in parameters.items() if one.is_for_coach})


def one_rule(owner: Owner, guide: Guide, rule: RuleGuide) -> None:
    """A rule's switch and its numbers, and the way back to the guide."""
    settings, off = owner.settings, guide.is_off(rule.rule_id, owner.settings)
    if lock := settings.locks.get(f"rule.{rule.rule_id}"):
        st.markdown(locked_text("Off" if off else "On", lock, widgets.md_escape(lock.locked_by)))
    else:
        st.toggle("On", **owner.kept(f"on_{rule.rule_id}", not off, partial(_switched, rule)))
        was_off, at_first = guide.is_off(rule.rule_id, owner.beneath), rule.is_off_at_first
        owner.tell_source("off" if was_off else "on", is_own=off != was_off, is_set_beneath=was_off != at_first)
    _numbers(owner, rule.rule_id, rule.parameters)
    section = f"{rule.rule_id}."
    if _free(owner, guide, section) and st.button("Set back to the guide", key=owner.key(f"reset_{rule.rule_id}")):
        _reset(owner, guide, section)


def _numbers(owner: Owner, section: str, parameters: Mapping[str, Parameter]) -> None:
    for name, parameter in parameters.items():
        if parameter.minimum < parameter.maximum:
            _number(owner, f"{section}.{name}", parameter)


def _number(owner: Owner, key: str, parameter: Parameter) -> None:
    settings = owner.settings
    scale, unit = (100.0, "%") if parameter.unit == "share" else (1.0, parameter.unit)
    if lock := settings.locks.get(key):
        value = words.number_text(settings.thresholds.get(key, parameter.value), parameter.unit)
        told = locked_text(value, lock, widgets.md_escape(lock.locked_by))
        st.markdown(f"{widgets.md_escape(prose(parameter.label))}: {told}")
        return
    if parameter.is_for_coach and not owner.is_coach:
        value = words.number_text(settings.thresholds.get(key, parameter.value), parameter.unit)
        st.markdown(f"{widgets.md_escape(prose(parameter.label))}: {for_coach_text(value)}")
        return
    now = round(settings.thresholds.get(key, parameter.value) * scale, 6)
    st.number_input(
        f"{widgets.md_escape(prose(parameter.label))} ({unit})",
        min_value=parameter.minimum * scale,
        max_value=parameter.maximum * scale,
        value=None,
        step=1.0 if parameter.maximum * scale > 5 else 0.5,
        format="%g",
        width=420,
        **owner.kept(key, now, partial(_typed, key, parameter, scale, owner.beneath)),
    )
    standard = words.number_text(parameter.value, parameter.unit)
    beneath = owner.beneath.thresholds.get(key, parameter.value)
    source = owner.source_text(
        words.number_text(beneath, parameter.unit),
        is_own=settings.thresholds.get(key, parameter.value) != beneath,
        is_set_beneath=beneath != parameter.value,
    )
    widgets.small(f"Guide: {standard}. Allowed: {words.range_text(parameter)}. {source}".strip())


def _switched(rule: RuleGuide, on: bool, fresh: AthleteSettings) -> Mapping[str, Any]:
    field = "rules_on" if rule.is_off_at_first else "rules_off"
    held: frozenset[str] = getattr(fresh, field)
    return {field: held | {rule.rule_id} if on == rule.is_off_at_first else held - {rule.rule_id}}


def _typed(
    key: str,
    parameter: Parameter,
    scale: float,
    beneath: AthleteSettings,
    chosen: float | None,
    fresh: AthleteSettings,
) -> Mapping[str, Any]:
    """An emptied field goes back to what holds beneath, which is the guide where nobody set anything."""
    others = {one: value for one, value in fresh.thresholds.items() if one != key}
    wanted = beneath.thresholds.get(key, parameter.value) if chosen is None else round(chosen / scale, 8)
    return {"thresholds": others if abs(wanted - parameter.value) < 1e-9 else {**others, key: wanted}}


def _free(owner: Owner, guide: Guide, section: str) -> set[str]:
    """Numbers away from the guide that begin so, are not locked and are for this owner to choose."""
    settings = owner.settings
    return {
        key
        for key, value in settings.thresholds.items()
        if key.startswith(section)
        and key not in settings.locks
        and value != guide.parameters[key].value
        and (owner.is_coach or not guide.parameters[key].is_for_coach)
    }


def _reset(owner: Owner, guide: Guide, section: str) -> None:
    back = _free(owner, guide, section)
    owner.save(thresholds={key: value for key, value in owner.settings.thresholds.items() if key not in back})
