-- One row per athlete x exercise x week with a working set (EXERCISE_WEEKS), and one for each equipment it was done with
-- that week (LOAD_WEEKS, is_by_equipment); names nobody has placed are left out.
SELECT any_value(s.athlete_id) AS athlete_id, CAST(s.week_start AS TIMESTAMP) AS week_start,
    any_value(s.exercise_id) AS exercise_id, any_value(s.equipment) AS equipment,
    grouping(s.variant_number) = 0 AS is_by_equipment,
    count(DISTINCT s.session_number) AS session_count,
    sum(s.set_count) AS set_count,
    coalesce(sum(s.rep_count), 0) AS rep_count,
    median(s.rep_count) AS median_reps,
    coalesce(sum(s.hold_s), 0) AS hold_s,
    median(s.hold_s) AS median_hold_s,
    CASE WHEN bool_and(s.has_unknown_contacts) THEN NULL ELSE coalesce(sum(s.contact_count), 0) END AS contact_count,
    sum(s.volume_load_kg) AS volume_load_kg,
    coalesce(max(s.load_basis) FILTER (s.load_basis <> 'none'), 'none') AS load_basis,
    max(s.effective_load_kg) AS top_load_kg,
    -- a set with body mass alone is heavier than one with assistance
    CASE WHEN max(s.external_load_kg) < 0 AND bool_or(s.external_load_kg IS NULL AND NOT s.is_assisted) THEN NULL
        ELSE max(s.external_load_kg) END AS top_external_load_kg,
    max(s.body_mass_fraction) AS body_mass_fraction,
    any_value(m.body_mass_kg) AS body_mass_kg
FROM week_sets AS s
ASOF LEFT JOIN masses AS m ON m.athlete_id = s.athlete_id AND m.valid_from <= s.week_start + 6
WHERE s.exercise_id <> ''
GROUP BY GROUPING SETS ((s.week_start, s.exercise_number), (s.week_start, s.exercise_number, s.variant_number))
ORDER BY athlete_id, week_start, exercise_id, equipment
