"""What stands around the sentence of a flag: its heading, its numbers, its level in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from analytics.model import Flag, FocusArea, Level, LoadUnit, MarkedFlag
from analytics.reference import Guide
from analytics.units import format_number
from analytics.words.answers import answer_word
from analytics.words.runner import amount_text, area_name, areas_text, short_name
from analytics.writing import day_text, week_text

LOW_RULES = frozenset({"area-low", "area-neglect", "coverage"})
"""Rules that speak about too little; every other one speaks about a bigger step."""

YEAR_FROM_WEEKS = 26
MIX_RULES = frozenset({"balance"})
SIDE_RULES = frozenset({"side-diff", "side-test"})
TOLD_RULES = frozenset(
    {
        *("above-norm", "area-high", "drift", "gains", "maintain", "novelty", "plyo-tier"),
        *("side-diff", "side-test", "calf-norm"),
        *("spacing", "stack", "starter-load", "starter-size"),
    }
)
"""Rules that stand in the list and never in a title or a card: nothing rose above a guide for a week's amount."""

ALWAYS_FIRST = frozenset({"pain-note"})
LOUD = (Level.STRONG, Level.WATCH)
_LOUDEST_FIRST = (Level.STRONG, Level.WATCH, Level.NOTE, Level.INFO)

LEVELS: Mapping[Level, str] = {
    Level.INFO: "for information, without a level",
    Level.NOTE: "note, the first of three levels",
    Level.WATCH: "watch, the second of three levels",
    Level.STRONG: "strong, the third of three levels",
}
_HEADINGS: Mapping[str, str] = {
    "area-neglect": "no direct work for a while",
    "area-low": "less than the weekly guide",
    "return-ramp": "above the ramp after time off",
}

_NOTHING_INSIDE: Mapping[str, str] = {
    "load-earned": "bodyweight alone",
    "spacing": "a day between",
    "starter-load": "no added weight",
    "starter-order": "no jumps",
}
"""Rules whose limit may be 0: what would have been inside, in words."""

STEP_VERBS: Mapping[str, str] = {
    "reps-jump": "jumped in repetitions",
    "hold-jump": "jumped in time held",
    "weight-jump": "jumped in load",
    "speed-jump": "jumped in speed",
}
_OTHERWISE: Mapping[str, str] = {
    "area-low": "little {} work",
    "area-neglect": "{} left out for a while",
    "balance": "areas away from the target mix",
    "maintain": "long since a strength day",
    "spacing": "{} on two days running",
    "stack": "several rises in {}",
    "starter-load": "added weight in the first weeks",
    "starter-order": "balance work below the starter guide",
    "starter-size": "a session beyond the starter guide",
}
"""What is said in a title where nothing rose above a guide, by rules with a level and those for new lifters."""

WHOLE_WEEK: Mapping[str, str] = {
    "time-jump": "Session time jumped",
    "plyo-jump": "Jumps rose well above guide",
    "plyo-cap": "One session held many jumps",
    "session-spike": "One session was unusually big",
    "daily": "Strength work came on many days",
    "starter-days": "More strength days than the starter guide",
    "starter-order": "Jumps came before balance and strength",
}


def is_loud(flag: Flag) -> bool:
    """Whether a flag may stand in a page's title."""
    return flag.level in LOUD


def is_step(flag: Flag) -> bool:
    """Whether a flag speaks about more than the guide, not about less or another mix."""
    return flag.rule_id not in LOW_RULES | MIX_RULES | TOLD_RULES and flag.level is not Level.INFO


def glyph(flag: Flag) -> str:
    """▲ above the guide, ○ none, ▽ below it, ◐ the mix of areas, □ what is only told."""
    if is_step(flag):
        return "▲"
    if flag.rule_id == "area-low" and flag.observed > 0:
        return "▽"
    if flag.rule_id not in LOW_RULES | MIX_RULES:
        return "□"
    return "◐" if flag.rule_id in MIX_RULES else "○"


def heading(flag: Flag, guide: Guide, names: Mapping[str, str]) -> str:
    """`▲ Calves: a bigger step in sets`. `names`: exercise_id -> name."""
    title = guide.rules[flag.rule_id].title
    about = subject(flag, names)
    if not about:
        return f"{glyph(flag)} {title}"
    return f"{glyph(flag)} {about}: {_HEADINGS.get(flag.rule_id, title[0].lower() + title[1:])}"


def subject(flag: Flag, names: Mapping[str, str]) -> str:
    """The area or exercise that a flag is about; empty for the whole week."""
    if flag.exercise_id:
        return names.get(flag.exercise_id, flag.exercise_id)
    return area_name(flag.focus_area) if flag.focus_area else ""


def when_text(flag: Flag, today: dt.date) -> str:
    """`this week`, `last week, 10 to 16 August`, or the session's day."""
    if flag.session_started_at is not None:
        return f"on {day_text(flag.session_started_at.date())}"
    weeks = (today - flag.week_start).days // 7
    week = week_text(flag.week_start)
    year = f" {flag.week_start.year}" if weeks > YEAR_FROM_WEEKS else ""
    return {0: f"this week, {week}", 1: f"last week, {week}"}.get(weeks, f"in the week of {week}{year}")


