"""Settings of a group of clients or of everybody: what holds where a client has nothing of their own."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from analytics.model import AthleteSettings, EvenstrideError, Speaker
from analytics.warehouse.change_log import log_change
from analytics.warehouse.coaching import GROUP
from analytics.warehouse.database import Warehouse
from analytics.warehouse.locks import new_locks
from analytics.warehouse.setting_records import MERGED, encode_setting, own_value, put_setting

EVERYBODY = ""
FIELDS = (
    "level",
    "goal",
    "week_start",
    "load_unit",
    "rehab_mode",
    "targets",
    "thresholds",
    "rules_off",
    "rules_on",
    "areas_off",
    "down_weeks",
    "locks",
)
"""What a group may set; the rest is about one person: age, sex, body mass, empty stretches."""

_NOTHING = "null"


def groups(warehouse: Warehouse) -> Sequence[str]:
    """Every group that has a client or a setting, by name."""
    rows = warehouse.rows(
        "SELECT label FROM client_labels WHERE kind = $kind UNION SELECT group_name FROM group_settings "
        "WHERE group_name <> ''",
        {"kind": GROUP},
    )
    return sorted((str(name) for (name,) in rows), key=str.casefold)


def group_settings(warehouse: Warehouse, group: str = EVERYBODY) -> AthleteSettings:
    """What clients of the group start from: what everybody has, the group's own in its place, and the defaults."""
    values: dict[str, Any] = {}
    for layer in dict.fromkeys((EVERYBODY, group)):
        for setting, value in _kept(warehouse, layer).items():
            put_setting(values, setting, value)
    return AthleteSettings(**values)


def own_group_settings(warehouse: Warehouse, group: str = EVERYBODY) -> dict[str, Any]:
    """setting -> what the group itself sets, and nothing of what it takes over from everybody."""
    values: dict[str, Any] = {}
    for setting, value in _kept(warehouse, group).items():
        put_setting(values, setting, value)
    return values


def change_group_settings(warehouse: Warehouse, group: str, changes: Mapping[str, Any]) -> AthleteSettings:
    """Set fields for a group, "" for everybody; None takes one away, so that what is beneath holds again.

    An empty text sets nothing on purpose: the default holds for the group, whatever everybody has. Nothing is kept of
    a value that the group has from everybody anyway. Raises EvenstrideError for what is none.
    """
    wrong = next((name for name in changes if name not in FIELDS), None)
    if wrong:
        raise EvenstrideError(f"{wrong} is set for each client, not for a group. A group may set: {', '.join(FIELDS)}.")
    encoded = {
        name: _NOTHING if value == "" and name not in MERGED else encode_setting(name, value)
        for name, value in changes.items()
    }

    def change(inside: Warehouse) -> None:
        beneath = _kept(inside, EVERYBODY) if group != EVERYBODY else {}
        for setting, wanted in encoded.items():
            value = None if wanted is None else _own(beneath, setting, wanted)
            where = [group, setting]
            rows = inside.rows("SELECT value FROM group_settings WHERE group_name = ? AND setting = ?", where)
            log_change(inside, "", group, setting, str(rows[0][0]) if rows else "", value or "", Speaker.COACH)
            inside.run("DELETE FROM group_settings WHERE group_name = ? AND setting = ?", where)
            if value is not None:
                inside.run("INSERT INTO group_settings VALUES (?, ?, ?)", [*where, value])
        inside.run(
            "UPDATE athletes SET data_version = data_version + 1 WHERE $group = '' OR athlete_id IN "
            "(SELECT athlete_id FROM client_labels WHERE kind = 'group' AND label = $group)",
            {"group": group},
        )

    warehouse.write(change)
    return group_settings(warehouse, group)


def lock_group_settings(
    warehouse: Warehouse, group: str, keys: Collection[str], locked_by: str, on: dt.date
) -> AthleteSettings:
    """Fix these values for every client of the group, as they hold for each. Raises as `new_locks` does."""
    held = group_settings(warehouse, group).locks
    return change_group_settings(warehouse, group, {"locks": {**held, **new_locks(keys, locked_by, on)}})


def unlock_group_settings(warehouse: Warehouse, group: str, keys: Collection[str]) -> AthleteSettings:
    """Take these locks away; a key without a lock changes nothing. Raises EvenstrideError for a lock of everybody."""
    of_all = sorted(group_settings(warehouse).locks.keys() & set(keys)) if group != EVERYBODY else []
    if of_all:
        raise EvenstrideError(f"{of_all[0]} is locked for everybody. Nothing was changed. Unlock it there.")
    held = group_settings(warehouse, group).locks
    left = {key: one for key, one in held.items() if key not in keys}
    return change_group_settings(warehouse, group, {"locks": left or None})


def settings_of_their_own(warehouse: Warehouse) -> Mapping[str, Sequence[str]]:
    """athlete_id -> settings of their own that everybody or their group sets otherwise. Locks are added up."""
    rows = warehouse.rows(
        "SELECT DISTINCT s.athlete_id, s.setting FROM settings AS s "
        "LEFT JOIN client_labels AS l ON l.athlete_id = s.athlete_id AND l.kind = 'group' "
        "JOIN group_settings AS g ON g.setting = s.setting AND (g.group_name = '' OR g.group_name = l.label) "
        "WHERE s.setting <> 'locks' ORDER BY 1, 2"
    )
    found: dict[str, list[str]] = {}
    for athlete_id, setting in rows:
        found.setdefault(athlete_id, []).append(setting)
    return found


def _own(beneath: Mapping[str, Any], setting: str, wanted: str) -> str | None:
    if wanted == _NOTHING:
        return _NOTHING if beneath.get(setting) is not None else None
    return own_value(beneath, setting, wanted)


def _kept(warehouse: Warehouse, group: str) -> dict[str, Any]:
    """setting -> JSON value of the group alone."""
    rows = warehouse.rows("SELECT setting, value FROM group_settings WHERE group_name = ? ORDER BY setting", [group])
    return {setting: json.loads(value) for setting, value in rows}
