"""What stands around answers: to a flag, to an empty stretch, and the line of what waits folded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from analytics.model import FlagAnswer, FlagState, GapAnswer, MarkedFlag, Speaker
from analytics.units import format_number
from analytics.writing import day_text, full_day

OPENED = 3
"""So many open items a week stand open; the rest is one click away."""

ASK = "What was it?"
CHOICES: Mapping[FlagAnswer, str] = {
    FlagAnswer.PLANNED: "Planned",
    FlagAnswer.HOLIDAY: "Holiday before",
    FlagAnswer.ILL: "Ill",
    FlagAnswer.LOG_ERROR: "Log error",
    FlagAnswer.NOTICED: "Noticed",
}
ASK_HELP = (
    "Your answer is kept with the date and takes the item out of what is new. Press it again to take it back."
    " Noticed twice, the same note about the same area waits folded from then on."
)
SAMPLE_REASON = "These are sample data, so answers cannot be given here. With your own log they are kept."
SAMPLE_NOTE = (
    "In your own log each of these takes an answer: "
    f"{', '.join(text.lower() for text in CHOICES.values())}. These are sample data, where nothing is kept."
)
QUIET_NOTE = (
    "You noticed the same twice, so it waits here from now on and is not counted as new. A louder one still speaks."
)
SPEAK_AGAIN = "Speak again"
CHART_NOTE = "✓ you answered an item of that week."
_WORDS: Mapping[FlagAnswer, str] = {
    FlagAnswer.PLANNED: "planned",
    FlagAnswer.HOLIDAY: "holiday before",
    FlagAnswer.ILL: "ill",
    FlagAnswer.LOG_ERROR: "log error",
    FlagAnswer.NOTICED: "noticed",
}
_AFTER: Mapping[FlagAnswer, str] = {FlagAnswer.PLANNED: ", as planned", FlagAnswer.HOLIDAY: ", after a holiday"}

GAP_CHOICES: Mapping[GapAnswer, str] = {
    GapAnswer.RESTED: "Rested",
    GapAnswer.NOT_LOGGED: "Trained, not logged",
    GapAnswer.PARTLY: "Partly logged",
    GapAnswer.ILL: "Ill",
}
_GAP_WORDS: Mapping[str, str] = {
    "": "not answered",
    GapAnswer.RESTED: "rested",
    GapAnswer.NOT_LOGGED: "trained, not logged",
    GapAnswer.PARTLY: "partly logged",
    GapAnswer.ILL: "ill",
}
GAP_HELP = (
    "Rested or ill: the days count as none, and the way back begins with smaller ranges. Trained, not logged, or partly"
    " logged: the days count as unknown and are left out of every comparison."
)


def answer_word(answer: FlagAnswer) -> str:
    """`planned`, as it stands beside a week."""
    return _WORDS[answer]


def answered_text(marked: MarkedFlag) -> str:
    """`Answered: planned, 14 August 2026.` with who said it where that was a coach; empty without an answer.

    A coach's name is data: escape the text before it is shown.
    """
    if marked.answer is None or marked.answered_at is None:
        return ""
    by = ""
    if marked.answered_by is Speaker.COACH:
        by = f" by {marked.answered_name}, the coach" if marked.answered_name else " by the coach"
    return f"Answered{by}: {_WORDS[marked.answer]}, {full_day(marked.answered_at.date())}."


def kept_text(answer: FlagAnswer | None) -> str:
    """What is said once after an answer was given or taken back."""
    return "Taken back. It is open again." if answer is None else f"Kept: {_WORDS[answer]}."


def folded_text(state: FlagState, number: int) -> str:
    """The line that opens what does not stand open: `3 more`, `Answered (2)`, `Quiet (1)`."""
    if state is FlagState.OPEN:
        return f"{number} more"
    return f"{'Answered' if state is FlagState.ANSWERED else 'Quiet'} ({number})"


def after_text(marked: Sequence[MarkedFlag]) -> str:
    """What a title says after flags that were all answered alike: `, as planned`, `, after a holiday`, or nothing."""
    answers = {one.answer for one in marked if one.answer}
    return _AFTER.get(answers.pop(), "") if len(answers) == 1 else ""


def gap_word(answer: str) -> str:
    """`rested`, `not answered`: what an empty stretch was."""
    return _GAP_WORDS[answer]


def gap_question(first: dt.date, last: dt.date | None, days: int) -> str:
    """The question about one stretch: when, how long, and what waits for the answer."""
    return f"**{format_number(days)} days without an entry.** {empty_text(first, last)}"


def empty_text(first: dt.date, last: dt.date | None) -> str:
    """What an empty stretch that nobody has explained leaves open."""
    span = f"Since {full_day(first)}" if last is None else f"From {day_text(first)} to {full_day(last)}"
    return f"{span} the log is empty. Until you say what that was, the ranges wait and most rules stay silent."


def gap_line(first: dt.date, last: dt.date | None, days: int, answer: str) -> str:
    """`19 July to 10 August 2026, 23 days: rested`."""
    span = f"since {full_day(first)}" if last is None else f"{day_text(first)} to {full_day(last)}"
    return f"{span}, {format_number(days)} days: {gap_word(answer)}"
