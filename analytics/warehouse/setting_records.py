"""Settings of an athlete: one row a setting, as JSON, and the body masses with their first days."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from analytics.model import (
    AthleteSettings,
    EvenstrideError,
    Experience,
    FocusArea,
    GapAnswer,
    Goal,
    LoadUnit,
    Lock,
    Sex,
    Speaker,
    WeekStart,
)
from analytics.reference import load_guide
from analytics.units import format_number
from analytics.warehouse.change_log import log_change
from analytics.warehouse.database import Warehouse
from analytics.warehouse.identity import now
from analytics.warehouse.locks import new_locks, refuse_for_coach, refuse_locked
from analytics.warehouse.queries import query
from analytics.warehouse.versions import raise_data_version

DECODE: Mapping[str, Callable[[Any], Any]] = {  # setting -> from its JSON value, or from the value itself
    "level": Experience,
    "goal": Goal,
    "week_start": WeekStart,
    "load_unit": LoadUnit,
    "age_years": int,
    "sex": Sex,
    "rehab_mode": bool,
    "targets": lambda value: {FocusArea(area): float(share) for area, share in value.items()},
    "thresholds": lambda value: {str(key): float(number) for key, number in value.items()},
    "rules_off": lambda value: frozenset(map(str, value)),
    "rules_on": lambda value: frozenset(map(str, value)),
    "areas_off": lambda value: frozenset(map(FocusArea, value)),
    "gap_answers": lambda value: {_day(first): GapAnswer(answer) for first, answer in value.items()},
    "down_weeks": lambda value: frozenset(map(_day, value)),
    "locks": lambda value: {str(key): _lock(one) for key, one in value.items()},
}

MERGED = ("thresholds", "locks")
"""Settings whose entries a group and its clients add up; of the others a client's own value stands alone."""

_EMPTY = ("[]", "{}")
"""A list or a table without an entry: the default of every setting that is one."""


def settings(warehouse: Warehouse, athlete_id: str) -> AthleteSettings:
    """Everything the athlete has set, defaults for the rest."""
    return settings_of(warehouse, [athlete_id])[athlete_id]


def settings_of(warehouse: Warehouse, athlete_ids: Sequence[str]) -> dict[str, AthleteSettings]:
    """Settings of several athletes, by id."""
    ids = list(athlete_ids)
    values: dict[str, dict[str, Any]] = {athlete_id: {} for athlete_id in ids}
    masses: dict[str, dict[dt.date, float]] = {athlete_id: {} for athlete_id in ids}
    of_group: dict[str, bool] = {}
    for athlete_id, setting, value, is_own in warehouse.rows(query("settings_layers"), {"athletes": ids}):
        put_setting(values[athlete_id], setting, json.loads(value))
        if setting == "down_weeks":
            of_group[athlete_id] = not is_own
    for athlete_id, held in values.items():
        if of_group.get(athlete_id) and held.get("week_start") is WeekStart.SUNDAY:
            held["down_weeks"] = frozenset(_sunday_of(day) for day in held["down_weeks"])
    for athlete_id, valid_from, body_mass_kg in warehouse.rows(
        "SELECT athlete_id, valid_from, body_mass_kg FROM body_masses WHERE athlete_id IN (SELECT unnest(?)) "
        "ORDER BY valid_from",
        [ids],
    ):
        masses[athlete_id][valid_from] = body_mass_kg
    return {one: AthleteSettings(body_masses_kg=masses[one], **values[one]) for one in ids}


