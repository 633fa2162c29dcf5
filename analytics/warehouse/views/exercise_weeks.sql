-- One row per athlete x exercise x week with a working set (EXERCISE_WEEKS, is_whole), and one for each equipment it was done
-- with that week (LOAD_WEEKS, is_by_equipment); a row is both where the exercise only ever had one equipment. Names nobody
-- has placed are left out.
WITH several AS (
    SELECT exercise_number FROM names GROUP BY exercise_number HAVING count(DISTINCT variant_number) > 1
),
parts AS (
    SELECT s.*, s.variant_number AS part, s.exercise_number NOT IN (FROM several) AS is_whole
    FROM week_sets AS s
    WHERE s.exercise_id <> ''
    UNION ALL
    SELECT s.*, NULL AS part, true AS is_whole
    FROM week_sets AS s
    WHERE s.exercise_id <> '' AND s.exercise_number IN (FROM several)
),
weeks AS (
    SELECT any_value(athlete_id) AS athlete_id, week_start, any_value(exercise_id) AS exercise_id,
        any_value(equipment) AS equipment, part IS NOT NULL AS is_by_equipment, any_value(is_whole) AS is_whole,
        count(DISTINCT session_number) AS session_count,
        sum(set_count) AS set_count,
        coalesce(sum(rep_count), 0) AS rep_count,
        median(rep_count) AS median_reps,
        coalesce(sum(hold_s), 0) AS hold_s,
        median(hold_s) AS median_hold_s,
        CASE WHEN bool_and(has_unknown_contacts) THEN NULL ELSE coalesce(sum(contact_count), 0) END AS contact_count,
        sum(volume_load_kg) AS volume_load_kg,
        coalesce(max(load_basis) FILTER (load_basis <> 'none'), 'none') AS load_basis,
        max(effective_load_kg) AS top_load_kg,
        -- a set with body mass alone is heavier than one with assistance
        CASE WHEN max(external_load_kg) < 0 AND bool_or(external_load_kg IS NULL AND NOT is_assisted) THEN NULL
            ELSE max(external_load_kg) END AS top_external_load_kg,
        max(body_mass_fraction) AS body_mass_fraction
    FROM parts
    GROUP BY week_start, exercise_number, part
)
SELECT w.* REPLACE (CAST(w.week_start AS TIMESTAMP) AS week_start), m.body_mass_kg
FROM weeks AS w
ASOF LEFT JOIN masses AS m ON m.athlete_id = w.athlete_id AND m.valid_from <= w.week_start + 6
ORDER BY w.athlete_id, w.week_start, w.exercise_id, w.equipment
