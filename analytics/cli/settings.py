"""`evenstride settings`: show or change how things count for one athlete."""

from __future__ import annotations

import argparse
import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from analytics import metrics
from analytics import warehouse as store
from analytics.cli.days import today_of
from analytics.cli.errors import UsageError
from analytics.cli.output import plain, print_json, print_table, records
from analytics.model import AthleteSettings, FocusArea, GapAnswer, Lock, Speaker
from analytics.reference import load_guide
from analytics.words import changes as words

HELP = (
    "level=new|established|auto, goal=maintain|build, week_start=monday|sunday, load_unit=kg|lb, age_years=N, "
    "sex=female|male, rehab_mode=on|off, body_mass_kg=70 or body_mass_kg@2026-01-31=70, "
    "gap@2026-03-02=rested|not_logged|partly|ill, down_week@2026-03-02=on|off, rule.sets-jump=on|off, "
    "area.feet=on|off, target.feet=0.25, sets-jump.threshold_established=0.2; "
    "a value of 'default' takes a setting back; a KEY alone to lock it"
)

_PLAIN = {"level", "goal", "week_start", "load_unit", "age_years", "sex"}
_SWITCH = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}
_POUND_KG = 0.45359237


def run_settings(args: argparse.Namespace) -> int:
    """Carry out every KEY=VALUE (all or none), lock or unlock every KEY named, then show the settings."""
    with store.open_warehouse(args.database) as warehouse:
        athlete_id = store.find_athlete(warehouse, args.athlete).athlete_id
        today = today_of(args)
        before = store.settings(warehouse, athlete_id)
        steps, keys = _read_changes(args, today)

        def change(inside: store.Warehouse) -> None:
            if args.unlock:
                store.unlock_settings(inside, athlete_id, keys)
            for step in steps:
                step(inside, Client(athlete_id, Speaker(args.speaker)))
            if args.lock:
                store.lock_settings(inside, athlete_id, keys, args.by, today)

        if args.changes:
            warehouse.write(change)
        after = store.settings(warehouse, athlete_id) if args.changes else before
    shown = _shown(after)
    if args.json:
        print_json({"athlete": args.athlete, "settings": shown})
    else:
        print_table([{"setting": key, "value": value} for key, value in shown.items()])
    return 0


@dataclass(frozen=True)
class Group:
    """Whose settings a command changes when it is not one athlete; an empty name means everybody."""

    name: str


@dataclass(frozen=True)
class Client:
    """The athlete whose settings a command changes, and who says so."""

    athlete_id: str
    by: Speaker


Whose = Client | Group
Step = Callable[[store.Warehouse, Whose], object]


def run_group_settings(args: argparse.Namespace) -> int:
    """Carry out every KEY=VALUE for a group or everybody (all or none), then show what holds and who sets it."""
    group = Group("" if args.everybody else args.group)
    today = today_of(args)
    with store.open_warehouse(args.database) as warehouse:
        steps, keys = _read_changes(args, today)

        def change(inside: store.Warehouse) -> None:
            if args.unlock:
                store.unlock_group_settings(inside, group.name, keys)
            for step in steps:
                step(inside, group)
            if args.lock:
                store.lock_group_settings(inside, group.name, keys, args.by, today)

        if args.changes:
            warehouse.write(change)
        own = store.own_group_settings(warehouse, group.name)
        for_all = store.own_group_settings(warehouse) if group.name else {}
    if args.json:
        beneath = {"everybody": _values(for_all)} if group.name else {}
        print_json({"group": group.name or None, "settings": _values(own), **beneath})
    else:
        print_table(_layer_rows(own, for_all, group.name))
    return 0


def _layer_rows(own: Mapping[str, Any], for_all: Mapping[str, Any], group: str) -> list[dict[str, Any]]:
    """One row a value in force, with who sets it, and what everybody else has where the group sets it otherwise."""
    mine, theirs = _each(own), _each(for_all)
    if not group:
        return [{"setting": key, "value": value} for key, value in mine.items()]
    return [
        {
            "setting": key,
            "value": mine.get(key, theirs.get(key)),
            "set_for": group if key in mine else "everybody",
            "everybody": theirs.get(key, "") if key in mine else "",
        }
        for key in dict.fromkeys([*mine, *theirs])
    ]


