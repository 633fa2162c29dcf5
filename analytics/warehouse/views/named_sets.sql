-- One row per set of the current log with the exercise that its name stands for (`names`: NAMES of each athlete).
SELECT s.* EXCLUDE (side), n.* EXCLUDE (athlete_id, exercise_name, side),
    CASE WHEN s.side = 'both' THEN n.side ELSE s.side END AS side,
    CASE WHEN s.load_kg > 0 THEN s.load_kg END AS positive_load_kg -- apps write 0 where nothing was logged
FROM current_sets AS s
JOIN names AS n ON n.athlete_id = s.athlete_id AND n.exercise_name = s.exercise_name
