-- One row per session x exercise x equipment x side of working sets (SESSION_EXERCISES); names nobody has placed stay apart.
WITH work AS (
    SELECT session_number, variant_number, side,
        min(exercise_name) AS exercise_name,
        sum(set_count) AS set_count,
        coalesce(sum(rep_count), 0) AS rep_count,
        coalesce(sum(hold_s), 0) AS hold_s,
        -- jumps logged only in seconds: how many contacts is not known, which is not 0
        CASE WHEN bool_and(has_unknown_contacts) THEN NULL ELSE coalesce(sum(contact_count), 0) END AS contact_count,
        coalesce(sum(set_count) FILTER (has_unknown_contacts), 0) AS unknown_contact_set_count,
        sum(volume_load_kg) AS volume_load_kg,
        coalesce(max(load_basis) FILTER (load_basis <> 'none'), 'none') AS load_basis,
        max(effective_load_kg) AS top_load_kg,
        -- a set with body mass alone is heavier than one with assistance
        CASE WHEN max(external_load_kg) < 0 AND bool_or(external_load_kg IS NULL AND NOT is_assisted) THEN NULL
            ELSE max(external_load_kg) END AS top_external_load_kg,
        max(rep_count) AS top_reps,
        max(hold_s) AS top_hold_s,
        max(one_rep_max_kg) AS one_rep_max_kg,
        max(speed_m_s) AS top_speed_m_s,
        avg(rpe) AS mean_rpe
    FROM working_sets
    GROUP BY session_number, variant_number, side
)
SELECT d.athlete_id, d.session_key, d.app, d.session_started_at, CAST(d.local_day AS TIMESTAMP) AS local_day,
    d.session_title, d.session_duration_s, n.* EXCLUDE (variant_number), w.* EXCLUDE (session_number, variant_number)
FROM work AS w
JOIN dated_sessions AS d ON d.session_number = w.session_number
JOIN exercises AS n ON n.variant_number = w.variant_number
ORDER BY w.session_number, n.exercise_id, w.exercise_name, w.side
