"""Sentences of the page *Start here* and of `evenstride starter`: the phases, the log beside them, a session."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analytics.model import AthleteSettings, FocusArea, LoadUnit, Measure
from analytics.reference.guide import STARTER, Guide, first_jump_week
from analytics.units import format_number, format_seconds, from_kg
from analytics.words.guide import short_source
from analytics.words.runner import area_name, counted, listed
from analytics.writing import full_day

QUESTION = "Where do I start, and what comes next?"
QUESTION_ESTABLISHED = "What does one day a week do, and what do two or three?"
NO_LOG = (
    "Nothing is logged yet, so this is the start of the starter guide. Once there is a log, your weeks stand beside it."
)
AFTER_ANSWER = "After an answer the weeks are counted by it."
LIFTED_BEFORE = "If you have lifted before, say so in Settings, and this page shows what one, two and three days do."
NO_LOG_ESTABLISHED = "Nothing is logged yet. Once there is a log, your own days stand beside this."
MARKS_NOTE = "▲ past the guide, ▽ below it. Only what holds in your week of the guide is asked."
REHAB = "Rehab mode is on, so nothing here is compared."
STALE = "The weeks count on with your next session."
TABLE_ALT = "The starter guide beside the weeks of the log"
WEEKS_ALT = "Every week of the log beside the starter guide, newest first"
SESSION_NOTE = "In this order: balance and control first. Stop each set with two or three repetitions to spare."
TITLES: Mapping[str, str] = {"A": "Balance and bodyweight", "B": "Small loads", "C": "Low jumps"}
SLOT_JUMPS = "jumps"
UNITS: Mapping[Measure, str] = {Measure.HOLD: "second", Measure.CONTACTS: "contact"}


def finding(is_new: bool, week: int, phase: str, first: int, last: int, *, has_log: bool) -> str:
    """The page's title. `first`, `last`: trained weeks of the phase, of the last phase past it."""
    if not is_new:
        return "One day a week holds; two or three build"
    if not has_log:
        return "Start with balance and bodyweight, one or two short days"
    if not phase:
        return f"Past week {last}: the starter guide is behind you"
    if phase == "A":
        return f"Week {week} of {last} with balance and bodyweight"
    what = {"B": "small loads", "C": "low jumps"}[phase]
    if week == first:
        return f"Week {week}: {what} may come in now"
    return f"Week {week} of {last}: {what} are in the guide"


def title(start: Any, *, has_log: bool) -> str:
    """`finding` of a starter.Start."""
    now, last = start.stage, start.phases[-1].last
    ends = next(((one.first, one.last) for one in start.phases if one.name == now.phase), (last, last))
    return finding(now.is_new, now.week, now.phase, *ends, has_log=has_log)


def counted_text(week: int, *, is_running: bool, level_was_set: bool) -> str:
    """How the week is counted."""
    this = f"This is trained week {week}" if is_running else f"Your next session begins trained week {week}"
    said = " Your level counts as new because Settings say so." if level_was_set else ""
    return f"{this}, counted since the first one or since a long break; weeks without a session do not count.{said}"


# ------------------------------------------------------------------------------------------------------- the phases


def phase_cards(
    phases: Iterable[Any], current: str, week: int, guide: Guide, settings: AthleteSettings
) -> list[tuple[str, str]]:
    """One card a phase: its weeks, and what is in it with the guide's numbers."""
    bodies = {"A": _bodyweight(guide, settings), "B": _loads(guide, settings), "C": _jumps(guide, settings)}
    cards = []
    for one in phases:
        if one.last < one.first:
            continue
        where = "you are here" if one.name == current else "behind you" if one.last < week else ""
        weeks = f"week {one.first}" if one.first == one.last else f"weeks {one.first} to {one.last}"
        head = f"{one.name} · {weeks}{f' · {where}' if where else ''}"
        cards.append((head, f"**{TITLES[one.name]}.** {bodies[one.name]}"))
    return cards


