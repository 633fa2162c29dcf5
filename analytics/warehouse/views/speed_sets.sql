-- One row per working set with distance and time (SPEED_SETS); names nobody has placed are left out.
SELECT athlete_id, CAST(week_start AS TIMESTAMP) AS week_start, session_started_at, exercise_id, distance_m, logged_s AS hold_s, load_kg, speed_m_s
FROM week_sets
WHERE speed_m_s IS NOT NULL AND exercise_id <> ''
ORDER BY athlete_id, session_started_at, exercise_id, distance_m, logged_s
