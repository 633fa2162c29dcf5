-- One row per session of the current log between two days, numbered in the order of time, with the body mass of its day.
SELECT c.*,
    CAST(c.session_started_at AS DATE) AS local_day,
    m.body_mass_kg,
    i.file_name AS file,
    i.marks_warm_ups,
    row_number() OVER (ORDER BY c.athlete_id, c.session_started_at, c.app, c.session_key) AS session_number
FROM current_sessions AS c
JOIN imports AS i ON i.import_id = c.rows_in_import_id
ASOF LEFT JOIN masses AS m ON m.athlete_id = c.athlete_id AND m.valid_from <= CAST(c.session_started_at AS DATE)
WHERE CAST(c.session_started_at AS DATE) BETWEEN CAST($since AS DATE) AND CAST($until AS DATE)
