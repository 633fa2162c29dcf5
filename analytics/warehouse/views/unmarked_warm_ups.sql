-- One row per line of a file without warm-up marks whose set counts as a warm-up: before that day's top set of the
-- exercise, and under 60 % of its external load (the guide's own choice).
WITH placed AS (
    SELECT r.import_id, r.line, r.set_kind, r.load_kg, n.exercise_number, r.local_day,
        max(r.load_kg) OVER one_day AS top_load_kg,
        row_number() OVER (one_day ORDER BY r.session_number, r.line) AS place
    FROM current_sets AS r
    JOIN names AS n ON n.athlete_id = r.athlete_id AND n.exercise_name = r.exercise_name
    WHERE NOT r.marks_warm_ups AND NOT n.is_assisted AND r.load_kg > 0
    WINDOW one_day AS (PARTITION BY n.exercise_number, r.local_day)
),
top_places AS (
    SELECT exercise_number, local_day, min(place) AS top_place
    FROM placed
    WHERE load_kg = top_load_kg
    GROUP BY exercise_number, local_day
)
SELECT DISTINCT p.import_id, p.line
FROM placed AS p
JOIN top_places AS t ON t.exercise_number = p.exercise_number AND t.local_day = p.local_day
WHERE p.set_kind = 'working' AND p.place < t.top_place
    AND p.load_kg < 0.6 * p.top_load_kg - 1e-6 -- pounds become kilograms with a trace of rounding
