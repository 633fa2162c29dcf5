"""A thousand invented clients for measuring: `fill(warehouse, clients, weeks)`, everything random from one seed.

Each client does a plan of seven or eight exercises in two or three sessions a week, with missed sessions and one set
more or less now and then. In the last week one client in twenty jumps in one exercise, in the last weeks one in twenty
logs nothing and one in ten leaves the feet out. Rows go into the tables at once, as an import per client would leave
them; the stored weekly table is computed by the program itself.
"""

from __future__ import annotations

import datetime as dt
import json

import numpy as np
import pandas as pd

from analytics import warehouse as store
from analytics.frames import RAW_SETS, conform
from analytics.warehouse import Warehouse

LAST_MONDAY = np.datetime64("2026-08-17", "D")
TODAY = LAST_MONDAY.astype(object) + dt.timedelta(days=6)
EXERCISES = (  # name, load in kg (0 = none), seconds (0 = counted in repetitions)
    ("Hip Thrust (Barbell)", 70, 0),
    ("Goblet Squat", 20, 0),
    ("Bulgarian Split Squat", 12, 0),
    ("Romanian Deadlift (Dumbbell)", 20, 0),
    ("Standing Calf Raise (Dumbbell)", 15, 0),
    ("Seated Calf Raise (Machine)", 40, 0),
    ("Single Leg Calf Raise", 0, 0),
    ("Glute Bridge", 0, 0),
    ("Step-up", 10, 0),
    ("Leg Press", 100, 0),
    ("Clamshell", 0, 0),
    ("Plank", 0, 40),
    ("Side Plank", 0, 30),
    ("Dead Bug", 0, 0),
    ("Pogo Jump", 0, 0),
    ("Bench Press (Barbell)", 50, 0),
    ("Short Foot", 0, 20),
    ("Towel Scrunch", 0, 0),
)
REPORT = {
    **{"file": "log.csv", "format": "hevy", "import_id": None, "rows_read": 1, "sets_kept": 1, "warm_up_sets": 0},
    **{"sessions": 1, "new_sessions": 1, "replaced_sessions": 0, "unchanged_sessions": 0},
    **{"first_day": "2026-03-01", "last_day": "2026-08-23", "unmapped": [], "already_imported_at": None},
}
FEET = 16  # from here on, exercises of the feet
SLOTS = 8
MISSED, WOBBLE = 0.1, 0.3
JUMPING, STOPPED, WITHOUT_FEET = 20, 20, 10  # one client in so many


def fill(warehouse: Warehouse, clients: int, weeks: int, seed: int = 20260823) -> None:
    """Put so many clients with so many weeks into an empty store, weekly table aside."""
    sets = raw_sets(clients, weeks, seed)
    ids = [f"client{number:05d}" for number in range(clients)]
    people = pd.DataFrame({"athlete_id": ids, "name": [f"Client {number:04d}" for number in range(clients)]})
    warehouse.run("INSERT INTO athletes SELECT athlete_id, name, 1, TIMESTAMP '2026-08-23' FROM people", people=people)
    sessions = sets.groupby(["athlete_id", "session_key"], as_index=False).agg(
        session_started_at=("session_started_at", "min"),
        session_title=("session_title", "min"),
        session_duration_s=("session_duration_s", "max"),
        set_count=("line", "size"),
    )
    warehouse.run(
        "INSERT INTO imports SELECT 'i' || athlete_id, athlete_id, 'hevy', 'log.csv', athlete_id, '{}', $report, true, "
        "max(session_started_at), TIMESTAMP '2026-08-23', NULL FROM sessions GROUP BY athlete_id",
        {"report": json.dumps(REPORT)},
        sessions=sessions,
    )
    warehouse.run(
        "INSERT INTO import_sessions SELECT 'i' || athlete_id, athlete_id, session_key, session_started_at, "
        "session_title, session_duration_s, md5(session_key), set_count, 'i' || athlete_id FROM sessions",
        sessions=sessions,
    )
    warehouse.run(
        "INSERT INTO raw_sets SELECT 'i' || athlete_id, athlete_id, * EXCLUDE athlete_id FROM incoming", incoming=sets
    )
    assert len(store.athletes(warehouse)) == clients


def raw_sets(clients: int, weeks: int, seed: int) -> pd.DataFrame:
    """RAW_SETS of all clients, with athlete_id, clustered by client and time."""
    rng = np.random.default_rng(seed)
    plan = np.argsort(rng.random((clients, FEET)), axis=1)[:, : SLOTS - 1]
    plan = np.concatenate([plan, FEET + rng.integers(0, 2, (clients, 1))], axis=1)
    in_first = np.arange(SLOTS)[None, :] % 2 == 0
    planned = rng.integers(2, 5, (clients, SLOTS))
    shape = (clients, weeks, 2, SLOTS)  # client x week x session x exercise
    wobble = np.where(rng.random(shape) < WOBBLE, rng.choice([-1, 1], shape), 0)
    count = planned[:, None, None, :] + wobble
    of_session = np.stack([np.broadcast_to(in_first, (clients, SLOTS)), ~np.broadcast_to(in_first, (clients, SLOTS))])
    count = np.where(of_session.transpose(1, 0, 2)[:, None, :, :], count, 0)
    count = np.where((rng.random((clients, weeks, 2)) < MISSED)[..., None], 0, count)
    number = np.arange(clients)
    count[number % JUMPING == 3, weeks - 1, :, 0] *= 3
    count[number % STOPPED == 7, weeks - 2 :] = 0
    count[number % WITHOUT_FEET == 5, weeks - 6 :, :, SLOTS - 1] = 0
    client, week, session, slot = np.nonzero(count)
    times = count[client, week, session, slot]
    client, week, session, slot = (np.repeat(one, times) for one in (client, week, session, slot))
    exercise = plan[client, slot]
    names, load, hold = (np.array(column) for column in zip(*EXERCISES, strict=True))
    day = LAST_MONDAY - np.timedelta64(7 * (weeks - 1), "D") + (7 * week + 1 + 3 * session).astype("timedelta64[D]")
    started = day.astype("datetime64[us]") + np.timedelta64(18, "h")
    grown = np.round(load[exercise] * (1 + 0.004 * week) * 2) / 2
    is_held = hold[exercise] > 0
    frame = pd.DataFrame(
        {
            "athlete_id": pd.Series([f"client{one:05d}" for one in range(clients)]).take(client).to_numpy(),
            "line": np.arange(len(client)) - np.searchsorted(client, client) + 2,
            "session_key": np.datetime_as_string(started, unit="m"),
            "session_started_at": started,
            "session_ended_at": started + np.timedelta64(45, "m"),
            "session_duration_s": 2700.0,
            "session_title": "Strength",
            "session_note": "",
            "exercise_name": names[exercise],
            "exercise_note": "",
            "set_kind": "working",
            "side": "both",
            "reps": np.where(is_held, np.nan, rng.integers(8, 13, len(client))),
            "load_kg": np.where(grown > 0, grown, np.nan),
            "load_unit": np.where(grown > 0, "kg", ""),
            "hold_s": np.where(is_held, hold[exercise], np.nan),
            "distance_m": np.nan,
            "rpe": np.nan,
            "superset": "",
            "target_reps": np.nan,
        }
    )
    return conform(frame, {"athlete_id": "str", **RAW_SETS})
