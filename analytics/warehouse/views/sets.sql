-- One row per set of the current log: its exercise, warm-up or not, the channel it counts in, its effective load.
-- Channels: 'contacts' jumps; 'hold' seconds under tension; 'reps' everything else (also distance, which has no reps).
-- Effective load = external load + fraction x body mass of the day; assistance is subtracted.
-- Not counted (set_count 0): warm-ups, mobility and cardio, sets without repetitions, seconds or distance, and holds
-- under 10 s. A stated side makes half a set.
WITH channelled AS (
    SELECT s.*,
        s.set_kind = 'warm_up' OR u.line IS NOT NULL AS is_warm_up,
        CASE
            WHEN s.category = 'power' THEN 'contacts'
            WHEN s.hold_s > 0 AND (s.measure = 'hold' OR coalesce(s.reps, 0) = 0)
                AND NOT (s.measure IN ('distance', '') AND coalesce(s.distance_m, 0) > 0) THEN 'hold'
            ELSE 'reps'
        END AS channel,
        s.body_mass_fraction * s.body_mass_kg AS moved_body_kg
    FROM named_sets AS s
    LEFT JOIN unmarked_warm_ups AS u ON u.import_id = s.import_id AND u.line = s.line
),
loaded AS (
    SELECT *,
        CASE
            WHEN channel <> 'reps' OR body_mass_fraction IS NULL THEN NULL
            WHEN is_assisted THEN
                CASE WHEN moved_body_kg > positive_load_kg THEN moved_body_kg - positive_load_kg END
            WHEN body_mass_fraction = 0 OR body_mass_kg IS NULL THEN positive_load_kg
            ELSE moved_body_kg + coalesce(positive_load_kg, 0)
        END AS effective_load_kg
    FROM channelled
)
SELECT *,
    CASE
        WHEN effective_load_kg IS NULL THEN 'none'
        WHEN body_mass_fraction > 0 AND body_mass_kg IS NULL THEN 'external'
        ELSE 'effective'
    END AS load_basis,
    CASE
        WHEN channel = 'contacts' THEN NULL
        WHEN is_assisted THEN -positive_load_kg
        ELSE positive_load_kg
    END AS external_load_kg,
    CASE WHEN channel = 'contacts' AND reps > 0 THEN reps END AS contact_count,
    CASE
        WHEN is_warm_up OR placement = 'uncounted' THEN 0e0
        WHEN (reps > 0 OR hold_s > 0 OR distance_m > 0) IS NOT TRUE THEN 0e0
        WHEN measure = 'hold' AND hold_s > 0 AND hold_s < 10 THEN 0e0
        WHEN side = 'both' THEN 1e0
        ELSE 0.5e0
    END AS set_count
FROM loaded
