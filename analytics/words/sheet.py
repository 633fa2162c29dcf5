"""What the columns of the spreadsheet mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

WEEKLY_COLUMNS: Mapping[str, str] = {
    "athlete": "Name, initials or code of the athlete.",
    "week_start": "First day of the week.",
    "focus_area": (
        "core, glutes, legs, calves, feet; outside: recognised, outside the five areas; unplaced: a name that nobody"
        " has placed yet."
    ),
    "training_days": "Days with a working set that trains the area directly.",
    "set_count": "Working sets, half where an area only helps along.",
    "direct_set_count": "Working sets that train the area directly.",
    "rep_count": "Repetitions of those sets.",
    "volume_load_kg": "Repetitions × load of those sets, summed, in kilograms; empty: no load recorded.",
    "load_basis": "effective: body mass counted; external: without it; mixed; none.",
    "hold_s": "Seconds held.",
    "contact_count": "Foot contacts of jumps.",
    "is_complete": "FALSE: the running week.",
}
FLAG_COLUMNS: Mapping[str, str] = {
    "athlete": WEEKLY_COLUMNS["athlete"],
    "week_start": WEEKLY_COLUMNS["week_start"],
    "rule_id": "The rule that speaks; the Guide in the app has its numbers and sources.",
    "level": "note, watch or strong; info: for information, without a level.",
    "focus_area": "The area it is about; empty: none.",
    "exercise_id": "The exercise it is about; empty: none.",
    "session_started_at": "The session it is about; empty: the whole week.",
    "measure": "What is compared, with its unit.",
    "observed": "The number of that week or session.",
    "reference": "What it is compared with.",
    "difference": "observed less reference.",
    "limit": "The largest that would have been inside; for low amounts the least.",
    "grade": "How good the evidence is, from trials on this point (A) to our own choice (D).",
    "text": "The sentence as the app says it.",
    "answer": "What was answered; empty: nothing yet.",
}
ABOUT: Sequence[tuple[str, str]] = (
    ("Weekly", "One row per athlete, week and area; weeks without work are there with zeros."),
    ("Flags", "One row per sentence of the guide about a week, newest week first."),
)
