-- One row per working set that counts, with the first day of its week as the athlete reckons weeks.
SELECT s.*,
    CASE WHEN w.value = '"sunday"'
        THEN CAST(date_trunc('week', s.local_day + 1) AS DATE) - 1
        ELSE CAST(date_trunc('week', s.local_day) AS DATE) END AS week_start
FROM working_sets AS s
LEFT JOIN week_starts AS w ON w.athlete_id = s.athlete_id
