"""Sentences of the page *Settings*."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from analytics.model import Experience, GapAnswer, Goal, LoadUnit, Lock, Sex, WeekStart
from analytics.words.add_log import count
from analytics.words.runner import listed
from analytics.writing import days_text, full_day

LEVELS = {
    "": "Decide from my log",
    Experience.NEW: "No, I am new to it",
    Experience.ESTABLISHED: "Yes, I have lifted before",
}
LEVEL_NOTE = "New lifters get smaller steps. Without an answer, a log with fewer than 12 trained weeks counts as new."
GOALS = {Goal.MAINTAIN: "Keep what I have", Goal.BUILD: "Build more"}
WEEK_STARTS = {WeekStart.MONDAY: "Monday", WeekStart.SUNDAY: "Sunday"}
UNITS = {LoadUnit.KG: "Kilograms", LoadUnit.LB: "Pounds"}
SEXES = {"": "Not said", Sex.FEMALE: "Female", Sex.MALE: "Male"}
AGE_NOTE = "Optional. From 60 on, one day a week counts as less than what holds strength."
SEX_NOTE = (
    "Optional, and used for nothing but the rule “Heel raises under the published middle”, which is off until you"
    " switch it on."
)
GAP_ANSWERS = {
    "": "Not answered",
    GapAnswer.RESTED: "Rested, no strength training",
    GapAnswer.NOT_LOGGED: "Trained, but not logged",
    GapAnswer.PARTLY: "Partly logged",
    GapAnswer.ILL: "Ill",
}
GAP_NOTE = (
    "A stretch of 10 days or more without a set can mean rest or a forgotten log. Until you say which, the ranges wait."
)
REHAB_NOTE = (
    "For when you are injured, in rehab, pregnant or under care: every rule stays silent, and the charts go on without"
    " ranges. What to do is a matter for you and the person who looks after you."
)
MASS_REMOVED = "The body mass is taken away."
BODY_MASS_NOTE = (
    "Optional. It turns body-weight exercises into kilograms and is never drawn. Each entry holds from its day on; days"
    " before the first entry use the first."
)
LEAVES = (
    "Nothing leaves this computer: no account, no usage statistics, no request to another host. The files you added are"
    " kept inside the database, so a later version can read them again. To back up, copy the database file while"
    " Evenstride is closed; to remove everything, delete it."
)

DATE_ORDERS = {
    "dmy": "31/12/2026, day first",
    "mdy": "12/31/2026, month first",
    "ymd": "2026/12/31, year first",
}
DECIMAL_SIGNS = {".": "2.5, with a point", ",": "2,5, with a comma"}
HABITS_NOTE = (
    "Every page writes numbers and days this way. It is proposed too where a file can be read in more than one way; you"
    " are asked all the same. Holds for everybody in this database."
)


def as_browser_text(example: str) -> str:
    """The choice that follows the browser."""
    return f"As in your browser: {example}"


def habit_reason(question: str, value: str, *, is_chosen: bool) -> str:
    """Why an order of dates or a decimal sign is proposed: `Your browser writes 31/12/2026, day first.`"""
    example = {"date_order": DATE_ORDERS, "decimal_sign": DECIMAL_SIGNS}[question][value]
    return f"In Settings you chose {example}." if is_chosen else f"Your browser writes {example}."


def suggested_text(unit: LoadUnit, week_start: WeekStart) -> str:
    """What the browser's language suggests, which a new runner begins with."""
    return f"Your browser's language suggests {UNITS[unit].lower()} and weeks from {WEEK_STARTS[week_start]}."


def whose_text(name: str) -> str:
    """Whose settings the page shows."""
    return f"These are the settings of **{name}**. Every change is kept at once."


def delete_question(name: str, session_count: int) -> str:
    """What is asked before an athlete is deleted."""
    what = f"{count(session_count, 'session')} and all settings of “{name}”"
    return f"Delete {what} on this computer? This cannot be undone."


def rules_now_text(is_off: Sequence[str], own: Sequence[str]) -> str:
    """Which rules are off, and which have numbers of one's own; the titles are escaped already; "" = neither."""
    off = f"**Off:** {listed(is_off)}." if is_off else ""
    return f"{off} {f'**With a number of your own:** {listed(own)}.' if own else ''}".strip()


def locked_text(value: str, lock: Lock, name: str) -> str:
    """`20%. Locked by Kim since 4 May 2026.`: what stands where a locked value could be changed; the name escaped."""
    return f"{value}. Locked by {name} since {full_day(lock.locked_on)}."


def for_coach_text(value: str) -> str:
    """`4 weeks. For a coach to choose, further down.`: what stands where a number is not the runner's to change."""
    return f"{value}. For a coach to choose, further down under “For a coach”."


def gap_text(first: dt.date, last: dt.date | None, days: int) -> str:
    """`12 to 30 July 2026, 19 days`, or `since 12 July 2026, 19 days`."""
    span = f"Since {full_day(first)}" if last is None else days_text(first, last)
    return f"{span}, {count(days, 'day')}"
