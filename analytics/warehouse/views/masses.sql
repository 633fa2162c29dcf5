-- One row per stretch of days with one body mass: from an entry to the next; the first entry also holds before itself.
SELECT athlete_id, body_mass_kg,
    CASE WHEN row_number() OVER (PARTITION BY athlete_id ORDER BY valid_from) = 1
        THEN DATE '0001-01-01' ELSE valid_from END AS valid_from
FROM body_masses
WHERE athlete_id IN (SELECT unnest($athletes))