def _bodyweight(guide: Guide, settings: AthleteSettings) -> str:
    size = {name: guide.value("starter-size", name, settings) for name in guide.rules["starter-size"].parameters}
    days = guide.value("starter-days", "most_days", settings)
    share = guide.value("starter-order", "balance_share", settings)
    return (
        f"Up to {counted(days, 'day')} a week, each up to {counted(size['minutes'], 'minute')},"
        f" {counted(size['exercises'], 'exercise')}, {counted(size['sets'], 'set')}, {format_number(size['sets_each'])}"
        f" of one exercise, holds up to {format_number(size['hold_seconds'])} seconds. No added weight, no jumps, and"
        f" at least {format_number(100 * share)}% of the sets balance and control."
    )


def _loads(guide: Guide, settings: AthleteSettings) -> str:
    step = guide.value("weight-jump", "threshold", settings)
    return (
        "Added weight comes in, one exercise at a time, with the lightest that is at hand. After that, steps in load"
        f" up to {format_number(100 * step)}% stay inside the guide. Still no jumps."
    )


def _jumps(guide: Guide, settings: AthleteSettings) -> str:
    most = guide.value("plyo-cap", "note_new", settings)
    return (
        "Small jumps on both feet come in, at the end of a session. Up to"
        f" {counted(most, 'contact')} in one session stay inside the guide; a session begins far below that."
    )


def next_text(is_new: bool, week: int, phase: str, load_from: int, jumps_from: int, last: int) -> str:
    """What may come next, and when."""
    if not is_new or not phase:
        return ""
    if week < load_from:
        return f"**Next:** from week {load_from} small loads may come in, {_in_weeks(load_from - week)}."
    if week < jumps_from:
        return f"**Next:** from week {jumps_from} low jumps may come in, {_in_weeks(jumps_from - week)}."
    return (
        f"**Next:** after week {last} you count as established: the limits for sessions end, and one day a week holds"
        " what you have."
    )


def _in_weeks(weeks: int) -> str:
    return "with the next trained week" if weeks == 1 else f"{counted(weeks, 'trained week')} from here"


# ------------------------------------------------------------------------------------------- the log beside the guide


def guide_rows(
    weeks: Sequence[Mapping[str, Any]], week: int, guide: Guide, settings: AthleteSettings
) -> list[dict[str, str]]:
    """One row a number of the guide that holds in this trained week; `weeks`: STARTER_WEEKS, the last two or fewer."""
    rows = []
    for title, limit, name in _asked(week, guide, settings):
        cells = {_column(one): _cell(one, name, guide, settings) for one in reversed(weeks)}
        rows.append({"What": title, "Guide": limit, **cells})
    return rows


def week_rows(weeks: Sequence[Mapping[str, Any]], guide: Guide, settings: AthleteSettings) -> list[dict[str, str]]:
    """One row a week of the log, newest first, with everything the guide looks at."""
    names = {
        "days": "Days",
        "minutes": "Minutes",
        "exercises": "Exercises",
        "sets": "Sets",
        "sets_each": "Of one exercise",
        "hold_seconds": "Longest hold",
        "added_load_kg": "Added weight",
        "balance_share": "Balance",
        "jump_sets": "Jumps",
    }
    return [
        {
            "Week from": full_day(one["week_start"]),
            "Trained week": f"{one['trained_week']}" if one["is_trained"] else "",
            **{title: _cell(one, name, guide, settings) for name, title in names.items()},
        }
        for one in reversed(weeks)
    ]


def _asked(week: int, guide: Guide, settings: AthleteSettings) -> list[tuple[str, str, str]]:
    """(what, what the guide has, column of STARTER_WEEKS) of the numbers that hold in this trained week."""

    def number(rule: str, name: str) -> float:
        return guide.value(rule, name, settings)

    asked = [("Strength days", f"up to {format_number(number('starter-days', 'most_days'))}", "days")]
    if week <= number("starter-size", "weeks"):
        asked += [
            (f"{title} in one session", f"up to {format_number(number('starter-size', name))}{unit}", name)
            for title, unit, name in (
                ("Minutes", "", "minutes"),
                ("Exercises", "", "exercises"),
                ("Sets", "", "sets"),
                ("Sets of one exercise", "", "sets_each"),
                ("Longest hold", " s", "hold_seconds"),
            )
        ]
    if week <= number("starter-load", "weeks"):
        asked.append(("Added weight", "none", "added_load_kg"))
    if week <= number("starter-order", "weeks"):
        share = format_number(100 * number("starter-order", "balance_share"))
        asked.append(("Balance and control", f"at least {share}% of the sets", "balance_share"))
    jumps_from = first_jump_week(guide, settings)
    if week < jumps_from:
        asked.append(("Jumps", f"none before week {format_number(jumps_from)}", "jump_sets"))
    return asked


