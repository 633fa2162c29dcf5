"""The change log in words: each setting by itself, with what it was and what it is now."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

from analytics.model import FocusArea
from analytics.reference import Guide
from analytics.units import format_number
from analytics.words import coach_settings
from analytics.words import settings as words
from analytics.words.guide import number_text
from analytics.words.runner import area_name
from analytics.writing import full_day

HEADING = "Who changed what"
THE_RUNNER, NOT_GIVEN = "the runner", "not given"
NOT_SET, ON, OFF = "not set", "on", "off"

Line = tuple[str, str, str]  # what, from, to

_PLAIN: Mapping[str, tuple[str, Mapping[Any, str]]] = {
    "level": ("Lifted before", coach_settings.LEVELS),
    "goal": ("Goal", coach_settings.GOALS),
    "week_start": ("First day of the week", words.WEEK_STARTS),
    "load_unit": ("Unit of loads", words.UNITS),
    "sex": ("Sex", words.SEXES),
    "rehab_mode": ("Rehab mode", {True: ON, False: OFF}),
    "age_years": ("Age in years", {}),
    "group": ("Group", {}),
}


def who_text(changed_by: str, *, is_of_one: bool) -> str:
    """Who changed it: a name, or the runner where nobody is named. `is_of_one`: a setting of one client."""
    return changed_by or (THE_RUNNER if is_of_one else NOT_GIVEN)


def change_lines(setting: str, old: str, new: str, guide: Guide) -> Sequence[Line]:
    """One row of CHANGES as lines of what, from and to; a table of values has one line for each that changed."""
    before, after = (json.loads(one) if one else None for one in (old, new))
    kind, _, day = setting.partition("@")
    if kind == "body_mass_kg":
        return [(f"Body mass from {_day(day)}", _mass(before), _mass(after))]
    if kind in _PLAIN:
        label, texts = _PLAIN[kind]
        explicit = texts.get("", NOT_SET)  # set to nothing, in place of what a group or everybody has
        shown = [explicit if one == "null" else _plain(value, texts) for one, value in ((old, before), (new, after))]
        return [(label, shown[0], shown[1])]
    if kind == "tags":
        return [("Tags", ", ".join(before or []) or NOT_SET, ", ".join(after or []) or NOT_SET)]
    if isinstance(before, Mapping) or isinstance(after, Mapping):
        held, wanted = before or {}, after or {}
        keys = [key for key in {**held, **wanted} if held.get(key) != wanted.get(key)]
        return [_entry(kind, key, held.get(key), wanted.get(key), guide) for key in sorted(keys)]
    held, wanted = set(before or []), set(after or [])
    return [_member(kind, one, one in held, guide) for one in sorted(held ^ wanted)]


def _entry(kind: str, key: str, old: Any, new: Any, guide: Guide) -> Line:
    """One entry of a table of values."""
    if kind == "targets":
        return coach_settings.lock_label(f"target.{key}", guide), _share(old), _share(new)
    if kind == "thresholds" and key in guide.parameters:
        parameter = guide.parameters[key]
        standard = f"as in the guide ({number_text(parameter.value, parameter.unit)})"
        texts = [standard if one is None else number_text(one, parameter.unit) for one in (old, new)]
        return coach_settings.lock_label(key, guide), texts[0], texts[1]
    if kind == "locks":
        texts = ["not locked" if one is None else f"locked by {one['by']}" for one in (old, new)]
        return f"Lock: {_label(key, guide)}", texts[0], texts[1]
    if kind == "gap_answers":
        texts = [words.GAP_ANSWERS.get(one or "", str(one)) for one in (old, new)]
        return f"Break from {_day(key)}", texts[0], texts[1]
    return _named(key), _plain(old, {}), _plain(new, {})


def _member(kind: str, name: str, was_in: bool, guide: Guide) -> Line:
    """One member of a list that came or went."""
    if kind == "down_weeks":
        texts = ("planned as a lighter week", "not planned as one")
        return f"Week of {_day(name)}", texts[not was_in], texts[was_in]
    states = (ON, OFF) if kind == "rules_on" else (OFF, ON)
    if kind == "areas_off":
        return f"Area the rules look at: {area_name(FocusArea(name)).lower()}", states[not was_in], states[was_in]
    return _label(f"rule.{name}", guide), states[not was_in], states[was_in]


def _label(key: str, guide: Guide) -> str:
    try:
        return coach_settings.lock_label(key, guide)
    except KeyError:  # a rule or number of an earlier version
        return _named(key)


def _named(key: str) -> str:
    return key.replace("_", " ")


def _plain(value: Any, texts: Mapping[Any, str]) -> str:
    if value is None or value == "":
        return NOT_SET
    return texts.get(value, format_number(value) if isinstance(value, int | float) else str(value))


def _share(value: float | None) -> str:
    return "an even share" if value is None else f"{round(100 * value)}%"


def _mass(value: float | None) -> str:
    return NOT_SET if value is None else f"{format_number(value, 1)} kg"


def _day(text: str) -> str:
    return full_day(dt.date.fromisoformat(text[:10]))
