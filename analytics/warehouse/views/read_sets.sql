-- One row per set of the current log, warm-ups included (SETS), in the order of time and file.
SELECT * EXCLUDE (marks_warm_ups, session_number, exercise_number, variant_number, positive_load_kg, is_assisted, body_mass_fraction, channel,
    body_mass_kg, moved_body_kg, external_load_kg)
    REPLACE (CAST(local_day AS TIMESTAMP) AS local_day)
FROM sets
ORDER BY session_number, line
