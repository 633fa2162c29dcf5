-- One row per athlete for whom something says on which day weeks begin: what holds of everybody, group and athlete.
SELECT athlete_id, arg_max(value, layer) AS value
FROM (
    SELECT a.athlete_id, g.value, CASE WHEN g.group_name = '' THEN 0 ELSE 1 END AS layer
    FROM group_settings AS g
    JOIN athletes AS a ON true
    LEFT JOIN client_labels AS l ON l.athlete_id = a.athlete_id AND l.kind = 'group'
    WHERE g.setting = 'week_start' AND (g.group_name = '' OR g.group_name = l.label)
    UNION ALL
    SELECT athlete_id, value, 2 FROM settings WHERE setting = 'week_start'
)
GROUP BY athlete_id
