-- One row per athlete x setting x layer that sets it: everybody, then the athlete's group, then the athlete.
WITH layers AS (
    SELECT a.athlete_id, g.setting, g.value, CASE WHEN g.group_name = '' THEN 0 ELSE 1 END AS layer
    FROM athletes AS a
    LEFT JOIN client_labels AS l ON l.athlete_id = a.athlete_id AND l.kind = 'group'
    JOIN group_settings AS g ON g.group_name = '' OR g.group_name = l.label
    WHERE a.athlete_id IN (SELECT unnest($athletes))
    UNION ALL
    SELECT athlete_id, setting, value, 2 FROM settings WHERE athlete_id IN (SELECT unnest($athletes))
)
SELECT athlete_id, setting, value, layer = 2 AS is_own
FROM layers
ORDER BY athlete_id, layer, setting
