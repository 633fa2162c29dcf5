"""Locks: values that a coach fixed for an athlete. Who and when is kept; a locked value is refused a change.

The key of a value is the one the command line uses: "level", "rule.sets-jump", "area.feet", "target.feet",
"sets-jump.threshold_new".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from analytics.model import AthleteSettings, EvenstrideError, FocusArea, Lock
from analytics.reference import load_guide
from analytics.writing import full_day

PLAIN = ("level", "goal", "week_start", "load_unit", "rehab_mode")


def check_key(key: str) -> None:
    """Raises EvenstrideError when the key names no value that can be locked."""
    kind, _, name = key.partition(".")
    known = {"rule": load_guide().rules.keys(), "area": set(FocusArea), "target": set(FocusArea)}
    if key in PLAIN or key in load_guide().parameters or (kind in known and name in known[kind]):
        return
    raise EvenstrideError(f"There is no setting {key} that can be locked. Nothing was changed.")


def new_locks(keys: Collection[str], locked_by: str, on: dt.date) -> dict[str, Lock]:
    """A lock for each key. Raises EvenstrideError for a key that is none, and without a name."""
    name = " ".join(locked_by.split())
    if not name:
        raise EvenstrideError("A lock needs the name of whoever sets it. Nothing was changed.")
    for key in keys:
        check_key(key)
    return dict.fromkeys(keys, Lock(name, on))


def lockable() -> list[str]:
    """Every key that can be locked: plain settings, target shares, areas, rules, numbers of rules."""
    guide = load_guide()
    by_area = [f"{kind}.{area}" for kind in ("target", "area") for area in FocusArea]
    numbers = [key for key, one in guide.parameters.items() if one.minimum < one.maximum]
    return [*PLAIN, *by_area, *(f"rule.{one}" for one in guide.rules), *numbers]


def refuse_locked(held: AthleteSettings, wanted: AthleteSettings) -> None:
    """Raises EvenstrideError (a sentence) when a locked value would change."""
    for key in sorted(changed_keys(held, wanted) & held.locks.keys()):
        lock = held.locks[key]
        raise EvenstrideError(
            f"{key} is locked by {lock.locked_by} since {full_day(lock.locked_on)}. Nothing was changed."
            " Whoever coaches can unlock it."
        )


def refuse_for_coach(held: AthleteSettings, wanted: AthleteSettings) -> None:
    """Raises EvenstrideError (a sentence) when a runner would change a number that a coach alone chooses."""
    known = load_guide().parameters
    for key in sorted(_changed(held.thresholds, wanted.thresholds, "")):
        if key in known and known[key].is_for_coach:
            raise EvenstrideError(
                f"{key} is for a coach to choose. Nothing was changed. It is in Settings under “For a coach”, and"
                " --as coach on the command line."
            )


def changed_keys(held: AthleteSettings, wanted: AthleteSettings) -> set[str]:
    """Keys of the values that differ."""
    keys = {name for name in PLAIN if getattr(held, name) != getattr(wanted, name)}
    keys |= _changed(held.thresholds, wanted.thresholds, "")
    keys |= _changed(held.targets, wanted.targets, "target.")
    keys |= {f"rule.{one}" for one in held.rules_off ^ wanted.rules_off}
    keys |= {f"rule.{one}" for one in held.rules_on ^ wanted.rules_on}
    return keys | {f"area.{one}" for one in held.areas_off ^ wanted.areas_off}


def _changed(held: Mapping[Any, float], wanted: Mapping[Any, float], before: str) -> set[str]:
    return {f"{before}{key}" for key in held.keys() | wanted.keys() if held.get(key) != wanted.get(key)}
