-- One row per athlete: everything of theirs that the stored weekly table was computed from, but the sets.
SELECT a.athlete_id,
    (SELECT string_agg(CAST(b.valid_from AS VARCHAR) || '=' || CAST(b.body_mass_kg AS VARCHAR), ';' ORDER BY b.valid_from)
        FROM body_masses AS b WHERE b.athlete_id = a.athlete_id) AS body_masses,
    (SELECT max(s.value) FROM settings AS s WHERE s.athlete_id = a.athlete_id AND s.setting = 'week_start')
        AS week_start,
    (SELECT string_agg(n.exercise_name || '=' || n.answer, chr(30) ORDER BY n.exercise_name)
        FROM name_answers AS n WHERE n.athlete_id = a.athlete_id) AS answers,
    (SELECT max(f.fingerprint) FROM weekly_fingerprints AS f WHERE f.athlete_id = a.athlete_id) AS fingerprint
FROM athletes AS a
WHERE a.athlete_id IN (SELECT unnest($athletes))
