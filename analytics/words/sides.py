"""Sentences about left beside right, on the page *Balance* and the command line."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.model import LoadUnit
from analytics.units import format_number, from_kg
from analytics.words.runner import counted, listed

QUESTION = "Is one side ahead?"
FAIR_SESSIONS = 5
EMPTY = (
    "Sides are not logged in the last 12 weeks, so there is nothing to compare. To see left beside right, log each side"
    " in a row of its own and say which it is: in a column “Side” of a table, in the exercise's name (“Split squat"
    " (L)”) or in the note of the set (“left”, “R side”). A row of one side counts as half a set. Logs you added"
    " before are read this way too."
)
NOTE = (
    "Middle of your last sessions, each side. ○ left ● right. Shaded: how much the difference varies from session to"
    " session by itself. A gap counts only when it is wider than the shade, over 5 sessions or more."
)
NO_LINE = (
    "Some difference between sides is normal. Studies do not agree on a share that matters, so there is no line for one"
    " here."
)
HOW = (
    "Compared are sessions of the last 12 weeks in which both sides were logged, the last 10 at most: the best set of"
    " each side in repetitions, the longest hold, the contacts, or, where the sides were loaded differently, all"
    " repetitions times kilograms of the session. Each number is the median of those sessions; the difference is a"
    " share of the larger one. Your own variation is the distance from the middle that 9 of 10 session differences stay"
    " within, and never less than one repetition or 2 seconds. These limits are our choice."
)
TABLE_ALT = "Left and right of each exercise: the middle of the last sessions, and the last 28 days"

MEASURES: Mapping[str, str] = {
    "reps": "best set, reps",
    "seconds": "longest hold, s",
    "contacts": "contacts of a session",
    "kg": "all sets of a session, {unit} × reps",
}
_UNITS: Mapping[str, str] = {"reps": "reps", "seconds": "s", "contacts": "contacts"}


def in_unit(sides: pd.DataFrame, unit: LoadUnit) -> pd.DataFrame:
    """SIDES with loads in the athlete's unit, for showing."""
    is_load = sides["measure"] == "kg"
    shown = {side: sides[side].where(~is_load, sides[side] * from_kg(1.0, unit)) for side in ("left", "right")}
    return sides.assign(**shown)


def finding(sides: pd.DataFrame, names: Mapping[str, str]) -> str:
    """The sentence above the rows. `names`: exercise_id -> name."""
    clear = sides[sides["state"] == "clear"]
    if len(clear) == 1:
        row = clear.iloc[0]
        name = names.get(row["exercise_id"], row["exercise_id"])
        return f"One clear side difference: {_leader(row['gap'])} leads by {abs(row['gap']):.0%} in “{name}”."
    if len(clear):
        listing = listed([f"“{names.get(one, one)}”" for one in clear["exercise_id"]])
        return f"{len(clear)} clear side differences: {listing}."
    fair = int((sides["state"] == "unclear").sum())
    if fair:
        return f"No clear side difference in {counted(fair, 'exercise')}."
    if (sides["state"] == "few").any():
        return f"Too few sessions with both sides to say; {FAIR_SESSIONS} of one exercise give a fair picture."
    return "Only one side is logged of each exercise, so there is nothing to compare it with."


def verdict(row: Mapping[str, Any]) -> tuple[str, str]:
    """What one row of SIDES says, and what it rests on."""
    count = int(row["session_count"])
    if row["state"] == "one_side":
        side = "left" if row["left_28"] > row["right_28"] else "right" if row["right_28"] else "one side"
        return "One side only", f"Only the {side} is logged" if side != "one side" else "Only one side is logged"
    if row["state"] == "few":
        return "Too few sessions to say", f"{count} so far; {FAIR_SESSIONS} give a fair picture"
    usual = f"your usual ±{row['usual']:.0%}"
    if row["state"] == "clear":
        leads = f"{_leader(row['gap']).capitalize()} leads by {abs(row['gap']):.0%}"
        return leads, f"Wider than {usual} from session to session"
    if row["gap"] == 0:
        return "No clear difference", f"Both sides the same; {usual}"
    return "No clear difference", f"{_leader(row['gap']).capitalize()} leads by {abs(row['gap']):.0%}, inside {usual}"


def row_text(row: Mapping[str, Any], name: str, unit: LoadUnit) -> str:
    """The words beside one row, in Markdown; `name` is escaped."""
    what, why = verdict(row)
    sessions = f" · {counted(int(row['session_count']), 'session')}" if row["session_count"] else ""
    measure = MEASURES[row["measure"]].format(unit=unit)
    return f"**{name}**  \n**{what}**  \n:small[{why}]  \n:small[{measure}{sessions}]"


def table_rows(sides: pd.DataFrame, names: Mapping[str, str], unit: LoadUnit) -> list[dict[str, str]]:
    """The numbers behind the rows, one dict a row of the table. `sides`: as `in_unit` gives it."""
    return [
        {
            "Exercise": names.get(row["exercise_id"], row["exercise_id"]),
            "Compared in": MEASURES[row["measure"]].format(unit=unit),
            "Sessions": str(row["session_count"]),
            "Left": _number(row["left"]),
            "Right": _number(row["right"]),
            "Right less left": _signed(row["gap"]),
            "Your own variation": "" if math.isnan(row["usual"]) else f"±{row['usual']:.0%}",
            "What it says": verdict(row)[0],
            "Left, 28 days": f"{_number(row['left_28'])} {_UNITS[row['measure_28']]}",
            "Right, 28 days": f"{_number(row['right_28'])} {_UNITS[row['measure_28']]}",
        }
        for row in ({str(key): value for key, value in one.items()} for one in sides.to_dict("records"))
    ]


def _leader(gap: float) -> str:
    return "right" if gap > 0 else "left"


def _number(value: float) -> str:
    return "" if math.isnan(value) else format_number(value, 1)


def _signed(gap: float) -> str:
    if math.isnan(gap):
        return ""
    return "0%" if round(gap, 4) == 0 else f"{'+' if gap > 0 else '−'}{abs(gap):.0%}"
