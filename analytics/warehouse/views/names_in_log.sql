-- One row per athlete x exercise name of the current log.
SELECT athlete_id, exercise_name, count(*) AS set_count, CAST(max(local_day) AS TIMESTAMP) AS last_day
FROM current_sets
GROUP BY athlete_id, exercise_name
ORDER BY athlete_id, set_count DESC, exercise_name
