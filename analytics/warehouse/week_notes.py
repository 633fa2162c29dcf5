"""The free text that a person keeps with a week: rows are only added, and an empty note takes the last one away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from analytics.frames import WEEK_NOTES, conform
from analytics.model import EvenstrideError, Speaker
from analytics.units import format_number
from analytics.warehouse.coaching import name_of
from analytics.warehouse.database import Warehouse
from analytics.warehouse.identity import now
from analytics.warehouse.queries import query
from analytics.warehouse.versions import data_version

MOST_LETTERS = 2_000


def week_notes(warehouse: Warehouse, athlete_ids: Sequence[str]) -> pd.DataFrame:
    """WEEK_NOTES of these athletes, oldest week first."""
    return conform(warehouse.frame(query("current_notes"), {"athletes": list(athlete_ids)}), WEEK_NOTES)


def write_week_note(
    warehouse: Warehouse, athlete_id: str, week_start: dt.date, note: str, by: Speaker = Speaker.RUNNER
) -> None:
    """Keep a note with the week that begins on that day, in place of an earlier one; empty takes it away.

    Raises EvenstrideError for a note that is too long, UnknownAthleteError.
    """
    text = note.strip()
    if len(text) > MOST_LETTERS:
        raise EvenstrideError(
            f"The note has {format_number(len(text))} letters; up to {format_number(MOST_LETTERS)} fit."
            " Shorten it. Nothing was changed."
        )

    def add(inside: Warehouse) -> None:
        data_version(inside, athlete_id)  # the athlete must be there
        ((place,),) = inside.rows("SELECT count(*) FROM week_notes WHERE athlete_id = ?", [athlete_id])
        inside.run(
            "INSERT INTO week_notes VALUES (?, ?, ?, ?, ?, ?, ?)",
            [athlete_id, place, week_start, text, str(by), now(), name_of(inside, by)],
        )

    warehouse.write(add)