def change_settings(
    warehouse: Warehouse,
    athlete_id: str,
    changes: Mapping[str, Any],
    by: Speaker = Speaker.RUNNER,
    *,
    over_locks: bool = False,
) -> AthleteSettings:
    """Set fields of AthleteSettings by name; None takes a setting back to its default. `by` goes into the change log.

    Body masses have their own function, `set_body_mass`. Raises EvenstrideError for a name or value that is none, and
    for a locked value unless `over_locks` (whoever coaches).
    """
    encoded = {setting: encode_setting(setting, value) for setting, value in changes.items()}

    def change(inside: Warehouse) -> None:
        held = settings(inside, athlete_id)
        if held.locks and not over_locks:
            refuse_locked(held, _changed_settings(held, encoded))
        if by is Speaker.RUNNER and "thresholds" in encoded:
            refuse_for_coach(held, _changed_settings(held, encoded))
        raise_data_version(inside, athlete_id)
        inherited = inherited_settings(inside, athlete_id)
        for setting, wanted in encoded.items():
            value = own_value(inherited, setting, wanted)
            log_change(inside, athlete_id, "", setting, _stored(inside, athlete_id, setting), value or "", by)
            inside.run("DELETE FROM settings WHERE athlete_id = ? AND setting = ?", [athlete_id, setting])
            if value is not None:
                inside.run("INSERT INTO settings VALUES (?, ?, ?, ?)", [athlete_id, setting, value, now()])

    warehouse.write(change)
    return settings(warehouse, athlete_id)


def lock_settings(
    warehouse: Warehouse, athlete_id: str, keys: Collection[str], locked_by: str, on: dt.date
) -> AthleteSettings:
    """Fix these values as they are now. Raises EvenstrideError, see `new_locks`."""
    held = settings(warehouse, athlete_id).locks
    return change_settings(warehouse, athlete_id, {"locks": {**held, **new_locks(keys, locked_by, on)}}, Speaker.COACH)


def unlock_settings(warehouse: Warehouse, athlete_id: str, keys: Collection[str]) -> AthleteSettings:
    """Take these locks away; a key without a lock changes nothing. Raises EvenstrideError for a lock of the group."""
    held = settings(warehouse, athlete_id).locks
    of_group = sorted(inherited_locks(warehouse, athlete_id) & set(keys))
    if of_group:
        raise EvenstrideError(
            f"{of_group[0]} is locked for the whole group or for everybody. Nothing was changed. Unlock it there."
        )
    left = {key: one for key, one in held.items() if key not in keys}
    return change_settings(warehouse, athlete_id, {"locks": left or None}, Speaker.COACH)


def set_body_mass(
    warehouse: Warehouse,
    athlete_id: str,
    valid_from: dt.date,
    body_mass_kg: float | None,
    by: Speaker = Speaker.RUNNER,
) -> None:
    """Body mass in kilograms from that day on; None takes the entry of that day away."""

    def change(inside: Warehouse) -> None:
        raise_data_version(inside, athlete_id)
        rows = inside.rows(
            "SELECT body_mass_kg FROM body_masses WHERE athlete_id = ? AND valid_from = ?", [athlete_id, valid_from]
        )
        old, new = (f"{rows[0][0]:g}" if rows else ""), ("" if body_mass_kg is None else f"{body_mass_kg:g}")
        log_change(inside, athlete_id, "", f"body_mass_kg@{valid_from}", old, new, by)
        inside.run("DELETE FROM body_masses WHERE athlete_id = ? AND valid_from = ?", [athlete_id, valid_from])
        if body_mass_kg is not None:
            inside.run("INSERT INTO body_masses VALUES (?, ?, ?)", [athlete_id, valid_from, float(body_mass_kg)])

    if body_mass_kg is not None and not 20 <= body_mass_kg <= 400:
        raise EvenstrideError(
            f"A body mass of {format_number(body_mass_kg)} kg is outside 20 to 400 kg. Nothing was changed."
        )
    warehouse.write(change)


def inherited_settings(warehouse: Warehouse, athlete_id: str) -> dict[str, Any]:
    """setting -> JSON value that everybody or the athlete's group has, as it holds where the athlete has none."""
    found: dict[str, Any] = {}
    for _, setting, value, is_own in warehouse.rows(query("settings_layers"), {"athletes": [athlete_id]}):
        if not is_own:
            _merge(found, setting, json.loads(value))
    return found


