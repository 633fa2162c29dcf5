-- One row per exercise number of `names`: what all its spellings have in common.
SELECT exercise_number, any_value(exercise_id) AS exercise_id, any_value(placement) AS placement,
    any_value(credit_core) AS credit_core, any_value(credit_glutes) AS credit_glutes,
    any_value(credit_legs) AS credit_legs, any_value(credit_calves) AS credit_calves,
    any_value(credit_feet) AS credit_feet
FROM names
GROUP BY exercise_number
