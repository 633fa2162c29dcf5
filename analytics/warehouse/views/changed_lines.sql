-- One row per line of a file whose sets the person changed or left out, with what holds instead: {'value': 72.5},
-- {'value': NULL} where the person emptied it, NULL where it is as logged.
WITH numbered AS (
    SELECT r.*, i.app,
        row_number() OVER (PARTITION BY r.import_id, r.session_key, r.exercise_name, r.set_kind, r.side, r.reps,
            r.load_kg, r.load_unit, r.hold_s, r.distance_m ORDER BY r.line) AS nth
    FROM raw_sets AS r
    JOIN imports AS i ON i.import_id = r.import_id
    WHERE (r.athlete_id, i.app, r.session_key) IN (
        SELECT (athlete_id, app, session_key)
        FROM set_overrides
        WHERE undone_at IS NULL AND athlete_id IN (SELECT unnest($athletes))
    )
)
SELECT n.import_id, n.line,
    arg_max({'value': o.new_value}, o.changed_at) FILTER (o.column_name = 'reps') AS new_reps,
    arg_max({'value': o.new_value}, o.changed_at) FILTER (o.column_name = 'load_kg') AS new_load_kg,
    arg_max({'value': o.new_value}, o.changed_at) FILTER (o.column_name = 'hold_s') AS new_hold_s,
    arg_max({'value': o.new_value}, o.changed_at) FILTER (o.column_name = 'distance_m') AS new_distance_m,
    bool_or(o.column_name = '') AS is_left_out
FROM numbered AS n
JOIN set_overrides AS o
    ON o.athlete_id = n.athlete_id AND o.app = n.app AND o.session_key = n.session_key
    AND o.exercise_name = n.exercise_name AND o.set_kind = n.set_kind AND o.side = n.side
    AND o.reps IS NOT DISTINCT FROM n.reps AND o.load_kg IS NOT DISTINCT FROM n.load_kg
    AND o.load_unit = n.load_unit AND o.hold_s IS NOT DISTINCT FROM n.hold_s
    AND o.distance_m IS NOT DISTINCT FROM n.distance_m AND o.nth = n.nth
WHERE o.undone_at IS NULL
GROUP BY n.import_id, n.line
