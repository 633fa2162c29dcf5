-- One row per set of the current log, warm-ups included (SETS), in the order of time and file.
SELECT * EXCLUDE (marks_warm_ups, exercise_key, positive_load_kg, is_assisted, body_mass_fraction, channel,
    body_mass_kg, moved_body_kg, external_load_kg)
FROM sets
ORDER BY athlete_id, session_started_at, app, session_key, line
