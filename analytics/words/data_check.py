"""Sentences of the page *Data check* and of `evenstride check`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from analytics.model import CheckKind, Finding, LoadUnit, Override, OverrideKind
from analytics.units import format_distance, format_load, format_number, format_seconds, from_kg
from analytics.words.add_log import count
from analytics.words.runner import counted
from analytics.writing import days_text, full_day

LEAD = "Nothing here changes by itself. A fix is kept beside what was logged, and can be undone."
ALL_WELL = "No number stands out against its own history, no day lies ahead, and every name is placed."
NOTES_HEADING = "Worth knowing"
CHANGES_NOTE = "What you changed here or on the page Log. The rows of your files stay as they are."
HEADINGS: Mapping[CheckKind, str] = {
    CheckKind.TYPO: "Likely typos",
    CheckKind.UNIT_SWITCH: "Kilograms or pounds",
    CheckKind.SAME_SESSIONS: "The same sessions twice",
    CheckKind.FUTURE: "Days that lie ahead",
    CheckKind.BODY_MASS: "Body mass",
    CheckKind.NO_BODY_MASS: "Sets without kilograms",
    CheckKind.GAP: "Empty stretches",
    CheckKind.UNPLACED: "Names not placed yet",
    CheckKind.FILE_OF_ANOTHER: "A file in two logs",
    CheckKind.MIXED_LOADS: "With and without extra load",
    CheckKind.MIXED_UNITS: "Two units in one file",
}
COLUMN_NAMES: Mapping[str, str] = {
    "load_kg": "load",
    "reps": "repetitions",
    "hold_s": "time",
    "distance_m": "distance",
}
ORDERS: Mapping[str, str] = {"dmy": "day first", "mdy": "month first", "ymd": "year first"}
UNIT_NAMES: Mapping[str, str] = {"kg": "kilograms", "lb": "pounds", "m": "metres", "km": "kilometres", "mi": "miles"}
SIGN_NAMES: Mapping[str, str] = {".": "a point", ",": "a comma"}
MOST_NAMES = 3


def title_text(open_count: int) -> str:
    """`Nothing to check`, `1 thing to look at`, `3 things to look at`."""
    return f"{count(open_count, 'thing')} to look at" if open_count else "Nothing to check"


def finding_text(finding: Finding, unit: LoadUnit, titles: Mapping[str, str]) -> str:
    """What was found, where, and what is asked. `titles`: app id -> title as shown."""
    return TELL[finding.kind](finding, unit, titles)


def answer_label(finding: Finding, answer: str, unit: LoadUnit, titles: Mapping[str, str]) -> str:
    """What stands on the button of an answer."""
    facts = finding.facts
    if answer == "use":
        return f"Use {value_text(facts['column'], facts['meant'], unit_of(finding, unit))}"
    if finding.kind is CheckKind.UNIT_SWITCH:
        day = full_day(facts["day"])
        return {"after": f"Convert from {day} on", "before": f"Convert before {day}", "keep": "It was real"}[answer]
    if finding.kind is CheckKind.SAME_SESSIONS:
        return "Both count" if answer == "both" else f"Count {titles.get(answer, f'the {answer} export')}"
    if finding.kind in (CheckKind.BODY_MASS, CheckKind.FILE_OF_ANOTHER) and answer == "keep":
        return "It is right"
    return {"keep": "Keep", "leave-out": "Leave out"}[answer]


def done_text(finding: Finding, answer: str, unit: LoadUnit, titles: Mapping[str, str]) -> str:
    """What was decided, above the page: `Hip Thrust counts as 72.5 kg.`"""
    facts = finding.facts
    if answer == "use":
        return (
            f"{facts['exercise_name']} counts as {value_text(facts['column'], facts['meant'], unit_of(finding, unit))}."
        )
    if answer == "leave-out":
        what = facts.get("exercise_name") or f"The session of {full_day(facts['day'])}"
        return f"{what} is left out."
    if finding.kind is CheckKind.SAME_SESSIONS and answer != "both":
        return f"Of {count(len(facts['pairs']), 'pair')}, {titles.get(answer, f'the {answer} export')} counts."
    if finding.kind is CheckKind.UNIT_SWITCH and answer != "keep":
        return f"Loads {'from' if answer == 'after' else 'before'} {full_day(facts['day'])} were converted."
    return "Kept as logged. It will not be asked again."


def moment_text(moment: dt.datetime) -> str:
    """`21 August 2026, 18:05`; midnight means that no time was logged."""
    return full_day(moment.date()) + ("" if moment.time() == dt.time(0) else f", {moment:%H:%M}")


def value_text(column: str, value: float, unit: LoadUnit) -> str:
    """`72.5 kg`, `86`, `45 s`, to the hundredth: a typed number is shown as it was typed."""
    if column == "load_kg":
        return f"{format_number(from_kg(value, unit), 2)} {unit.value}"
    if column == "hold_s":
        return format_seconds(value)
    return format_distance(value) if column == "distance_m" else format_number(value)


def amount_text(column: str, value: float | None, unit: LoadUnit) -> str:
    """`load 725 kg`, `846 repetitions`, `time 45 s`; `no time` for none."""
    if value is None:
        return f"no {COLUMN_NAMES[column]}"
    text = value_text(column, value, unit)
    return counted(value, "repetition") if column == "reps" else f"{COLUMN_NAMES[column]} {text}"


def counts_as(column: str, old: float | None, new: float | None, unit: LoadUnit) -> str:
    """`load 725 kg counts as 72.5 kg`, `846 repetitions count as 86`, `load 20 kg counts as none`."""
    verb = "count" if column == "reps" and old not in (None, 1) else "counts"
    return f"{amount_text(column, old, unit)} {verb} as {'none' if new is None else value_text(column, new, unit)}"


def unit_of(finding: Finding, unit: LoadUnit) -> LoadUnit:
    """The unit that the number was typed in; what is shown elsewhere where the file does not say."""
    typed = finding.facts.get("load_unit")
    return LoadUnit(typed) if typed else unit


def places_text(finding: Finding) -> str:
    """`Line 203 of strong.csv`, `Lines 203 and 204 of strong.csv`; empty where nothing stands in a line."""
    if not finding.places:
        return ""
    lines = [f"{format_number(place.line)}" for place in finding.places]
    what = f"Line {lines[0]}" if len(lines) == 1 else f"Lines {', '.join(lines[:-1])} and {lines[-1]}"
    return f"{what} of {finding.places[0].file}"


def settled_text(options: Mapping[str, Any]) -> str:
    """What the person had said about a file: `Read with loads in kilograms, dates with the day first.`"""
    parts = []
    if options.get("load_unit"):
        parts.append(f"loads in {UNIT_NAMES[options['load_unit']]}")
    if options.get("distance_unit"):
        parts.append(f"distances in {UNIT_NAMES[options['distance_unit']]}")
    if options.get("date_order"):
        parts.append(f"dates with the {ORDERS[options['date_order']]}")
    if options.get("decimal_sign"):
        parts.append(f"{SIGN_NAMES[options['decimal_sign']]} before the decimals")
    if options.get("time_zone"):
        parts.append(f"times in {options['time_zone'].replace('_', ' ')}")
    if options.get("sheet"):
        parts.append(f"the sheet {options['sheet']}")
    if options.get("columns"):
        parts.append(f"{count(len(options['columns']), 'column')} chosen by you")
    return f"Read with {', '.join(parts)}." if parts else "The file left no question open."


def rows_text(rows_read: int, kept: int, left_out: int) -> str:
    """`412 rows read, 410 sets kept, 2 rows left out.`"""
    lost = f"{count(left_out, 'row')} left out" if left_out else "none left out"
    return f"{count(rows_read, 'row')} read, {count(kept, 'set')} kept, {lost}."


def override_text(override: Override, unit: LoadUnit, titles: Mapping[str, str]) -> str:
    """One decision: `Hip Thrust, 4 May 2026: load 725 kg counts as 72.5 kg.`"""
    day = f", {full_day(override.first_at.date())}" if override.first_at else ""
    if override.kind is OverrideKind.VALUE:
        shown = LoadUnit(override.load_unit) if override.load_unit else unit
        again = " It was corrected again later." if override.is_replaced else ""
        counts = counts_as(override.column, override.old_value, override.new_value, shown)
        return f"{override.what}{day}: {counts}.{again}"
    if override.kind is OverrideKind.SET:
        return f"{override.what}{day}: {count(override.row_count, 'set')} left out."
    if override.kind is OverrideKind.SESSION:
        app = titles.get(override.what, override.what)
        if override.row_count == 1:
            return f"Session of {app}{day}: left out."
        return f"{count(override.row_count, 'session')} of {app} left out, the first{day.replace(',', ' on', 1)}."
    if override.kind is OverrideKind.LOADS:
        what = "pounds read as kilograms" if (override.new_value or 0) < 1 else "kilograms read as pounds"
        return f"Loads of {titles.get(override.what, override.what)} {_span(override)}: {what}, converted."
    return f"Kept as logged: {override.what}"


def _span(override: Override) -> str:
    first, last = override.first_at, override.last_at
    if first is None or first.year == 1:
        return f"up to {full_day(last.date())}" if last else ""
    if last is None or last.year == 9999:
        return f"from {full_day(first.date())} on"
    return f"from {days_text(first.date(), last.date())}"


def who_text(by: str, at: dt.datetime) -> str:
    """`Decided on 23 August 2026, by the runner.`"""
    return f"Decided on {full_day(at.date())}, by the {by}."


def import_undone_text(file: str) -> str:
    """What is said once an import was taken out."""
    return f"{file} was taken out of the log."


def undone_text() -> str:
    """What is said once a decision was taken back."""
    return "Undone. What counted before counts again."


def _typo(finding: Finding, unit: LoadUnit, titles: Mapping[str, str]) -> str:
    facts, typed = finding.facts, unit_of(finding, unit)
    value, meant, low, high = (
        value_text(facts["column"], facts[one], typed) for one in ("value", "meant", "low", "high")
    )
    name, day = facts["exercise_name"], full_day(facts["session_started_at"].date())
    what = {"load_kg": "", "reps": " repetitions", "hold_s": "", "distance_m": ""}[facts["column"]]
    others = f"{low}{what}" if low == high else f"{low} to {high}{what}"
    return f"{name}, {day}: {value}{what}. The sessions around it hold {others}. Is it {meant}?"


def _unit_switch(finding: Finding, unit: LoadUnit, titles: Mapping[str, str]) -> str:
    facts = finding.facts
    way = f"{format_number(2.2)} times" if facts["direction"] > 0 else "less than half"
    which = "those from that day on pounds" if facts["direction"] > 0 else "those before that day pounds"
    return (
        f"From {full_day(facts['day'])} on, loads of {_listed(facts['exercises'])} are {way} what they were. "
        f"Are {which}, read as kilograms?"
    )


def _same_sessions(finding: Finding, unit: LoadUnit, titles: Mapping[str, str]) -> str:
    facts = finding.facts
    pairs: Sequence[Any] = facts["pairs"]
    many = count(len(pairs), "session")
    verb = "stands" if len(pairs) == 1 else "stand"
    if facts["is_one_app"]:
        where = f"in both {facts['files'][0]} and {facts['files'][1]}, at another hour"
    else:
        where = f"in both {' and '.join(titles.get(app, app) for app in facts['apps'])}"
    last = full_day(pairs[-1][0].date())
    return f"{many} {verb} {where}, with the same sets; the last is of {last}. All count now. Which should?"


def _future(finding: Finding, unit: LoadUnit, titles: Mapping[str, str]) -> str:
    facts = finding.facts
    sets = count(facts["set_count"], "set")
    return f"A session of {sets} is dated {full_day(facts['day'])}. That day is still to come. Is it right?"


def _body_mass(finding: Finding, unit: LoadUnit, titles: Mapping[str, str]) -> str:
    facts = finding.facts
    before, after = (format_load(facts[one], unit) for one in ("before", "after"))
    return (
        f"Body mass is {before} from {full_day(facts['day'])} and {after} from {full_day(facts['next_day'])}. "
        "That is more than 5% apart. Is it right?"
    )


def _no_body_mass(finding: Finding, unit: LoadUnit, titles: Mapping[str, str]) -> str:
    facts = finding.facts
    others = "" if facts["exercise_count"] == 1 else f", most of them {facts['exercise_name']},"
    name = f" of {facts['exercise_name']}" if facts["exercise_count"] == 1 else ""
    has, counts = ("has", "It counts") if facts["set_count"] == 1 else ("have", "They count")
    return (
        f"{count(facts['set_count'], 'set')}{name}{others} {has} no weight. "
        f"{counts} in repetitions until you add body mass."
    )


def _gap(finding: Finding, unit: LoadUnit, titles: Mapping[str, str]) -> str:
    facts = finding.facts
    span = f"since {full_day(facts['first'])}" if facts["last"] is None else days_text(facts["first"], facts["last"])
    if facts["count"] == 1:
        return f"Nothing is logged {span}, {count(facts['days'], 'day')}. Say what it was."
    return (
        f"{format_number(facts['count'])} stretches of 10 days or more hold nothing and are not explained,"
        f" the last {span}. Say what they were."
    )


def _unplaced(finding: Finding, unit: LoadUnit, titles: Mapping[str, str]) -> str:
    names = finding.facts["names"]
    verb = "is" if len(names) == 1 else "are"
    sets = count(finding.facts["set_count"], "set that counts", "sets that count")
    return f"{_listed(names)} {verb} not placed yet: {sets} for no area."


def _file_of_another(finding: Finding, unit: LoadUnit, titles: Mapping[str, str]) -> str:
    return f"{finding.facts['file']} is in the log of {finding.facts['name']} too. Whose is it?"


def _mixed_loads(finding: Finding, unit: LoadUnit, titles: Mapping[str, str]) -> str:
    exercises = finding.facts["exercises"]
    parts = [
        f"{name} ({format_number(loaded)} with, {format_number(bare)} without)"
        for name, loaded, bare in exercises[:MOST_NAMES]
    ]
    more = f" and {count(len(exercises) - MOST_NAMES, 'more exercise')}" if len(exercises) > MOST_NAMES else ""
    return f"Sets with and without extra load: {', '.join(parts)}{more}. Without means body weight alone."


def _mixed_units(finding: Finding, unit: LoadUnit, titles: Mapping[str, str]) -> str:
    facts = finding.facts
    return (
        f"In {facts['file']}, loads stand in kilograms ({count(facts['kg'], 'set')}) and in pounds "
        f"({count(facts['lb'], 'set')}). Each was read in its own unit."
    )


def _listed(names: Sequence[str]) -> str:
    """`Hip Thrust, Back Squat and 3 more`."""
    if len(names) > MOST_NAMES:
        return f"{', '.join(names[: MOST_NAMES - 1])} and {format_number(len(names) - MOST_NAMES + 1)} more"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


TELL = {
    CheckKind.TYPO: _typo,
    CheckKind.UNIT_SWITCH: _unit_switch,
    CheckKind.SAME_SESSIONS: _same_sessions,
    CheckKind.FUTURE: _future,
    CheckKind.BODY_MASS: _body_mass,
    CheckKind.NO_BODY_MASS: _no_body_mass,
    CheckKind.GAP: _gap,
    CheckKind.UNPLACED: _unplaced,
    CheckKind.FILE_OF_ANOTHER: _file_of_another,
    CheckKind.MIXED_LOADS: _mixed_loads,
    CheckKind.MIXED_UNITS: _mixed_units,
}
