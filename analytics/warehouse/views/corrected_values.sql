-- One row per line of a file and column in which another number holds, with the number as it was logged (NULL = none).
SELECT DISTINCT import_id, line, one.column_name, one.logged
FROM (
    SELECT c.import_id, c.line, unnest([
            {'column_name': 'load_kg', 'logged': r.load_kg, 'is_changed': c.new_load_kg IS NOT NULL},
            {'column_name': 'reps', 'logged': r.reps, 'is_changed': c.new_reps IS NOT NULL},
            {'column_name': 'hold_s', 'logged': r.hold_s, 'is_changed': c.new_hold_s IS NOT NULL},
            {'column_name': 'distance_m', 'logged': r.distance_m, 'is_changed': c.new_distance_m IS NOT NULL}
        ]) AS one
    FROM changed_lines AS c
    JOIN raw_sets AS r ON r.import_id = c.import_id AND r.line = c.line
)
WHERE one.is_changed
