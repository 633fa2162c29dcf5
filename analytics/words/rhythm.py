"""Sentences of the page *Rhythm* and of `evenstride rhythm`: how often each area is trained."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.model import FocusArea
from analytics.units import format_number
from analytics.words.runner import (
    NUMBERS,
    area_name,
    areas_text,
    counted,
    listed,
    takes,
    title_of,
)
from analytics.writing import day_text, full_day, week_text

QUESTION = "How often is each area trained?"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_DAYS = 5
"""From so many weekdays on it is shorter to name the others."""
LEAST_WEEKS = 2
"""Weeks of the log, the running one included, from which there is a rhythm to see."""
TABLE_ALT = "Weekdays with strength and days with direct work of the five areas in each week, newest first"
SOURCE_OF_BAND = (
    "One day a week held strength in studies of 13 to 32 weeks; trials that found gains in runners mostly used 2 to 3."
    " Both are about whole sessions, not about one area, so the shaded 1 to 2 is a place to look, not a target."
)
NO_GAPS = "No stretch this long in the weeks shown."
OPEN_GAP = "Open the week in which a stretch began"
STRENGTH = "Strength days"
GAPS_ALT = "Long stretches without direct work of an area, newest first"


def finding(
    rhythm: pd.DataFrame,
    weeks_in_log: int,
    sessions: int,
    often_without: float,
    band: tuple[float, float],
    quiet: Collection[str] = (),
) -> str:
    """The page's title, from one athlete's RHYTHM. `quiet`: areas of which nothing little is said."""
    if weeks_in_log < LEAST_WEEKS or not rhythm["weeks"].max():
        so_far = {1: "One session"}.get(sessions, f"{counted(sessions, 'session')}".capitalize())
        return f"{so_far} so far; rhythm shows from week two"
    rows = [row for row in rhythm.to_dict("records") if row["focus_area"] not in quiet]
    rare = [row["focus_area"] for row in rows if row["weeks_without"] - row["weeks_off"] >= often_without]
    kept = [row for row in rows if row["focus_area"] not in rare]
    regular = [row["focus_area"] for row in kept if 2 * row["weeks_inside"] > row["weeks"]]
    more = [row["focus_area"] for row in kept if 2 * row["weeks_more"] > row["weeks"]]
    usual = ""
    if regular:
        usual = f"{_areas(regular)} {_get(regular)} {span_text(band)}"
    elif more:
        usual = f"{_areas(more)} {_get(more)} more than {counted(band[1], 'day')}"
    if rare:
        skipped = f"{_areas(rare)} {_is_are(rare)} often skipped"
        both = (title_of(one, usual.lower()) for one in (skipped, f"{_areas(rare)} often skipped"))
        return next((one for one in both if ";" in one), skipped)
    if not usual:
        return "No area has a steady number of days yet"
    off = int(rhythm["weeks_off"].max())
    longer = f"{areas_text(more).lower()} {_get(more)} more" if regular and more else ""
    away = f"{NUMBERS[off] if off < len(NUMBERS) else off} {'week' if off == 1 else 'weeks'} off" if off else ""
    return title_of(usual, away) if away and not longer else title_of(f"{usual} most weeks", longer)


def span_text(band: tuple[float, float]) -> str:
    """`1 to 2 days`."""
    return f"{format_number(band[0])} to {counted(band[1], 'day')}"


def dates_text(rhythm: pd.DataFrame, first: dt.date | None, last: dt.date | None, unknown: int) -> str:
    """The line under the title: the weeks that averages are of."""
    weeks = int(rhythm["weeks"].max()) if len(rhythm) else 0
    if not weeks or first is None or last is None:
        return QUESTION
    left_out = (
        f" {counted(unknown, 'week')} {'is' if unknown == 1 else 'are'} left out: the log does not say what"
        f" {'it' if unknown == 1 else 'they'} held."
        if unknown
        else ""
    )
    of = f"the last {counted(weeks, 'full week')}" if weeks > 1 else "the one full week"
    return f"{QUESTION} Averages are of {of}, {day_text(first)} to {full_day(last + dt.timedelta(days=6))}.{left_out}"


def chart_note(band: tuple[float, float], above: float, *, is_new: bool, most_new: float) -> str:
    """What the marks mean, and what more than the band means at this level."""
    more = (
        f"More than {counted(most_new, 'day')} of strength a week is told to new lifters on This week."
        if is_new
        else "More is not a problem in itself and not marked."
    )
    return (
        f"One dot: a day that trained the area directly. Shaded: {span_text(band)} a week. ○ a week with none."
        f" {more} ▲ only at {counted(above, 'day')} or more above your usual week."
    )


def band_label(band: tuple[float, float]) -> str:
    """`1 to 2 a week`, beside the band."""
    return f"{format_number(band[0])} to {format_number(band[1])} a week"


def often_text(row: Mapping[str, Any]) -> str:
    """`2.5 days a week`, of a row of RHYTHM."""
    days = row["days_per_week"]
    return "No full week yet" if math.isnan(days) else f"**{_upper(counted(round(days, 1), 'day', 1))}** a week"


def without_text(row: Mapping[str, Any]) -> str:
    """`3 of the last 8 weeks had none`, the sentence that this page is about."""
    weeks, none = int(row["weeks"]), int(row["weeks_without"])
    if not weeks:
        return ""
    if not none:
        return (
            f"Every one of the last {weeks} weeks had at least 1" if weeks > 1 else "The one full week had at least 1"
        )
    if none == weeks:
        return f"None in the last {weeks} weeks" if weeks > 1 else "The one full week had none"
    off = int(row["weeks_off"])
    why = "" if not off else ", all of them off" if off == none else f", {counted(off, 'week')} of them off"
    return f"{none} of the last {weeks} weeks had none{why}"


def above_text(weeks: pd.DataFrame) -> str:
    """The newest marked week of one area (RHYTHM_WEEKS), or nothing."""
    marked = weeks[weeks["is_above"]].sort_values("week_start")
    if marked.empty:
        return ""
    row = marked.iloc[-1]
    when = "this week so far" if not row["is_complete"] else f"in {week_text(row['week_start'].date())}"
    return f"▲ **{counted(row['training_days'], 'day')}** {when}; usual is {format_number(row['usual_days'])}"


def row_text(row: Mapping[str, Any], weeks: pd.DataFrame, now: int, *, has_ended: bool) -> str:
    """The words beside one row, in Markdown. `weeks`: RHYTHM_WEEKS of the area, those drawn."""
    name = area_name(row["focus_area"]).replace("&", "\\&")
    none = without_text(row)
    lines = [f"**{name}**", often_text(row)]
    lines.append(f"**{none}**" if row["weeks_without"] else f":small[{none}]" if none else "")
    this = "in the last week of the log" if has_ended else "this week so far"
    lines.append(f":small[{counted(now, 'day').capitalize() if now else 'None'} {this}]")
    lines.append(above_text(weeks))
    return "  \n".join(line for line in lines if line)


def strength_text(weeks: int, days_per_week: float, weekdays: Sequence[int]) -> str:
    """The words beside the strip of weekdays, in Markdown."""
    if not weeks:
        return "**Strength days**  \n:small[by weekday]"
    often = counted(round(days_per_week, 1), "day", 1)
    return f"**Strength days**  \n**{often}** a week  \n:small[{_mostly(weeks, weekdays)}]"


def _mostly(weeks: int, weekdays: Sequence[int]) -> str:
    """`Last 8 weeks, mostly Tuesday and Thursday`; a weekday counts from half of the weeks on."""
    names = [WEEKDAYS[nth] for nth in range(7) if 2 * weekdays[nth] >= weeks]
    of = f"Last {counted(weeks, 'week')}" if weeks > 1 else "One week"
    if not names:
        return f"{of}, on no fixed weekday"
    if len(names) >= MOST_DAYS:
        other = [name for name in WEEKDAYS if name not in names]
        return f"{of}, mostly every day but {listed(other)}" if other else f"{of}, mostly every day"
    return f"{of}, mostly {listed(names)}"


def gap_rows(stretches: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """One row of the table for each row of AREA_STRETCHES."""
    return [
        {
            "Area": area_name(one["focus_area"]),
            "From": full_day(one["first_day"]),
            "To": "still running" if pd.isna(one["last_day"]) else full_day(one["last_day"]),
            "Days without": f"{format_number(one['days'])}",
        }
        for one in stretches
    ]


def gap_option(one: Mapping[str, Any]) -> str:
    """`Calves, from 3 August 2026`: a stretch in a list."""
    return f"{area_name(one['focus_area'])}, from {full_day(one['first_day'])}"


def gaps_note(note_days: float) -> str:
    """What the list of stretches holds."""
    return (
        f"Stretches of more than {counted(note_days, 'day')} without direct work, in the weeks shown. Time off of the"
        " whole body is in it too."
    )


def table_rows(weeks: pd.DataFrame, trained: Collection[dt.date]) -> list[dict[str, str]]:
    """The days behind the dots, newest week first: one dict a row of the table. `trained`: every day with a session."""
    rows: dict[pd.Timestamp, dict[str, str]] = {}
    columns = (weeks[name] for name in ("week_start", "focus_area", "training_days", "is_above", "is_unknown"))
    for start, area, days, is_above, is_unknown in zip(*columns, strict=True):
        if start not in rows:
            rows[start] = {"Week from": full_day(start.date()), STRENGTH: _weekdays(start.date(), trained, is_unknown)}
        cells = rows[start]
        cells[area_name(area)] = "not known" if is_unknown else f"{days}{' ▲' if is_above else ''}"
    names = ["Week from", STRENGTH, *map(area_name, FocusArea)]
    return [{name: rows[start][name] for name in names if name in rows[start]} for start in sorted(rows, reverse=True)]


def _weekdays(start: dt.date, trained: Collection[dt.date], is_unknown: bool) -> str:
    """`Tue, Fri`: the days of one week with a session."""
    days = [day for nth in range(7) if (day := start + dt.timedelta(days=nth)) in trained]
    return ", ".join(WEEKDAYS[day.weekday()][:3] for day in days) or ("not known" if is_unknown else "none")


def as_lines(rhythm: pd.DataFrame) -> list[str]:
    """One line an area, for the command line."""
    lines = []
    for line in rhythm.to_dict("records"):
        row = {str(key): value for key, value in line.items()}
        none = without_text(row)
        often = _lower(often_text(row).replace("**", ""))
        lines.append(f"{area_name(row['focus_area'])}: {often}.{f' {none}.' if none else ''}")
    return lines


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _areas(areas: Sequence[str]) -> str:
    return "All five areas" if len(areas) == len(FocusArea) else areas_text(areas)


def _get(areas: Sequence[str]) -> str:
    return takes(areas[0], "get", "gets") if len(areas) == 1 else "get"


def _is_are(areas: Sequence[str]) -> str:
    return takes(areas[0], "are", "is") if len(areas) == 1 else "are"
