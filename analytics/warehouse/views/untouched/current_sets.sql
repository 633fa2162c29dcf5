-- One row per set of the athletes' current log, as logged; import_id and file are those that its line belongs to.
SELECT r.*, d.app, d.file, d.marks_warm_ups, d.session_number, d.local_day, d.body_mass_kg
FROM raw_sets AS r
JOIN dated_sessions AS d
    ON d.athlete_id = r.athlete_id AND d.rows_in_import_id = r.import_id AND d.session_key = r.session_key
