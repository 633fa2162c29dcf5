-- One row per set of the athletes' current log, as logged but for what the person changed; sets left out are not here.
-- import_id and file are those that its line belongs to.
SELECT r.* REPLACE (
        coalesce(c.new_reps, r.reps) AS reps,
        coalesce(c.new_load_kg, r.load_kg * d.load_factor) AS load_kg,
        coalesce(c.new_hold_s, r.hold_s) AS hold_s,
        coalesce(c.new_distance_m, r.distance_m) AS distance_m
    ),
    d.app, d.file, d.marks_warm_ups, d.session_number, d.local_day, d.body_mass_kg
FROM raw_sets AS r
JOIN dated_sessions AS d
    ON d.athlete_id = r.athlete_id AND d.rows_in_import_id = r.import_id AND d.session_key = r.session_key
LEFT JOIN changed_lines AS c ON c.import_id = r.import_id AND c.line = r.line
WHERE NOT coalesce(c.is_left_out, false)
