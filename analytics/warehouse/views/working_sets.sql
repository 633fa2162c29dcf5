-- One row per working set that counts, each number in its own channel.
SELECT athlete_id, session_number, session_started_at, local_day, exercise_number, variant_number, exercise_name, exercise_id,
    equipment, side, load_basis, effective_load_kg, external_load_kg, is_assisted, body_mass_fraction, contact_count, distance_m, load_kg,
    hold_s AS logged_s,
    set_count,
    CASE WHEN channel = 'reps' AND reps > 0 THEN reps END AS rep_count,
    CASE WHEN channel = 'hold' THEN hold_s END AS hold_s,
    channel = 'contacts' AND contact_count IS NULL AS has_unknown_contacts,
    CASE WHEN channel = 'reps' AND reps > 0 THEN reps * effective_load_kg END AS volume_load_kg,
    -- Epley B., 1985, Boyd Epley Workout: load x (1 + reps / 30), for 1 to 10 repetitions; a single is its own maximum.
    CASE
        WHEN category <> 'strength' OR load_basis = 'none' OR channel <> 'reps' THEN NULL
        WHEN reps = 1 THEN effective_load_kg
        WHEN reps > 1 AND reps <= 10 THEN effective_load_kg * (1 + reps / 30)
    END AS one_rep_max_kg,
    CASE WHEN distance_m > 0 AND sets.hold_s > 0 THEN distance_m / sets.hold_s END AS speed_m_s,
    CASE WHEN rpe > 0 THEN rpe END AS rpe
FROM sets
WHERE set_count > 0
