-- One row per set of the athletes' current log, as logged but for what the person changed; sets left out are not here.
-- import_id and file are those that its line belongs to.
SELECT r.* REPLACE (
        CASE WHEN c.new_reps IS NULL THEN r.reps ELSE c.new_reps.value END AS reps,
        CASE WHEN c.new_load_kg IS NULL THEN r.load_kg * d.load_factor ELSE c.new_load_kg.value END AS load_kg,
        CASE WHEN c.new_hold_s IS NULL THEN r.hold_s ELSE c.new_hold_s.value END AS hold_s,
        CASE WHEN c.new_distance_m IS NULL THEN r.distance_m ELSE c.new_distance_m.value END AS distance_m
    ),
    d.app, d.file, d.marks_warm_ups, d.session_number, d.local_day, d.body_mass_kg
FROM raw_sets AS r
JOIN dated_sessions AS d
    ON d.athlete_id = r.athlete_id AND d.rows_in_import_id = r.import_id AND d.session_key = r.session_key
LEFT JOIN changed_lines AS c ON c.import_id = r.import_id AND c.line = r.line
WHERE NOT coalesce(c.is_left_out, false)
