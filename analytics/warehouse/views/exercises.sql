-- One row per variant number of `names`: what all spellings of an exercise with one equipment have in common.
SELECT variant_number, any_value(exercise_id) AS exercise_id, any_value(placement) AS placement,
    any_value(credit_core) AS credit_core, any_value(credit_glutes) AS credit_glutes,
    any_value(credit_legs) AS credit_legs, any_value(credit_calves) AS credit_calves,
    any_value(credit_feet) AS credit_feet, any_value(equipment) AS equipment
FROM names
GROUP BY variant_number