def sentence(flag: Flag, today: dt.date) -> str:
    """A flag's text as read on that day: of a week that is over it says `that week`, as pages show other weeks too."""
    is_over = (today - flag.week_start).days >= 7
    return flag.text.replace("this week", "that week") if is_over else flag.text


def numbers_text(flag: Flag, unit: LoadUnit) -> str:
    """Number, reference, difference and limit of a flag in one line."""
    digits = 1 if flag.rule_id == "area-low" else 2  # a mean of weeks, rounded as in the sentence above it
    observed = _seen(flag.observed, flag.measure, unit, digits)
    if flag.rule_id == "coverage":
        return f"{observed} of {format_number(flag.limit, 2)} with direct work"
    parts = [observed]
    if flag.reference is not None and flag.reference != flag.limit:
        parts.append(f"compared with {amount_text(flag.reference, flag.measure, unit)}")
    if inside := inside_text(flag, unit):
        parts.append(f"inside would have been {inside}")
    return ", ".join(parts)


def inside_text(flag: Flag, unit: LoadUnit) -> str:
    """What would have been inside: `up to 9.5 sets`, `at least 2 sets`, `no added weight`; empty without a limit."""
    if flag.limit is None:
        return ""
    if flag.limit == 0:
        return _NOTHING_INSIDE.get(flag.rule_id, "none")
    if flag.limit < 0:
        return f"{_seen(flag.limit, flag.measure, unit)} or more"
    side = "at least" if flag.observed < flag.limit else "up to"
    return f"{side} {amount_text(flag.limit, flag.measure, unit)}"


def _seen(value: float, measure: str, unit: LoadUnit, digits: int = 2) -> str:
    """An amount; a load without weight added, or with some taken off, in words."""
    if measure != "kg" or value > 0:
        return amount_text(value, measure, unit, digits)
    return f"{amount_text(-value, measure, unit)} of assistance" if value < 0 else "bodyweight"


def of_weeks(flags: Iterable[Flag], weeks: Sequence[dt.date]) -> list[Flag]:
    """The flags of these weeks: loudest first, then the newest week, the best evidence, areas in body order."""
    return sorted((flag for flag in flags if flag.week_start in weeks), key=_order)


def marked_of_weeks(marked: Iterable[MarkedFlag], weeks: Sequence[dt.date]) -> list[MarkedFlag]:
    """The same for flags with what was said to them."""
    return sorted((one for one in marked if one.flag.week_start in weeks), key=lambda one: _order(one.flag))


def said_of(area: str, marked: Iterable[MarkedFlag]) -> dict[dt.date, str]:
    """First day of week -> what was said to the bigger steps of one area, for the note on that week."""
    said: dict[dt.date, str] = {}
    for one in marked:
        if one.answer and one.flag.focus_area == area and is_step(one.flag):
            said[one.flag.week_start] = answer_word(one.answer)
    return said


def _order(flag: Flag) -> tuple[int, int, int, str, int]:
    area = len(FocusArea) if flag.focus_area is None else list(FocusArea).index(flag.focus_area)
    return (
        flag.rule_id not in ALWAYS_FIRST,
        _LOUDEST_FIRST.index(flag.level),
        -flag.week_start.toordinal(),
        str(flag.grade),
        area,
    )


def step_text(flags: Sequence[Flag], names: Mapping[str, str], quiet: str = "") -> str:
    """`Calves jumped`, `Hip thrust jumped in load`. `quiet` takes the verb's place for small steps."""
    areas = [flag.focus_area for flag in flags if flag.rule_id == "sets-jump" and flag.focus_area]
    if areas:
        return f"{areas_text(areas)} {quiet or 'jumped'}"
    back = [flag.focus_area for flag in flags if flag.rule_id == "return-ramp" and flag.focus_area]
    if back:
        return f"{areas_text(back)} came back above the ramp"
    for flag in flags:
        if flag.rule_id in WHOLE_WEEK:
            return WHOLE_WEEK[flag.rule_id]
        if about := subject(flag, names):
            verb = STEP_VERBS.get(flag.rule_id, "stepped above guide")
            return f"{short_name(about)} {quiet or verb}"
    return "This week rose above guide" if flags else ""


def other_text(flags: Sequence[Flag]) -> str:
    """`Added weight in the first weeks`, `Feet & arches left out for a while`: the first of them that has words.

    Of those without a level only what is told to new lifters.
    """
    spoken = [one for one in flags if one.level is not Level.INFO or one.rule_id == "starter-order"]
    first = next((one for one in spoken if one.rule_id in _OTHERWISE), None)
    if first is None:
        return ""
    areas = [one.focus_area for one in spoken if one.rule_id == first.rule_id and one.focus_area]
    text = _OTHERWISE[first.rule_id].format(areas_text(areas).lower() if areas else "")
    return text[0].upper() + text[1:]