def _column(one: Mapping[str, Any]) -> str:
    return f"Week from {full_day(one['week_start'])}" + ("" if one["is_complete"] else ", so far")


def _cell(one: Mapping[str, Any], name: str, guide: Guide, settings: AthleteSettings) -> str:
    """`2`, `35 ▲`, `none`; ▲ above the guide and ▽ below it, as the rules for new lifters speak."""
    if not one["is_trained"]:
        return "no session"
    value = one[name]
    if math.isnan(value):
        return "not logged" if name == "minutes" else "no such set"
    shown = {
        "hold_seconds": format_seconds(value) if value else "none",
        "added_load_kg": _load(value, settings.load_unit),
        "balance_share": f"{format_number(100 * value, 0)}%",
        "jump_sets": counted(value, "set") if value else "none",
    }.get(name, format_number(value, 0 if name == "minutes" else 2))
    return f"{shown}{_mark(one, name, guide, settings)}"


def _mark(one: Mapping[str, Any], name: str, guide: Guide, settings: AthleteSettings) -> str:
    if not one["is_new"] or settings.rehab_mode:
        return ""
    rule = {
        "days": "starter-days",
        "added_load_kg": "starter-load",
        "balance_share": "starter-order",
        "jump_sets": "starter-order",
    }.get(name, "starter-size")
    if rule in settings.rules_off:
        return ""
    if name == "jump_sets" and one["trained_week"] >= first_jump_week(guide, settings):
        return ""
    if name not in ("days", "jump_sets") and one["trained_week"] > guide.value(rule, "weeks", settings):
        return ""
    if name == "balance_share":
        return " ▽" if one["is_complete"] and one[name] < guide.value(rule, name, settings) - 1e-9 else ""
    none = ("added_load_kg", "jump_sets")
    limit = 0.0 if name in none else guide.value(rule, "most_days" if name == "days" else name, settings)
    return " ▲" if one[name] > limit + 1e-9 else ""


def _load(load_kg: float, unit: LoadUnit) -> str:
    return f"{format_number(from_kg(load_kg, unit), 1)} {unit.value}" if load_kg > 0 else "none"


