-- One row per athlete: how many rows of the files were left out. What several exports of one log hold alike (column, value
-- and message, without the number of its row) is there as often as in the export with most of it.
SELECT athlete_id, sum(most) AS left_out_count
FROM (
    SELECT athlete_id, column_name, value, message, max(here) AS most
    FROM (
        SELECT i.athlete_id, i.import_id, s.column_name, s.value,
            regexp_replace(s.message, '^Row [0-9,]+: ', '') AS message, count(*) AS here
        FROM import_issues AS s
        JOIN imports AS i ON i.import_id = s.import_id
        WHERE s.severity = 'left_out' AND i.undone_at IS NULL AND i.athlete_id IN (SELECT unnest($athletes))
        GROUP BY ALL
    )
    GROUP BY ALL
)
GROUP BY ALL