def _each(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Settings by name, each number of a rule and each lock by itself, as a group and everybody are added up."""
    values: dict[str, Any] = {}
    for name, value in _values(settings).items():
        if name == "thresholds":
            values |= value
        elif name == "locks":
            values |= {f"lock {key}": f"{one['locked_by']}, {one['locked_on']}" for key, one in value.items()}
        else:
            values[name] = value
    return values


def run_changes(args: argparse.Namespace) -> int:
    """Who changed which setting, and when, newest first: each value by itself, with what it was before."""
    with store.open_warehouse(args.database) as warehouse:
        names = {one.athlete_id: one.name for one in store.athletes(warehouse)}
        key = store.find_athlete(warehouse, args.athlete).athlete_id if args.athlete else None
        rows = store.changes(warehouse, key)
    if args.group is not None:
        rows = rows[(rows["athlete_id"] == "") & (rows["group_name"] == args.group)]
    rows = rows.assign(athlete=rows["athlete_id"].map(names).fillna(""))
    told = []
    for one in records(rows):
        who = words.who_text(one["changed_by"], is_of_one=bool(one.pop("athlete_id")))
        lines = words.change_lines(one["setting"], one["old_value"], one["new_value"], load_guide())
        values = [{"what": what, "from": before, "to": after} for what, before, after in lines]
        told.append({**one, "who": who, "values": values})
    if args.json:
        print_json({"changes": told})
    else:
        print_table(
            [
                {
                    "when": one["changed_at"],
                    "who": one["who"],
                    "whose": one["athlete"] or one["group_name"] or "everybody",
                    **value,
                }
                for one in told
                for value in one["values"]
            ]
        )
    return 0


def _read_changes(args: argparse.Namespace, today: dt.date) -> tuple[list[Step], list[str]]:
    """The steps that were asked for, and the keys they are about; a KEY alone is only locked or unlocked."""
    bare = args.lock or args.unlock
    steps = [_step(text, today) for text in args.changes if "=" in text or not bare]
    keys = [text.partition("=")[0].strip() for text in args.changes]
    if bare and not keys:
        raise UsageError("Name what to lock or unlock, for example rule.sets-jump or sets-jump.threshold_new.")
    return steps, keys


def _held(warehouse: store.Warehouse, whose: Whose) -> AthleteSettings:
    if isinstance(whose, Group):
        return store.group_settings(warehouse, whose.name)
    return store.settings(warehouse, whose.athlete_id)


def _change(warehouse: store.Warehouse, whose: Whose, changes: Mapping[str, Any]) -> object:
    if isinstance(whose, Group):
        return store.change_group_settings(warehouse, whose.name, changes)
    return store.change_settings(warehouse, whose.athlete_id, changes, whose.by)


def _mass_of(warehouse: store.Warehouse, whose: Whose, day: dt.date, mass: float | None) -> None:
    if isinstance(whose, Group):
        raise UsageError("A body mass is set for each client, not for a group.")
    store.set_body_mass(warehouse, whose.athlete_id, day, mass, whose.by)


def _step(text: str, today: dt.date) -> Step:
    """One KEY=VALUE as a change to the store; UsageError when it is not understood."""
    key, equals, value = (part.strip() for part in text.partition("="))
    if not equals or not value:
        raise UsageError(f"{text} is not KEY=VALUE. {_known()}")
    name, _, where = key.partition("@")
    unset = value.lower() in ("default", "none", "auto")
    if name == "level" and value.lower() == "auto":
        return lambda warehouse, whose: _change(warehouse, whose, {name: "" if isinstance(whose, Group) else None})
    if name in _PLAIN and not where:
        return lambda warehouse, athlete: _change(warehouse, athlete, {name: None if unset else _number(value)})
    if name == "rehab_mode":
        return lambda warehouse, athlete: _change(warehouse, athlete, {name: _switch(key, value)})
    if name == "body_mass_kg":
        day = _day(where) if where else today
        mass = None if unset else _mass(value)
        return lambda warehouse, athlete: _mass_of(warehouse, athlete, day, mass)
    if name == "gap":
        return _entry("gap_answers", _day(where), None if unset else _answer(value))
    if name == "down_week":
        return _down_week(_day(where), _switch(key, value))
    kind, _, rest = key.partition(".")
    if kind == "rule":
        return _rule_switch(_rule(rest), _switch(key, value))
    if kind == "area":
        return _member("areas_off", _area(rest), not _switch(key, value))
    if kind == "target":
        return _entry("targets", _area(rest), None if unset else _float(key, value))
    return _threshold(key, None if unset else _float(key, value))


def _entry(field: str, key: Any, value: Any) -> Step:
    """Set or remove one entry of a setting that is a mapping."""

    def step(warehouse: store.Warehouse, athlete_id: Whose) -> None:
        mapping: Mapping[Any, Any] = getattr(_held(warehouse, athlete_id), field)
        changed = {one: held for one, held in mapping.items() if one != key} | ({} if value is None else {key: value})
        _change(warehouse, athlete_id, {field: {str(one): held for one, held in changed.items()}})

    return step


def _member(field: str, member: Any, present: bool) -> Step:
    """Put one member into a setting that is a set, or take it out."""

    def step(warehouse: store.Warehouse, athlete_id: Whose) -> None:
        held: frozenset[Any] = getattr(_held(warehouse, athlete_id), field)
        changed = held | {member} if present else held - {member}
        _change(warehouse, athlete_id, {field: changed})

    return step


def _down_week(day: dt.date, present: bool) -> Step:
    """Mark the week that this day lies in, or take the mark away; weeks begin as the athlete's do."""

    def step(warehouse: store.Warehouse, athlete_id: Whose) -> None:
        week = metrics.week_start_of(day, _held(warehouse, athlete_id).week_start)
        _member("down_weeks", week, present)(warehouse, athlete_id)

    return step


def _rule_switch(rule_id: str, is_on: bool) -> Step:
    """Switch a rule on or off; those that are off at first are kept in a list of their own."""
    if load_guide().rules[rule_id].is_off_at_first:
        return _member("rules_on", rule_id, is_on)
    return _member("rules_off", rule_id, not is_on)


def _threshold(key: str, value: float | None) -> Step:
    guide = load_guide()
    if key not in guide.parameters:
        raise UsageError(f"There is no setting {key}. {_known()}")
    if value is not None:
        try:
            guide.check({key: value})
        except ValueError as error:
            raise UsageError(str(error)) from error
    return _entry("thresholds", key, value)


def _shown(settings: AthleteSettings) -> dict[str, Any]:
    """Settings as plain values, collections only where something is in them."""
    return _values({key: value for key, value in vars(settings).items() if value not in ({}, frozenset())})


def _values(settings: Mapping[Any, Any]) -> dict[str, Any]:
    """Settings by name as plain values."""
    return {str(key): _value(one) for key, one in settings.items()}


def _value(one: Any) -> Any:
    if isinstance(one, Mapping):
        return _values(one)
    if isinstance(one, Lock):
        return _values(vars(one))
    return sorted(map(str, one)) if isinstance(one, frozenset) else plain(one)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text or 'Nothing'} is not a day; write it as 2026-03-31.") from None


