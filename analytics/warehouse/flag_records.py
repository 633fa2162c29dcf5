"""What people answered to flags: rows are only added, and taking an answer back is an answer too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from analytics.frames import FLAG_ANSWERS, conform
from analytics.model import Flag, FlagAnswer, FocusArea, Speaker
from analytics.warehouse.coaching import name_of
from analytics.warehouse.database import Warehouse
from analytics.warehouse.identity import now
from analytics.warehouse.queries import query
from analytics.warehouse.versions import data_version

TAKEN_BACK = ""
SPEAK_AGAIN = "speak_again"


def flag_answers(warehouse: Warehouse, athlete_ids: Sequence[str]) -> pd.DataFrame:
    """FLAG_ANSWERS of these athletes: each flag's last answer, those taken back left out."""
    rows = warehouse.frame(query("current_answers"), {"athletes": list(athlete_ids)})
    return conform(rows, FLAG_ANSWERS)


def answer_history(warehouse: Warehouse, athlete_id: str) -> pd.DataFrame:
    """Everything ever said to the athlete's flags, oldest first, what was taken back included.

    Columns: week_start, rule_id, focus_area, exercise_id, session_started_at, level, answer ("" = taken back,
    "speak_again" = the rule is to speak again), answered_by, answered_at, answered_name.
    """
    return warehouse.frame(
        "SELECT CAST(week_start AS TIMESTAMP) AS week_start, rule_id, focus_area, exercise_id, session_started_at,"
        " level, answer, answered_by, answered_at, answered_name FROM flag_answers WHERE athlete_id = ? ORDER BY place",
        [athlete_id],
    )


def answer_flag(warehouse: Warehouse, flag: Flag, answer: FlagAnswer | None, by: Speaker = Speaker.RUNNER) -> None:
    """Keep what was said to a flag, with who and when; None takes the answer back. Raises UnknownAthleteError."""
    said = TAKEN_BACK if answer is None else str(answer)
    _add(
        warehouse,
        flag.athlete_id,
        [
            flag.week_start,
            flag.rule_id,
            str(flag.focus_area or ""),
            flag.exercise_id or "",
            flag.session_started_at,
            str(flag.level),
            said,
            str(by),
        ],
        by,
    )


def speak_again(
    warehouse: Warehouse,
    athlete_id: str,
    rule_id: str,
    focus_area: FocusArea | None = None,
    exercise_id: str | None = None,
    by: Speaker = Speaker.RUNNER,
) -> None:
    """End the quiet of a rule about an area, else about an exercise, else about the week: counting begins anew."""
    values = [None, rule_id, str(focus_area or ""), exercise_id or "", None, "", SPEAK_AGAIN, str(by)]
    _add(warehouse, athlete_id, values, by)


def _add(warehouse: Warehouse, athlete_id: str, values: Sequence[dt.date | str | None], by: Speaker) -> None:
    def add(inside: Warehouse) -> None:
        data_version(inside, athlete_id)  # the athlete must be there
        ((place,),) = inside.rows("SELECT count(*) FROM flag_answers WHERE athlete_id = ?", [athlete_id])
        inside.run(
            "INSERT INTO flag_answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [athlete_id, place, *values, now(), name_of(inside, by)],
        )

    warehouse.write(add)
