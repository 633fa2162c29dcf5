"""Sentences of the page *Progress*: how one exercise moves, in which measure, and what is known of it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from analytics.model import Exercise, Flag, FocusArea, LoadUnit
from analytics.reference.wording import equipment_text
from analytics.units import format_load, format_number, format_seconds, from_kg
from analytics.words.flags import is_step
from analytics.words.names import ladder_text, why_text
from analytics.words.runner import NUMBERS, counted, short_name, title_of
from analytics.writing import full_day

ALL = "all"
ABOUT = "About this exercise"
CORRIDOR_FROM = 4
END_SESSIONS = 5
"""The change is told from the middle of the first to the middle of the last five sessions (fewer in a short log)."""
STEADY = 0.03
WHOLE = ("reps", "contacts")
QUESTION = "Is this exercise moving, and gradually?"
CHART_NOTE = (
    "● a session, ◇ a new best, ▲ above the guide, dotted: the best so far. Shaded: the gradual corridor, the middle of"
    " your last 6 sessions less 7% to plus 8%, from the fourth session on (our choice)."
)
ESTIMATE_NOTE = (
    "Estimated with Epley's formula, load × (1 + repetitions ÷ 30), from working sets of 1 to 10 repetitions. Thin"
    " lines: each estimate can be about 5% out either way, so read the drift, not one dot."
)
WORK_NOTE = "Hatched: the part more than 10% over your biggest session of the 30 days before."
UNPLACED = (
    "Nobody has placed this name yet, so its sets count in no area and no rule looks at it. Say what it is under"
    " Exercise names, and the whole history follows."
)
OUTSIDE = "This exercise is outside the five areas: it is shown here, and counts in no area."
ALL_EQUIPMENT = (
    "All equipment together: kilograms of one never stand for another, so sessions are compared without loads here."
    " Choose one to see its loads."
)
WORKING_ONLY = "Working sets only; warm-ups are left out."
NOTHING_FLAGGED = "No step of this exercise went outside the guide in the weeks shown."
BIG_SESSION = (
    "Hatched work is one session beside the 30 days before it; the rules for one exercise compare whole weeks."
)
NO_RECORDS = "No measure of this exercise has been logged yet."
RECORDS_NOTE = "Over the whole log; the first day on which each was reached."
RECORD_TITLES: Mapping[str, str] = {
    "one_rep_max": "Best estimated one-rep max",
    "top_load": "Heaviest load",
    "top_reps": "Most repetitions in a set",
    "top_hold": "Longest hold",
    "contacts": "Most contacts in a session",
    "speed": "Fastest set",
}
STEP_NAMES: Mapping[str, str] = {
    "reps-jump": "bigger step in repetitions",
    "hold-jump": "bigger step in time",
    "speed-jump": "bigger step in speed",
}


def value_text(value: float, unit: str) -> str:
    """A value as shown: `82.5 kg`, `12 reps`, `1 min 30 s`, `2.27 m/s`."""
    if unit == "s":
        return format_seconds(value)
    if unit in ("reps", "contacts", "sets"):
        return counted(value, unit.removesuffix("s"), 1)
    digits = 2 if unit == "m/s" else 1 if value < 100 else 0
    return f"{format_number(value, digits)} {unit}"


def finding(
    name: str,
    sessions: pd.DataFrame,
    total: int,
    flags: Sequence[Flag],
    unit: LoadUnit,
    equipment: str | None = None,
    *,
    is_quiet: bool = False,
) -> str:
    """The page's title. `equipment`: the one looked at, where the exercise was done with several.

    `sessions`: PROGRESSION of the span shown, of `total` in the log; `flags`: this exercise's in that span;
    `is_quiet`: a new best is not told, as pain was noted in an area it trains.
    """
    short = short_name(name) + ("" if equipment is None else f", {equipment_text(equipment)}")
    if sessions.empty:
        return f"{short}: nothing to compare yet"
    if len(sessions) < CORRIDOR_FROM <= total:
        return f"{short}: only {counted(len(sessions), 'session')} in this span"
    if len(sessions) == 1:
        return f"{short}: one session so far"
    if len(sessions) < CORRIDOR_FROM:
        return title_of(f"{short} has {len(sessions)} sessions", f"the corridor needs {CORRIDOR_FROM}")
    steps = _steps_text([flag for flag in flags if is_step(flag)], unit)
    trend = _trend(sessions)
    first = f"{short}: {trend}"
    joined = f"{first}, {steps}"
    if steps and len(joined.split(" ")) <= 12:
        return joined
    is_best = sessions["is_best"].iloc[-1] and trend == "steady gains" and not is_quiet
    return f"{first}, new best" if is_best else first


def first_span(sessions: pd.DataFrame, spans: Sequence[int], enough: int) -> int:
    """The shortest of the spans (weeks, 0 = all) that holds enough sessions."""
    fits = (weeks for weeks in spans if weeks and len(within(sessions, weeks)) >= min(enough, len(sessions)))
    return next(fits, 0)


def within(sessions: pd.DataFrame, weeks: int) -> pd.DataFrame:
    """PROGRESSION rows of so many weeks up to the latest session; 0 = all of them."""
    if not weeks or sessions.empty:
        return sessions
    days = sessions["local_day"]
    inside: pd.DataFrame = sessions[days > days.iloc[-1] - pd.Timedelta(weeks=weeks)]
    return inside.reset_index(drop=True)


def span_text(sessions: pd.DataFrame, title: str) -> str:
    """What the charts show: measure, number of sessions, days."""
    if sessions.empty:
        return f"No session holds a value for {title}."
    days = sessions["local_day"]
    first, last = days.iloc[0].date(), days.iloc[-1].date()
    span = f"on {full_day(first)}" if first == last else f"from {full_day(first)} to {full_day(last)}"
    return f"{title[0].upper()}{title[1:]} in {counted(len(sessions), 'session')} {span}."


def best_heading(title: str) -> str:
    """The heading above the main chart."""
    return f"{title[0].upper()}{title[1:]} of every session"


def work_heading(title: str) -> str:
    """The heading above the chart of work."""
    return f"Work of every session: {title}"


def change_text(sessions: pd.DataFrame, unit: str, *, is_estimate: bool) -> tuple[str, str]:
    """Heading and sentence on the change over the span shown; empty for fewer than four sessions."""
    if len(sessions) < CORRIDOR_FROM:
        return "", ""
    first, last = _ends(sessions)
    weeks = max(round((sessions["local_day"].iloc[-1] - sessions["local_day"].iloc[0]).days / 7), 1)
    change = last / first - 1
    if abs(change) < STEADY:
        heading = f"About the same over {counted(weeks, 'week')}"
    else:
        heading = f"About {'+' if change > 0 else '−'}{abs(change):.0%} in {counted(weeks, 'week')}"
    sentence = (
        f"{value_text(first, unit)} to {value_text(last, unit)}, the middle of the first and of the last sessions."
    )
    return heading, f"{sentence} Each estimate can be 5% out." if is_estimate else sentence


def corridor_text(low: float, high: float, unit: str, session_count: int) -> str:
    """Where the next session would stay gradual."""
    if math.isnan(low):
        return f"The corridor needs {CORRIDOR_FROM} sessions. This exercise has {session_count}."
    if unit in WHOLE and math.ceil(low) <= math.floor(high):
        low, high = math.ceil(low), math.floor(high)
        if low == high:
            return f"Next session: {value_text(low, unit)} {'stays' if low == 1 else 'stay'} gradual."
    top = value_text(high, unit)
    bottom = value_text(low, unit) if unit == "s" else value_text(low, unit).split(" ")[0]
    return f"Next session: {bottom} to {top} stays gradual."


def work_text(limit: float, unit: str) -> str:
    """How much the next session can hold."""
    if math.isnan(limit):
        return "No session in the last 30 days to compare with."
    return f"Up to {value_text(limit, unit)} stays within 10% of your biggest session in 30 days."


def nothing_flagged_text(sessions: pd.DataFrame) -> str:
    """Instead of flags; with a word on hatched work, where some is drawn."""
    has_hatched = bool((sessions["work"] > sessions["work_limit"] + 1e-9).any())
    return f"{NOTHING_FLAGGED} {BIG_SESSION}" if has_hatched else NOTHING_FLAGGED


def basis_text(bases: frozenset[str], body_mass_fraction: float, is_in_kg: bool) -> str:
    """What the loads of this exercise hold."""
    if not is_in_kg or not bases:
        return ""
    if not body_mass_fraction > 0:
        return "Loads are the weight you logged; this exercise moves no body mass."
    share = f"{body_mass_fraction:.0%} of body mass"
    if bases == {"effective"}:
        return f"Loads hold the weight you logged and {share}, the part that this exercise moves."
    if bases == {"external"}:
        return f"Loads are the weight you logged. With a body mass in Settings, {share} would count too."
    return f"Loads hold {share} where it is known, and only the weight you logged elsewhere."


def about_text(known: Exercise | None, credits: Mapping[FocusArea, float], name_of: Mapping[str, str]) -> list[str]:
    """Why an exercise counts where it does, and its neighbours on the ladder; nothing for one nobody has placed.

    `known`: the exercise of the catalogue; `credits`: where it counts for this person; `name_of`: exercise_id -> name.
    """
    if known is None:
        return []
    steps = ladder_text(name_of.get(known.easier, ""), name_of.get(known.harder, ""))
    return [text for text in (why_text(replace(known, credits=credits), known.credits), steps) if text]


def is_of(flag: Flag, equipment: str | None) -> bool:
    """Whether a flag of the exercise belongs to what is looked at: steps in load are of one equipment only."""
    return equipment is None or flag.facts.get("equipment", equipment) == equipment


def equipment_option(equipment: str) -> str:
    """Equipment, or ALL of it, in the choice beside the exercise and above its records: `Dumbbell`."""
    text = ALL if equipment == ALL else equipment_text(equipment)
    return text[0].upper() + text[1:]


def records_text(records: Mapping[str, tuple[float, dt.date]], unit: LoadUnit) -> list[str]:
    """Each record in words with its day: `Heaviest load: 82.5 kg on 11 August 2026`."""
    return [
        f"{RECORD_TITLES[key]}: {_record(key, records[key][0], unit)} on {full_day(records[key][1])}"
        for key in RECORD_TITLES
        if key in records
    ]


def option_text(name: str, set_count: float, is_placed: bool) -> str:
    """An exercise in the picker: `Hip thrust · 96 sets`."""
    return f"{name} · {counted(set_count, 'set')}{'' if is_placed else ' · not placed yet'}"


def weekly_table(weeks: pd.DataFrame, unit: LoadUnit) -> pd.DataFrame:
    """The weeks of one exercise as cells; columns without any number are left out."""
    cells: dict[str, list[str]] = {
        "Week from": [full_day(day) for day in weeks["week_start"]],
        "Sessions": [f"{format_number(value)}" for value in weeks["session_count"]],
        "Sets": [format_number(value, 2) for value in weeks["set_count"]],
    }
    kilograms = {"Top load": "top_load_kg", "Estimated 1-rep max": "one_rep_max_kg", "Volume load": "volume_load_kg"}
    for title, column in kilograms.items():
        if (weeks[column] > 0).any():
            exact = column != "volume_load_kg"
            cells[title] = [_load(value, unit, exact) for value in weeks[column]]
    plain = {"Reps": "rep_count", "Most reps in a set": "top_reps", "Contacts": "contact_count"}
    for title, column in plain.items():
        if (weeks[column] > 0).any():
            cells[title] = [_or_blank(value, lambda one: format_number(one, 1)) for value in weeks[column]]
    for title, column in {"Time held": "hold_s", "Longest hold": "top_hold_s"}.items():
        if (weeks[column] > 0).any():
            cells[title] = [_or_blank(value, format_seconds) for value in weeks[column]]
    if (weeks["top_speed_m_s"] > 0).any():
        cells["Fastest"] = [
            _or_blank(value, lambda one: f"{format_number(one, 2)} m/s") for value in weeks["top_speed_m_s"]
        ]
    return pd.DataFrame(cells)


def _ends(sessions: pd.DataFrame) -> tuple[float, float]:
    """Middle value of the first and of the last sessions, at most half of all at each end."""
    size = min(END_SESSIONS, max(len(sessions) // 2, 1))
    return float(sessions["value"].head(size).median()), float(sessions["value"].tail(size).median())


def _trend(sessions: pd.DataFrame) -> str:
    first, last = _ends(sessions)
    change = last / first - 1
    if abs(change) < STEADY:
        return "holding steady"
    return "steady gains" if change > 0 else "a little lower than before" if change > -0.15 else "lower than before"


def _steps_text(flags: Sequence[Flag], unit: LoadUnit) -> str:
    """`one 10 kg step`, `three bigger steps`."""
    if not flags:
        return ""
    if len(flags) > 1:
        many = NUMBERS[len(flags)] if len(flags) < len(NUMBERS) else f"{len(flags)}"
        return f"{many} bigger steps"
    flag = flags[0]
    if flag.rule_id == "weight-jump" and flag.difference is not None:
        return f"one {format_number(from_kg(flag.difference, unit), 1)} {unit.value} step"
    return f"one {STEP_NAMES.get(flag.rule_id, 'bigger step')}"


def _record(key: str, value: float, unit: LoadUnit) -> str:
    if key in ("one_rep_max", "top_load"):
        return value_text(from_kg(value, unit), unit.value)
    return value_text(value, {"top_reps": "reps", "top_hold": "s", "contacts": "contacts", "speed": "m/s"}[key])


def _load(value: float, unit: LoadUnit, exact: bool) -> str:
    if math.isnan(value):
        return ""
    return format_load(value, unit) if exact else f"{format_number(from_kg(value, unit), 0)} {unit.value}"


def _or_blank(value: float, text: object) -> str:
    return "" if math.isnan(value) or value == 0 else text(value)  # type: ignore[operator]