def _mass(text: str) -> float:
    found = re.fullmatch(r"([\d.]+)\s*(kg|lb|lbs)?", text.lower())
    if not found:
        raise UsageError(f"{text} is not a body mass; write for example body_mass_kg=70.")
    return _float("body_mass_kg", found[1]) * (_POUND_KG if (found[2] or "kg").startswith("lb") else 1)


def _answer(text: str) -> str:
    try:
        return str(GapAnswer(text))
    except ValueError:
        raise UsageError(f"{text} is no answer to a gap; use {', '.join(GapAnswer)} or default.") from None


def _area(text: str) -> FocusArea:
    try:
        return FocusArea(text)
    except ValueError:
        raise UsageError(f"{text or 'Nothing'} is not a focus area; use {', '.join(FocusArea)}.") from None


def _rule(text: str) -> str:
    if text not in load_guide().rules:
        raise UsageError(f"There is no rule {text}; the rules are {', '.join(load_guide().rules)}.")
    return text


def _switch(key: str, text: str) -> bool:
    try:
        return _SWITCH[text.lower()]
    except KeyError:
        raise UsageError(f"{key} is on or off, not {text}.") from None


def _float(key: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise UsageError(f"{key} is a number, not {text}.") from None


def _number(text: str) -> str | int:
    return int(text) if text.isdecimal() else text


def _known() -> str:
    return f"The settings are: {HELP}."
