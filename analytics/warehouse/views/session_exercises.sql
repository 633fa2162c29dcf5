-- One row per session x exercise x side of working sets (SESSION_EXERCISES); names nobody has placed stay apart.
SELECT athlete_id, session_key, app, exercise_id, placement, side,
    min(session_started_at) AS session_started_at,
    min(local_day) AS local_day,
    min(session_title) AS session_title,
    max(session_duration_s) AS session_duration_s,
    min(exercise_name) AS exercise_name,
    max(credit_core) AS credit_core,
    max(credit_glutes) AS credit_glutes,
    max(credit_legs) AS credit_legs,
    max(credit_calves) AS credit_calves,
    max(credit_feet) AS credit_feet,
    sum(set_count) AS set_count,
    coalesce(sum(rep_count), 0) AS rep_count,
    coalesce(sum(hold_s), 0) AS hold_s,
    -- jumps logged only in seconds: how many contacts is not known, which is not 0
    CASE WHEN bool_and(has_unknown_contacts) THEN NULL ELSE coalesce(sum(contact_count), 0) END AS contact_count,
    coalesce(sum(set_count) FILTER (has_unknown_contacts), 0) AS unknown_contact_set_count,
    sum(volume_load_kg) AS volume_load_kg,
    coalesce(max(load_basis) FILTER (load_basis <> 'none'), 'none') AS load_basis,
    max(effective_load_kg) AS top_load_kg,
    CASE WHEN max(external_load_kg) < 0 AND bool_or(external_load_kg IS NULL AND NOT is_assisted) THEN NULL
        ELSE max(external_load_kg) END AS top_external_load_kg, -- body mass alone is heavier than with assistance
    max(rep_count) AS top_reps,
    max(hold_s) AS top_hold_s,
    max(one_rep_max_kg) AS one_rep_max_kg,
    max(speed_m_s) AS top_speed_m_s
FROM working_sets
GROUP BY athlete_id, app, session_key, exercise_key, exercise_id, placement, side
ORDER BY athlete_id, session_started_at, app, session_key, exercise_id, exercise_name, side
