"""Small logs for tests, written the way a person would say them."""

from __future__ import annotations

import pandas as pd

from analytics.frames import CREDITS, SESSION_EXERCISES, conform

_DEFAULTS: dict[str, object] = {
    "athlete_id": "a",
    "app": "hevy",
    "session_title": "Strength",
    "session_duration_s": float("nan"),
    "exercise_name": "Split squat",
    "exercise_id": "split_squat",
    "placement": "areas",
    **dict.fromkeys(CREDITS, 0.0),
    "equipment": "",
    "side": "both",
    "set_count": 3.0,
    "rep_count": 30.0,
    "hold_s": 0.0,
    "contact_count": 0.0,
    "unknown_contact_set_count": 0.0,
    "volume_load_kg": float("nan"),
    "load_basis": "none",
    "top_load_kg": float("nan"),
    "top_external_load_kg": float("nan"),
    "top_reps": 10.0,
    "top_hold_s": float("nan"),
    "one_rep_max_kg": float("nan"),
    "top_speed_m_s": float("nan"),
    "mean_rpe": float("nan"),
}


def session_exercises(*rows: dict[str, object]) -> pd.DataFrame:
    """A SESSION_EXERCISES frame; each row needs `day` (ISO text) and what differs from three sets of ten."""
    full = []
    for row in rows:
        day = pd.Timestamp(str(row["day"]))
        given = {key: value for key, value in row.items() if key != "day"}
        full.append(
            {
                **_DEFAULTS,
                "session_key": str(day),
                "session_started_at": day + pd.Timedelta(hours=18),
                "local_day": day,
                **given,
            }
        )
    frame = pd.DataFrame(full) if full else pd.DataFrame(columns=list(SESSION_EXERCISES))
    return conform(frame, SESSION_EXERCISES)
