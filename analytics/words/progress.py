"""Sentences of the page *Progress*: how one exercise moves, in which measure, and what is known of it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.model import Exercise, Flag, FlagAnswer, FlagState, FocusArea, LoadUnit, MarkedFlag
from analytics.reference.wording import equipment_text, with_equipment
from analytics.units import format_number, format_seconds, from_kg
from analytics.words.answers import after_text, empty_text
from analytics.words.flags import is_step
from analytics.words.names import ladder_text, why_text
from analytics.words.next_week import load_text, waiting_text
from analytics.words.runner import NUMBERS, area_name, counted, days_ago, short_name, title_of
from analytics.words.week import open_question
from analytics.writing import full_day

Days = npt.NDArray[np.datetime64]
Values = npt.NDArray[np.float64]

ALL = "all"
ABOUT = "About this exercise"
CORRIDOR_FROM = 4
END_SESSIONS = 5
"""The change is told from the middle of the first to the middle of the last five sessions (fewer in a short log)."""
STEADY = 0.03
WHOLE = ("reps", "contacts")
LONGEST_ESTIMATED = 10
QUESTION = "Is this exercise moving, and gradually?"
OLD_DAYS = 42
"""After so many days without it the title says when an exercise was done last (our choice)."""
SPANS: Mapping[int, str] = {16: "16 weeks", 52: "1 year", 0: "All"}
ENOUGH = 8
"""Values that the shortest span shown at first should hold."""
ESTIMATE_NOTE = (
    "Estimated with Epley's formula, load × (1 + repetitions ÷ 30), from working sets of 1 to 10 repetitions. Thin"
    " lines: each estimate can be about 5% out either way, so read the drift, not one dot."
)
WORK_NOTE = "Every session. Hatched: the part more than 10% over your biggest session of the 30 days before."
WORK_WAITS = "The limit of one session waits too."
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
WITHOUT: Mapping[str, str] = {
    "top_load": "load",
    "top_reps": "repetitions",
    "top_hold": "time held",
    "contacts": "contacts",
    "speed": "speed",
}
GAINS = "steady gains"
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


def chart_note(least_step: float, unit: str) -> str:
    """What the marks of the upper chart mean; `least_step`: how far the corridor reaches at least, 0 = not said."""
    step = f", at least {value_text(least_step, unit)} either way" if least_step else ""
    return (
        "● a session, ◇ a new best, ▲ above the guide, ✓ above it and answered, dotted: the best so far. Shaded: the"
        f" gradual corridor, the middle of your last 6 sessions less 7% to plus 8%{step}, from the fourth session on"
        " (our choice)."
    )


def finding(
    name: str,
    sessions: pd.DataFrame,
    total: int,
    marked: Sequence[MarkedFlag],
    unit: LoadUnit,
    equipment: str | None = None,
    *,
    today: dt.date,
    is_quiet: bool = False,
) -> str:
    """The page's title. `equipment`: the one looked at, where the exercise was done with several.

    `sessions`: PROGRESSION of the span shown; `total`: sessions with a value in the log; `marked`: this exercise's
    flags in that span. What nobody has answered comes first; a log error is nothing that happened.
    `is_quiet`: a new best is not told, as pain was noted in an area it trains.
    """
    short = short_name(name) if equipment is None else with_equipment(short_name(name), equipment)
    shown = valued(sessions)
    if shown.empty:
        return f"{short}: nothing to compare {'yet' if not total else 'in this span'}"
    if len(shown) < CORRIDOR_FROM <= total:
        return f"{short}: only {counted(len(shown), 'session')} in this span"
    if len(shown) == 1:
        return f"{short}: one session so far"
    if len(shown) < CORRIDOR_FROM:
        return title_of(f"{short} has {len(shown)} sessions", f"the corridor needs {CORRIDOR_FROM}")
    trend = trend_text(shown["value"].to_numpy("float64"))
    away = (today - sessions["local_day"].iloc[-1].date()).days
    if away > OLD_DAYS:
        when = f"{short}: last done {days_ago(away)}"
        return title_of(when if len(when.split()) <= 12 else f"{short}: no recent session", f"{trend} until then")
    speaking = [one.flag for one in marked if one.state is FlagState.OPEN and is_step(one.flag)]
    told = [one for one in marked if one.answer not in (None, FlagAnswer.LOG_ERROR) and is_step(one.flag)]
    steps = steps_text(speaking, unit)
    if not steps and told:
        steps = steps_text([one.flag for one in told], unit) + after_text(told)
    first = f"{short}: {trend}"
    joined = f"{first}, {steps}"
    if steps and len(joined.split(" ")) <= 12:
        return joined
    is_best = shown["is_best"].iloc[-1] and trend == GAINS and not is_quiet
    return f"{first}, new best" if is_best else first


def valued(sessions: pd.DataFrame) -> pd.DataFrame:
    """The PROGRESSION rows with a value."""
    known: pd.DataFrame = sessions[sessions["value"].notna()]
    return known.reset_index(drop=True)


def first_span(days: Days, values: Values, spans: Sequence[int] = tuple(SPANS), enough: int = ENOUGH) -> int:
    """The shortest of the spans (weeks, 0 = all) that holds enough sessions with a value; days oldest first."""
    least = min(enough, int(np.isfinite(values).sum()))
    fits = (weeks for weeks in spans if weeks and np.isfinite(values[inside_span(days, weeks)]).sum() >= least)
    return next(fits, 0)


def days_of(sessions: pd.DataFrame) -> tuple[Days, Values]:
    """Day and value of every session of PROGRESSION."""
    return sessions["local_day"].to_numpy("datetime64[D]"), sessions["value"].to_numpy("float64")


def within(sessions: pd.DataFrame, weeks: int) -> pd.DataFrame:
    """PROGRESSION rows of so many weeks up to the latest session; 0 = all of them."""
    inside: pd.DataFrame = sessions[inside_span(days_of(sessions)[0], weeks)]
    return inside.reset_index(drop=True)


def inside_span(days: Days, weeks: int) -> npt.NDArray[np.bool_]:
    """Which of these days, oldest first, lie in so many weeks up to the last; 0 = all."""
    if not weeks or not len(days):
        return np.ones(len(days), "bool")
    inside: npt.NDArray[np.bool_] = days > days[-1] - np.timedelta64(7 * weeks, "D")
    return inside


def span_text(sessions: pd.DataFrame, title: str) -> str:
    """What the charts show: measure, number of sessions, days."""
    if sessions.empty:
        return f"No session holds a value for {title}."
    days, values = sessions["local_day"], int(sessions["value"].notna().sum())
    first, last = days.iloc[0].date(), days.iloc[-1].date()
    span = f"on {full_day(first)}" if first == last else f"from {full_day(first)} to {full_day(last)}"
    many = counted(len(sessions), "session")
    number = many if values == len(sessions) else f"{format_number(values)} of {many}"
    return f"{title[0].upper()}{title[1:]} in {number} {span}."


def errors_text(sessions: pd.DataFrame) -> str:
    """That sessions of a week answered as a log error are no bests; empty where there is none."""
    number = int((sessions["is_error"] & sessions["value"].notna()).sum())
    if not number:
        return ""
    return (
        f"{counted(number, 'session')} of a week answered as a log error {'is' if number == 1 else 'are'} left out of"
        " bests and the corridor until the number is put right in Log."
    )


def without_text(sessions: pd.DataFrame, key: str) -> str:
    """How many sessions have no value in the measure `key` of metrics.MEASURES, and why; empty where all have one."""
    without = sessions[sessions["value"].isna()]
    if without.empty:
        return ""
    is_one = len(without) == 1
    first = f"{counted(len(without), 'session')} {'has' if is_one else 'have'} no"
    count = "counts" if is_one else "count"
    if key == "one_rep_max":
        is_long = (without["top_load_kg"] > 0) & (without["top_reps"] > LONGEST_ESTIMATED)
        why = f"only sets of more than {LONGEST_ESTIMATED} repetitions"
        if not is_long.all():
            why = f"{why}, or none with a load" if is_long.any() else "no set with a load and repetitions"
        return f"{first} estimate ({why}) and {count} towards work only."
    return f"{first} {WITHOUT[key]}, so no dot stands for {'it' if is_one else 'them'} in the upper chart."


def best_heading(title: str) -> str:
    """The heading above the main chart."""
    return f"{title[0].upper()}{title[1:]} of every session"


def work_heading(title: str) -> str:
    """The heading above the chart of work."""
    return f"Work of every session: {title}"


def change_text(sessions: pd.DataFrame, unit: str, *, is_estimate: bool) -> tuple[str, str]:
    """Heading and sentence on the change over the span shown; empty for fewer than four values."""
    sessions = valued(sessions)
    if len(sessions) < CORRIDOR_FROM:
        return "", ""
    first, last = _ends(sessions["value"].to_numpy("float64"))
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
    return f"Next session: {bottom_text(low, unit)} to {top} stays gradual."


def waits_text(
    coming: Any, area: str | None, gaps: pd.DataFrame, last_day: dt.date, *, is_load: bool, has_ended: bool
) -> str:
    """Why no range is shown for the next session; empty where there is one.

    `coming`: a planner.NextSession; `gaps`: GAPS with its open question; `last_day`: of this exercise's sessions.
    """
    if has_ended:
        return "The log ends here. A range begins again with your next entry."
    of_area = "" if area is None else f" of {area_name(area).lower()}"
    if coming.state == "off":
        return "Rehab mode is on, or this area is switched off, so no range is shown."
    if coming.state == "gap":
        question = open_question(gaps, is_waiting=True)
        return empty_text(*question[:2]) if question else waiting_text("gap")
    if coming.state == "ramp":
        limit = "" if math.isnan(coming.upper) else f": up to {counted(coming.upper, 'set')}{of_area} in the week"
        return f"After time off next week has a restart range{limit}. The corridor waits until it is over."
    if coming.state == "old":
        return f"Last done on {full_day(last_day)}: nothing recent to compare the next session with."
    if is_load and not coming.stage.may_load:
        later = f"added weight comes in from week {coming.stage.load_from}"
        return f"For the starter guide next week is trained week {coming.stage.week}; {later}, so no load is shown."
    return ""


def beside_text(coming: Any, area: str | None, unit: LoadUnit) -> str:
    """What *Next week* says beside the corridor: the load, and a restart that the running week still is."""
    parts = []
    if not math.isnan(coming.upper_now):
        of_area = "" if area is None else f" of {area_name(area).lower()}"
        parts.append(f"This week is still a restart: up to {counted(coming.upper_now, 'set')}{of_area}.")
    load = load_text(coming.load_kg, coming.load_limit_kg, unit)
    if load:
        parts.append(f"Weight to log, as on Next week: {load}.")
    return " ".join(parts)


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


def records_text(records: Mapping[str, tuple[float, dt.date]], unit: LoadUnit) -> list[tuple[str, dt.date]]:
    """Each record in words, and its day: `Heaviest load: 82.5 kg on 11 August 2026`."""
    return [
        (f"{RECORD_TITLES[key]}: {_record(key, records[key][0], unit)} on {full_day(day)}", day)
        for key in RECORD_TITLES
        if key in records and (day := records[key][1])
    ]


def option_text(name: str, set_count: float, is_placed: bool) -> str:
    """An exercise in the picker: `Hip thrust · 96 sets`."""
    return f"{name} · {counted(set_count, 'set')}{'' if is_placed else ' · not placed yet'}"


def bottom_text(low: float, unit: str) -> str:
    """The lower end of a range, its unit said by the upper one."""
    return value_text(low, unit) if unit == "s" else value_text(low, unit).split(" ")[0]


def _ends(values: Values) -> tuple[float, float]:
    """Middle value of the first and of the last sessions, at most half of all at each end."""
    size = min(END_SESSIONS, max(len(values) // 2, 1))
    return float(np.median(values[:size])), float(np.median(values[-size:]))


def trend_text(values: Values) -> str:
    """How values moved, oldest first: `steady gains`, `holding steady`."""
    first, last = _ends(values)
    change = last / first - 1
    if abs(change) < STEADY:
        return "holding steady"
    return GAINS if change > 0 else "a little lower than before" if change > -0.15 else "lower than before"


def steps_text(flags: Sequence[Flag], unit: LoadUnit) -> str:
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
