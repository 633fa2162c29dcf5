-- One row per line of a file without warm-up marks whose set counts as a warm-up: before that day's top set of the
-- exercise, and under 60 % of its external load (the guide's own choice).
WITH placed AS (
    SELECT import_id, line, set_kind, athlete_id, exercise_key, local_day, positive_load_kg,
        max(positive_load_kg) OVER one_day AS top_load_kg,
        row_number() OVER (one_day ORDER BY session_started_at, line) AS place
    FROM named_sets
    WHERE NOT marks_warm_ups AND NOT is_assisted AND positive_load_kg > 0
    WINDOW one_day AS (PARTITION BY athlete_id, exercise_key, local_day)
),
top_places AS (
    SELECT athlete_id, exercise_key, local_day, min(place) AS top_place
    FROM placed
    WHERE positive_load_kg = top_load_kg
    GROUP BY athlete_id, exercise_key, local_day
)
SELECT DISTINCT p.import_id, p.line
FROM placed AS p
JOIN top_places AS t USING (athlete_id, exercise_key, local_day)
WHERE p.set_kind = 'working' AND p.place < t.top_place
    AND p.positive_load_kg < 0.6 * p.top_load_kg - 1e-6 -- pounds become kilograms with a trace of rounding
