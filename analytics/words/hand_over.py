"""Sentences of the page to hand over, and of the screen and the command that make it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from analytics.model import Flag, Level, LoadUnit
from analytics.units import format_number
from analytics.words.area_rows import next_text, state_text, value_text
from analytics.words.flags import when_text
from analytics.words.next_week import amount_text, load_text, range_text
from analytics.words.runner import counted
from analytics.words.week import AreaWeek, Week
from analytics.writing import day_text, full_day, week_text

QUESTION = "What shall another person see of this log, on one page?"
TITLE = "Hand over one page"
ROWS_TITLE = "How much did each area get?"
FLAGS_TITLE = "Worth a look"
NEXT_TITLE = "Next week"
NOTE_TITLE = "Note"
NOT_COUNTED_TITLE = "What was not counted"
NEXT_NOTE = "The largest that would not be marked next week. In brackets: the largest of the weeks it is compared with."
EMPTY = "Nothing that counts is in this log yet"
STANDS_ON = "Made by Evenstride, which is free and open. Every number opens to its sets and its source in the app."
NAMINGS: Mapping[str, str] = {"name": "Name", "initials": "Initials", "code": "Code"}
FORMATS: Mapping[str, str] = {"pdf": "PDF", "html": "Web page (HTML)", "text": "Text", "xlsx": "Spreadsheet (XLSX)"}
FORMAT_HELP: Mapping[str, str] = {
    "pdf": "One A4 page, to print or to send.",
    "html": "One file without scripts that any browser opens and prints.",
    "text": "The same without pictures, for a message or a screen reader.",
    "xlsx": "The weeks and what stood out as rows, to work on.",
}
NOTE_LIMIT = 600
NOTE_LABEL = "A note that goes on the page, as typed"
WHAT_TITLE = "What shall it hold?"
TAKE_TITLE = "Take it along"
PREVIEW_TITLE = "As it will be printed"
AS_TEXT = "Read as text"
WEEKS_LABEL = "Weeks"
NAMING_LABEL = "Named by"
DAY_LABEL = "As it stood on"
FLAGS_LABEL = "What stood out, with the answers"
NEXT_LABEL = "Ranges of next week"
WEEK_NOTES_LABEL = "Notes on weeks to put on it"
WHOSE_PAGES = "Pages of several athletes"
EVERYBODY = "Everybody"
ALL_HELP = "A PDF each and one spreadsheet of all, in one zip file; without the note that was typed for one of them."
NAMING_NOTE = (
    "Initials or a code take the place of the name on the page, in its properties and in the file's name. A note is"
    " printed as typed. The code stays the same for the same person."
)
OTHER_LETTERS = (
    "The page's own font lacks letters of a name; fonts of this computer were used for them, so the page may look"
    " different elsewhere."
)


def span_text(first: dt.date, last: dt.date, weeks: int, *, is_running: bool) -> str:
    """The dates of a page: `11 May to 23 August 2026: 16 weeks, the running one included.`"""
    start = day_text(first) if first.year == last.year else full_day(first)
    running = ", the running one included" if is_running else ""
    return f"{start} to {full_day(last)}: {counted(weeks, 'week')}{running}."


def row_lines(area: AreaWeek, week: Week, shown: str) -> tuple[str, str]:
    """Value and state of an area, as plain text."""
    return plain(value_text(area, shown, week.has_ended)), state_text(area, week)


def range_line(row: Mapping[str, Any] | None, area: AreaWeek) -> str:
    """What next week can hold in an area: the range of the planner, else that of the row."""
    return range_text(row) if row is not None else next_text(area)


def flag_line(flag: Flag, today: dt.date) -> str:
    """What stands beside the heading of a flag: when, and how loudly."""
    level = "for information" if flag.level is Level.INFO else str(flag.level)
    return f"{when_text(flag, today)} · {level}"


def exercise_line(row: Mapping[str, Any], unit: LoadUnit) -> str:
    """What next week can hold of an exercise; empty where nothing is compared."""
    return "; ".join(one for one in (load_text(row["load_kg"], row["load_limit_kg"], unit), amount_text(row)) if one)


def more_text(number: int) -> str:
    """What is folded away: `3 more in the app.`; empty for none."""
    return f"{number} more in the app." if number else ""


def week_note_heading(monday: dt.date) -> str:
    """Which week a note belongs to."""
    return f"Week of {week_text(monday)} {monday.year}"


def made_text(today: dt.date, judged_by: str) -> str:
    """When and with what the page was made, and the numbers it was judged by (words.guide.judged_by)."""
    return f"As of {full_day(today)}. {judged_by} {STANDS_ON}"


def written_text(number: int, folder: str) -> str:
    """What the command says at its end."""
    return f"{counted(number, 'file')} written to {folder}."


def picture_alt(name: str, finding: str) -> str:
    """What the preview shows."""
    return f"The printed page of {name}: {finding}. Its words stand below under {AS_TEXT}."


def all_label(number: int) -> str:
    """The button for everybody's page."""
    return f"All {format_number(number)} athletes (ZIP)"


def group_label(group: str, number: int) -> str:
    """The button for the pages of a group, whose name is escaped already."""
    return f"{group}: {format_number(number)} {'athlete' if number == 1 else 'athletes'} (ZIP)"


def plain(text: str) -> str:
    """Text of ours without the marks of Markdown."""
    return text.replace("**", "").replace("\\&", "&")
