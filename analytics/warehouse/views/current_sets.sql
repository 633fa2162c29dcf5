-- One row per set of the athletes' current log, as logged; import_id and file are those that its line belongs to.
SELECT r.athlete_id, r.import_id, i.app, i.file_name AS file,
    r.line, r.session_key, r.session_started_at, r.session_ended_at, r.session_duration_s, r.session_title,
    r.session_note, r.exercise_name, r.exercise_note, r.set_kind, r.side, r.reps, r.load_kg, r.load_unit, r.hold_s,
    r.distance_m, r.rpe, r.superset,
    CAST(r.session_started_at AS DATE) AS local_day,
    i.marks_warm_ups
FROM raw_sets AS r
JOIN current_sessions AS c ON c.rows_in_import_id = r.import_id AND c.session_key = r.session_key
JOIN imports AS i ON i.import_id = r.import_id
WHERE r.athlete_id IN (SELECT unnest($athletes))
    AND r.session_started_at >= CAST($since AS DATE)
    AND CAST(r.session_started_at AS DATE) <= CAST($until AS DATE)
