-- One row per session with a working set that counts (SESSION_EFFORTS), in the order of time: its length and the mean RPE of
-- those working sets that have one.
SELECT athlete_id, min(session_started_at) AS session_started_at, CAST(min(local_day) AS TIMESTAMP) AS local_day,
    max(CASE WHEN session_duration_s > 0 THEN session_duration_s END) AS duration_s,
    avg(CASE WHEN rpe > 0 THEN rpe END) AS mean_rpe
FROM sets
WHERE set_count > 0
GROUP BY athlete_id, session_number
ORDER BY athlete_id, session_number
