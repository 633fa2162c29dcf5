-- One row per session x exercise x equipment that ever had a target (TARGET_SESSIONS), in the order of time: its last working
-- set beside the target of that set. Of two sides the one further below its target counts.
WITH aimed AS (
    SELECT *, CASE WHEN is_assisted AND external_load_kg IS NULL THEN NULL ELSE coalesce(external_load_kg, 0) END AS added_kg
    FROM sets
    WHERE set_count > 0 AND channel = 'reps' AND reps > 0 AND exercise_id <> ''
    QUALIFY bool_or(target_reps IS NOT NULL) OVER (PARTITION BY variant_number)
),
last_sets AS (
    SELECT athlete_id, exercise_id, equipment, session_number,
        min(session_started_at) AS session_started_at, min(local_day) AS local_day, max(added_kg) AS load_kg,
        arg_max(reps, line) AS reps, arg_max_null(target_reps, line) AS target_reps
    FROM aimed
    GROUP BY athlete_id, exercise_id, equipment, session_number, side
)
SELECT athlete_id, exercise_id, equipment, min(session_started_at) AS session_started_at,
    CAST(min(local_day) AS TIMESTAMP) AS local_day, max(load_kg) AS load_kg,
    coalesce(arg_min(reps, reps - target_reps), min(reps)) AS last_reps,
    arg_min(target_reps, reps - target_reps) AS target_reps
FROM last_sets
GROUP BY athlete_id, exercise_id, equipment, session_number
ORDER BY athlete_id, session_number, exercise_id, equipment
