"""Sentences of the page *Review*: who is left, what changed for one client, and a message to copy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from analytics.units import format_number
from analytics.words.runner import counted, span_text
from analytics.writing import full_day, month_text, week_text

QUESTION = "What changed for each client since you last looked?"
NOTE_REMOVED = "The note is taken away."
NOTE_HELP = (
    "Only you see notes. They are on no page to hand over, and in an export only where you tick that in Settings."
)
MESSAGE_HELP = "A text to copy and change. Evenstride never sends anything."
MOST_IN_MESSAGE = 3
LONG_DAYS, A_YEAR = 10, 365


def title(left: int) -> str:
    """`3 clients left to review`, or `Nothing new to review`."""
    if not left:
        return "Nothing new to review"
    return f"{format_number(left)} client{'s' if left > 1 else ''} left to review"


def place_text(place: int, number: int, reviewed: dt.date | None) -> str:
    """Where one is in the round, and when this client was reviewed last."""
    return f"Client {format_number(place)} of {format_number(number)} · {reviewed_text(reviewed)}"


def reviewed_text(reviewed: dt.date | None) -> str:
    """When a client was reviewed last."""
    return "not reviewed before" if reviewed is None else f"last reviewed on {full_day(reviewed)}"


def since_heading(reviewed: dt.date | None) -> str:
    """What stands over the changes."""
    return "Since your last review" if reviewed else "In the last four weeks"


def since_text(sessions: int, sets: float, since: dt.date, is_review: bool) -> str:
    """`4 sessions with 96 sets since your review on 9 August 2026.`"""
    what = (
        f"since your review on {full_day(since)}" if is_review else f"in the last four weeks, since {full_day(since)}"
    )
    if not sessions:
        return f"No session {what}."
    return f"{counted(sessions, 'session')} with {counted(sets, 'set')} {what}."


def message(
    name: str,
    week_start: dt.date | None,
    more: Sequence[str],
    less: Sequence[str],
    best: str,
    last_day: dt.date | None,
    today: dt.date,
    sign: str,
    *,
    other: Sequence[str] = (),
    is_mixed: bool = False,
    pain: Sequence[str] = (),
) -> str:
    """A plain, kind text with the numbers. `more`, `less`: what went up or had little; `best`: about a new best.

    `last_day`: of the last session; `other`: what is neither more nor less; `is_mixed`: the areas got other shares
    than planned; `pain`: what the client noted, `Noted calf pain on 12 August`.
    """
    first = name.replace("(sample)", "").split()[0] if name.split() else name
    lines = [f"Hi {first},", ""]
    days_since = 0 if last_day is None else (today - last_day).days
    is_quiet = days_since >= LONG_DAYS
    if is_quiet and last_day is not None:
        ago = f"from {month_text(last_day)}" if days_since >= A_YEAR else f"{span_text(days_since)} old"
        lines.append(f"your last strength session in the log is {ago}. How are you getting on?")
        lines.append("If you trained and did not log it, or took a break, just tell me; both are fine.")
    elif week_start is not None:
        lines.append(f"I looked at your strength log, week of {week_text(week_start)}.")
    if pain:
        lines += ["", *(f"You {one[0].lower()}{one[1:]}." for one in pain)]
        lines.append("How is it now? Consider easing off there, and seeing a clinician if it lasts.")
    if more:
        lines += ["", "This went up more than usual:", *(f"- {one}" for one in more[:MOST_IN_MESSAGE])]
        lines.append("Was that planned? Then it is fine. If not, the next week can simply be as before.")
    if less:
        lines += ["", "This had less than usual:", *(f"- {one}" for one in less[:MOST_IN_MESSAGE])]
        lines.append("Two short sets at the end of a session would bring it back.")
    if other and not is_quiet:
        lines += ["", "I would like to ask about this:", *(f"- {one}" for one in other[:MOST_IN_MESSAGE])]
        lines.append("Was that on purpose? Then it may be fine.")
    if is_mixed and not is_quiet:
        lines += ["", "Over four weeks some areas got much more of your sets than others. Is that on purpose?"]
    if best:
        lines += ["", best]
    if not any((pain, more, less, other, is_quiet, is_mixed)):
        lines += ["", "Everything stayed inside your usual range."]
    lines += ["", f"Best wishes{',' if sign else ''}", *([sign] if sign else [])]
    return "\n".join(lines)
