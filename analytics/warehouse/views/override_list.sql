-- One row per decision of the athlete that still holds, newest first: what it is about, in the columns of Override.
WITH starts AS (
    SELECT i.app, s.session_key, max(s.session_started_at) AS session_started_at
    FROM import_sessions AS s
    JOIN imports AS i ON i.import_id = s.import_id
    WHERE s.athlete_id = $athlete
    GROUP BY i.app, s.session_key
),
corrections AS (
    SELECT *,
        lag({'value': new_value}) OVER of_one_number AS corrected_before,
        lead(override_id) OVER of_one_number IS NOT NULL AS is_replaced
    FROM set_overrides
    WHERE athlete_id = $athlete AND undone_at IS NULL
    WINDOW of_one_number AS (PARTITION BY app, session_key, exercise_name, set_kind, side, reps, load_kg, load_unit,
        hold_s, distance_m, nth, column_name ORDER BY changed_at)
)
SELECT override_id, kind, what, column_name, load_unit, old_value, new_value, row_count, first_at, last_at, changed_by,
    changed_at, is_replaced
FROM (
    SELECT o.override_id, CASE WHEN column_name = '' THEN 'set' ELSE 'value' END AS kind,
        any_value(o.exercise_name) AS what, any_value(o.column_name) AS column_name, any_value(o.load_unit) AS load_unit,
        any_value(CASE WHEN corrected_before IS NOT NULL THEN corrected_before.value
            WHEN o.column_name = 'load_kg' THEN o.load_kg WHEN o.column_name = 'reps' THEN o.reps
            WHEN o.column_name = 'hold_s' THEN o.hold_s ELSE o.distance_m END) AS old_value,
        any_value(o.new_value) AS new_value, count(*) AS row_count,
        min(s.session_started_at) AS first_at, max(s.session_started_at) AS last_at,
        any_value(o.changed_by) AS changed_by, any_value(o.changed_at) AS changed_at, bool_or(is_replaced) AS is_replaced
    FROM corrections AS o
    LEFT JOIN starts AS s ON s.app = o.app AND s.session_key = o.session_key
    GROUP BY o.override_id, column_name = '', kind
    UNION ALL
    SELECT o.override_id, 'session', any_value(o.app), '', '', NULL, NULL, count(*),
        min(s.session_started_at), max(s.session_started_at), any_value(o.changed_by), any_value(o.changed_at), false
    FROM session_overrides AS o
    LEFT JOIN starts AS s ON s.app = o.app AND s.session_key = o.session_key
    WHERE o.athlete_id = $athlete AND o.undone_at IS NULL
    GROUP BY o.override_id
    UNION ALL
    SELECT override_id, 'loads', app, 'load_kg', '', NULL, factor, 1, CAST(first_day AS TIMESTAMP),
        CAST(last_day AS TIMESTAMP), changed_by, changed_at, false
    FROM load_overrides
    WHERE athlete_id = $athlete AND undone_at IS NULL
    UNION ALL
    SELECT override_id, 'kept', any_value(question), '', '', NULL, NULL, count(*), NULL, NULL, any_value(changed_by),
        any_value(changed_at), false
    FROM finding_answers
    WHERE athlete_id = $athlete AND undone_at IS NULL
    GROUP BY override_id
)
ORDER BY changed_at DESC, override_id
