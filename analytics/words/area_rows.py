"""Words beside the weekly rows of *This week*: value and state of every area, the notes around them, the table."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence

from analytics.model import LoadUnit
from analytics.units import format_number
from analytics.words.runner import counted
from analytics.words.week import AreaWeek, Week
from analytics.writing import short_full_day

SETS_NOTE = "Shaded: your guide, as it stood in each week. Hatched: the part above it. ○ a week with none."
OWN_SCALE = "Every row has its own scale."
OPENS = "A bar opens its week."
LENSES: Mapping[str, str] = {
    "set_count": "Sets",
    "rep_count": "Reps",
    "hold_s": "Minutes held",
    "volume_load_kg": "Kilograms",
    "contact_count": "Contacts",
    "training_days": "Days",
}
"""Every lens of the weekly charts, as the switch names it."""


def lens_name(lens: str, unit: LoadUnit) -> str:
    """What the switch calls a lens; kilograms are pounds for those who type pounds."""
    return "Pounds" if lens == "volume_load_kg" and unit is LoadUnit.LB else LENSES[lens]


def rows_note(lens: str, span: int, weeks: int, bases: Sequence[str], *, has_ended: bool = False) -> str:
    """What the rows show, over how many of the `span` weeks asked for, and what their marks mean."""
    so_far = "The first week of the log." if weeks == 1 else f"All {counted(weeks, 'week')} of the log so far."
    first = f"Last {weeks} weeks." if weeks >= span else so_far
    if lens == "set_count":
        coming = "" if has_ended else " Dotted: next week."
        return f"{first} Working sets, half where an area only helps along. {SETS_NOTE}{coming} {OWN_SCALE}"
    if lens == "volume_load_kg":
        first = f"{first} Repetitions × load, {basis_text(bases)}."
    return f"{first} Only sets have a guide. ○ a week with none. {OWN_SCALE}"


def row_text(area: AreaWeek, week: Week, name: str, values: Sequence[str], *, is_sets: bool) -> str:
    """The words beside a row, in Markdown. `values`: the weeks drawn as texts with units, oldest first."""
    before = "The week before" if week.has_ended else "Last week"
    last = f":small[{before}: {values[-2]}]" if len(values) > 1 else ""
    if not is_sets:
        now = f"**{values[-1]}** {'in that week' if week.has_ended else 'this week so far'}"
        return "  \n".join(part for part in (f"**{name}**", now, last) if part)
    lines = [f"**{name}**", value_text(area, values[-1], week.has_ended), f":small[{state_text(area, week)}]"]
    after = "" if week.has_ended else next_text(area)
    return "  \n".join([*lines, f":small[{after}]"] if after else lines)


def value_text(area: AreaWeek, shown: str, has_ended: bool) -> str:
    """`**8.5 sets** this week so far`; none at all, or none of it direct, is said."""
    if area.sets == 0:
        return "○ **Nothing** in that week" if has_ended else "○ **Nothing this week** so far"
    along = ", none of it direct" if area.direct_days == 0 else ""
    return f"**{shown}** {'in that week' if has_ended else 'this week so far'}{along}"


def state_text(area: AreaWeek, week: Week) -> str:
    """Where an area's sets of the running week stand against the guide, in words with the range."""
    span = _range(area.lower, area.upper)
    if area.state == "learning":
        return f"Still learning: week {min(week.trained_weeks + 1, week.weeks_needed)} of {week.weeks_needed}"
    if area.state == "gap":
        return "No range until the empty stretch is explained"
    if area.state == "off" or math.isnan(area.upper):
        return "No range this week"
    upper = format_number(area.upper, 2)
    if area.state == "ramp":
        if area.sets > area.upper:
            return f"▲ Above the ramp (up to {upper})"
        return f"Restart near {upper}" if area.sets == 0 else f"Within the ramp (up to {upper})"
    if area.sets > area.upper:
        return f"▲ Above guide ({span})"
    if area.sets == 0:
        return f"Up to {upper} stays inside the guide"
    return f"Within guide ({span})" if area.sets >= area.lower else f"Guide for the whole week: {span}"


def next_text(area: AreaWeek) -> str:
    """What next week can hold."""
    return "" if math.isnan(area.next_upper) else f"Next week: up to {format_number(area.next_upper, 2)}"


def basis_text(bases: Sequence[str]) -> str:
    """What the kilograms hold: `body mass counted`, `external load only`, or both."""
    known = {basis for basis in bases if basis != "none"}
    if not known:
        return "no loads recorded"
    if known == {"effective"}:
        return "body mass counted"
    if known == {"external"}:
        return "external load only"
    return "body mass counted where it is known, elsewhere external load only"


def cell_text(value: str, sets: float, lower: float, upper: float, is_running: bool) -> str:
    """A cell of the table: `12 ▲ (5.5 to 9.5)`; ▽ below the usual range, never in a running week."""
    if math.isnan(upper):
        return value
    mark = " ▲" if sets > upper else " ▽" if sets < lower and not is_running else ""
    return f"{value}{mark} ({_range(lower, upper)})"


def cell_day(day: dt.date) -> str:
    """The first day of a week in the table."""
    return short_full_day(day)


def table_alt(lens: str, weeks: int) -> str:
    """What the table holds."""
    guide = ", with the guide in brackets and ▲ above it" if lens == "set_count" else ""
    return f"{LENSES[lens]} of the five areas in the last {weeks} weeks, newest first{guide}"


def not_counted_text(read: int, kept: int, unplaced: float, outside: float, weeks: int) -> str:
    """What the rows do not hold: sets left out of the log, unplaced names, other work, warm-ups."""
    parts = [
        f"{format_number(kept)} of {counted(read, 'set')} of your files {'was' if kept == 1 else 'were'} counted."
        if kept < read
        else f"All {format_number(read)} sets were read."
        if read > 1
        else "The one set was read."
    ]
    span = "in this week" if weeks == 1 else f"in these {weeks} weeks"
    if unplaced:
        parts.append(f"{counted(unplaced, 'set')} {span}: a name that nobody has placed yet.")
    if outside:
        parts.append(f"{counted(outside, 'set')} {span}: recognised, but outside the five areas.")
    parts.append("Warm-ups, mobility and cardio never count as sets, and runs are not part of this log.")
    return " ".join(parts)


def _range(lower: float, upper: float) -> str:
    """`4 to 9.5`, or `up to 9.5`."""
    top = format_number(upper, 2)
    return f"{format_number(lower, 1)} to {top}" if lower > 0 else f"up to {top}"
