-- One row per set of the current log with the exercise that its name stands for (`names`: NAMES of each athlete) and the
-- side it was done on: as a column says, else the name, else the note (`side_notes`: notes that state one).
SELECT s.* EXCLUDE (side), n.* EXCLUDE (athlete_id, exercise_name, side),
    CASE WHEN s.side <> 'both' THEN s.side WHEN n.side <> 'both' THEN n.side ELSE coalesce(t.side, 'both') END AS side,
    CASE WHEN s.load_kg > 0 THEN s.load_kg END AS positive_load_kg -- apps write 0 where nothing was logged
FROM current_sets AS s
JOIN names AS n ON n.athlete_id = s.athlete_id AND n.exercise_name = s.exercise_name
LEFT JOIN side_notes AS t ON t.exercise_note = s.exercise_note
