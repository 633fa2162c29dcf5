-- One row per fact, sets aside, that the stored weekly table of an athlete depends on; and the fingerprint it carries.
SELECT athlete_id, 'body mass' AS kind, CAST(valid_from AS VARCHAR) AS name, CAST(body_mass_kg AS VARCHAR) AS value
FROM body_masses WHERE athlete_id IN (SELECT unnest($athletes))
UNION ALL
SELECT athlete_id, 'setting', 'week_start', value
FROM week_starts WHERE athlete_id IN (SELECT unnest($athletes))
UNION ALL
SELECT athlete_id, 'name', exercise_name, answer
FROM name_answers WHERE athlete_id IN (SELECT unnest($athletes))
UNION ALL
SELECT a.athlete_id, 'name for all', s.exercise_name, s.answer
FROM shared_name_answers AS s
CROSS JOIN athletes AS a
WHERE a.athlete_id IN (SELECT unnest($athletes))
UNION ALL
SELECT athlete_id, 'fingerprint', '', fingerprint
FROM weekly_fingerprints WHERE athlete_id IN (SELECT unnest($athletes))
ORDER BY ALL
