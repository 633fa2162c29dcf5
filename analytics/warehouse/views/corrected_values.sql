-- One row per line of a file and column in which another number holds, with the number as it was logged (NULL = none).
SELECT DISTINCT import_id, line, column_name, logged
FROM (
    SELECT c.import_id, c.line, 'load_kg' AS column_name, r.load_kg AS logged
    FROM changed_lines AS c
    JOIN raw_sets AS r ON r.import_id = c.import_id AND r.line = c.line
    WHERE c.new_load_kg IS NOT NULL
    UNION ALL
    SELECT c.import_id, c.line, 'reps', r.reps
    FROM changed_lines AS c
    JOIN raw_sets AS r ON r.import_id = c.import_id AND r.line = c.line
    WHERE c.new_reps IS NOT NULL
    UNION ALL
    SELECT c.import_id, c.line, 'hold_s', r.hold_s
    FROM changed_lines AS c
    JOIN raw_sets AS r ON r.import_id = c.import_id AND r.line = c.line
    WHERE c.new_hold_s IS NOT NULL
    UNION ALL
    SELECT c.import_id, c.line, 'distance_m', r.distance_m
    FROM changed_lines AS c
    JOIN raw_sets AS r ON r.import_id = c.import_id AND r.line = c.line
    WHERE c.new_distance_m IS NOT NULL
)