def guide_lines(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """The table as lines of text: `Strength days (guide: up to 2): 3 ▲ in the week from 10 August 2026`."""
    return [
        f"{row['What']} (guide: {row['Guide']}): "
        + "; ".join(f"{column[:1].lower()}{column[1:]} {cell}" for column, cell in list(row.items())[2:])
        for row in rows
    ]


def inside_text(rows: Sequence[Mapping[str, str]]) -> str:
    """The table in one sentence: what lies past the guide, or that nothing does."""
    past = [row["What"].lower() for row in rows if any("▲" in cell for cell in list(row.values())[2:])]
    low = [row["What"].lower() for row in rows if any("▽" in cell for cell in list(row.values())[2:])]
    parts = [f"past the guide in {listed(past)}"] if past else []
    parts += [f"below it in {listed(low)}"] if low else []
    if not parts:
        return "These weeks are inside the starter guide."
    return f"These weeks are {' and '.join(parts)}. That can be fine; the guide is on the careful side."


# --------------------------------------------------------------------------------------------------------- a session


def amount_text(step: Any) -> str:
    """`2 × 20 seconds each side`, `2 × 8 repetitions with a small weight`."""
    unit = UNITS.get(step.measure, "repetition")
    side = " each side" if step.is_one_sided else ""
    load = " with a small weight" if step.with_load else ""
    return f"{step.sets} × {counted(step.amount, unit)}{side}{load}"


def slot_name(slot: str) -> str:
    """`feet & arches`, or `jumps`."""
    return slot if slot == SLOT_JUMPS else area_name(FocusArea(slot)).lower()


def step_text(step: Any) -> str:
    """`For feet & arches: 2 × 20 seconds each side. You do it already.`"""
    why = f"You do it already. {step.why}" if step.is_done else step.why
    return f"For {slot_name(step.slot)}: {amount_text(step)}. {why}"


def session_text(session: Any, guide: Guide) -> str:
    """How long it takes, and what it leaves out."""
    rest = guide.value(STARTER, "rest_seconds")
    left = (
        f" Your own limits leave no room for {listed([slot_name(one) for one in session.left_out])}: take turns."
        if session.left_out
        else ""
    )
    if not session.steps:
        return f"Your own limits leave no room for a session.{left}"
    return (
        f"{counted(len(session.steps), 'exercise')}, about {format_number(session.minutes, 0)} minutes with"
        f" {format_number(rest)} seconds of rest after each set.{left}"
    )


def session_as_text(session: Any, guide: Guide) -> str:
    """The session as plain text, to copy or to print."""
    lines = [f"Starter session, phase {session.phase} ({TITLES[session.phase].lower()})", ""]
    lines += [f"{nth}. {one.name}: {amount_text(one)}" for nth, one in enumerate(session.steps, 1)]
    return "\n".join([*lines, "", session_text(session, guide), SESSION_NOTE])


# ------------------------------------------------------------------------------------------------- established lifters


def days_card(guide: Guide, settings: AthleteSettings) -> tuple[str, str]:
    """What one day a week holds, and what two or three build."""
    weeks = format_number(guide.value(STARTER, "hold_weeks"))
    years, older = (guide.value("maintain", name, settings) for name in ("older_years", "older_days"))
    least, most = guide.value("gains", "least_days", settings), guide.value(STARTER, "gains_days")
    return (
        "What a day is for",
        f"**One day a week** held strength for up to {weeks} weeks where the load stayed the same;"
        f" from the age of {format_number(years)}, {counted(older, 'day')} are the guide here. **{_capital(least)} or"
        f" {_word(most)}** days are what trials used in which running got more economical. How the sets are spread over"
        " the days matters little for size.",
    )


def load_card(guide: Guide, weeks: int) -> tuple[str, str]:
    """For who stays on bodyweight past the starter guide: told once, never a flag."""
    step = guide.value("weight-jump", "threshold")
    return (
        "Ready to add load?",
        f"Nothing was added to body mass in your last {weeks} weeks. Trials in which running got more economical used"
        f" heavy or fast work, so bodyweight is a start. One exercise and the lightest weight is enough to begin; steps"
        f" up to {format_number(100 * step)}% stay inside the guide. Bands have no kilograms and do not show here.",
    )


def days_text(days_per_week: float, weeks: int, goal: str) -> str:
    """The person's own days beside that."""
    if not weeks:
        return ""
    return (
        f"Your last {counted(weeks, 'full week')}: **{counted(round(days_per_week, 1), 'strength day', 1)}** a week on"
        f" average. Your goal counts as: {goal}."
    )


def source_lines(guide: Guide, *, is_new: bool) -> list[tuple[str, str]]:
    """(sentence of the brief, what speaks against it and how good the evidence is) of the rules of this page."""
    rules = ("starter-days", "starter-size", "starter-load", "starter-order") if is_new else ("maintain", "gains")
    lines = []
    for rule_id in rules:
        rule = guide.rules[rule_id]
        sources = "; ".join(short_source(guide.citations[key]) for key in rule.citations) or "our choice"
        lines.append((rule.brief.rstrip("."), f"{rule.why_fine} Evidence: {guide.grades[rule.grade]} ({sources})."))
    return lines


def _word(value: float) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven")
    return words[int(value)] if value == int(value) and 0 <= value < len(words) else format_number(value)


def _capital(value: float) -> str:
    return _word(value).capitalize()