def settings_beneath(warehouse: Warehouse, athlete_id: str) -> AthleteSettings:
    """What would hold if the athlete had nothing of their own: what their group or everybody has, and the defaults."""
    values: dict[str, Any] = {}
    for setting, value in inherited_settings(warehouse, athlete_id).items():
        put_setting(values, setting, value)
    return AthleteSettings(**values)


def inherited_locks(warehouse: Warehouse, athlete_id: str) -> frozenset[str]:
    """Keys that everybody or the athlete's group has locked."""
    return frozenset(inherited_settings(warehouse, athlete_id).get("locks", {}))


def own_value(inherited: Mapping[str, Any], setting: str, wanted: str | None) -> str | None:
    """What to keep for the athlete alone, so that exactly `wanted` holds: nothing where it is inherited anyway."""
    if setting not in inherited:
        return None if wanted in _EMPTY else wanted
    if setting == "locks":  # those of the group hold for each of its clients
        own = {key: one for key, one in json.loads(wanted or "{}").items() if key not in inherited[setting]}
        return json.dumps(own, sort_keys=True) if own else None
    if wanted is None and setting != "thresholds":
        return None if inherited[setting] is None else "null"
    value = json.loads(wanted) if wanted else {}
    if setting == "thresholds":
        guide = load_guide().parameters
        back = {key: guide[key].value for key in inherited[setting] if key not in value and key in guide}
        value = {key: one for key, one in {**value, **back}.items() if inherited[setting].get(key) != one}
        return json.dumps(value, sort_keys=True) if value else None
    return None if value == inherited[setting] else wanted


def put_setting(values: dict[str, Any], setting: str, value: Any) -> None:
    """Decode and put in place one value in force, later layers over earlier ones; null takes it back to the default."""
    if value is None:
        values.pop(setting, None)
    elif setting in MERGED:
        values[setting] = {**values.get(setting, {}), **DECODE[setting](value)}
    else:
        values[setting] = DECODE[setting](value)


def _merge(values: dict[str, Any], setting: str, value: Any) -> None:
    values[setting] = {**values.get(setting, {}), **value} if setting in MERGED else value


def _sunday_of(first: dt.date) -> dt.date:
    """First day of the same week for a client whose weeks begin on Sunday; a week is named by its middle."""
    middle = first + dt.timedelta(days=3)
    return middle - dt.timedelta(days=middle.weekday() + 1)


def _stored(inside: Warehouse, athlete_id: str, setting: str) -> str:
    rows = inside.rows("SELECT value FROM settings WHERE athlete_id = ? AND setting = ?", [athlete_id, setting])
    return str(rows[0][0]) if rows else ""


def _changed_settings(held: AthleteSettings, encoded: Mapping[str, str | None]) -> AthleteSettings:
    """The settings once these changes are made; what is taken back has its default."""
    default = AthleteSettings()
    decoded = {
        setting: getattr(default, setting) if value is None else DECODE[setting](json.loads(value))
        for setting, value in encoded.items()
    }
    return replace(held, **decoded)


def encode_setting(setting: str, value: Any) -> str | None:
    """The JSON text of a value after a round through its type; None stays None."""
    if setting not in DECODE:
        known = ", ".join(DECODE)
        raise EvenstrideError(f"There is no setting called {setting}. The settings are: {known}.")
    if value is None:
        return None
    try:
        typed = DECODE[setting](value)
    except (ValueError, TypeError, AttributeError) as error:
        raise EvenstrideError(f"The setting {setting} cannot be {value!r}. Nothing was changed.") from error
    return json.dumps(_plain(typed), sort_keys=True)


def _plain(value: Any) -> Any:
    """Only what JSON knows: days as text, sets as sorted lists."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    if isinstance(value, Lock):
        return {"by": value.locked_by, "on": value.locked_on.isoformat()}
    return value if isinstance(value, bool | int | float) else str(value)


def _lock(value: Any) -> Lock:
    return value if isinstance(value, Lock) else Lock(str(value["by"]), _day(value["on"]))


def _day(value: Any) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
