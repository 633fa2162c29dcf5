-- One row per set that one line of an import holds, as set_overrides names a set. (A row "3 x 8" is three sets.)
SELECT app, session_key, exercise_name, set_kind, side, reps, load_kg, load_unit, hold_s, distance_m, nth
FROM (
    SELECT r.*, i.app,
        row_number() OVER (PARTITION BY r.session_key, r.exercise_name, r.set_kind, r.side, r.reps, r.load_kg,
            r.load_unit, r.hold_s, r.distance_m ORDER BY r.line) AS nth
    FROM raw_sets AS r
    JOIN imports AS i ON i.import_id = r.import_id
    WHERE r.import_id = $import AND r.athlete_id = $athlete
)
WHERE line = $line
