-- One row per athlete x week that has a note (WEEK_NOTES): the last one written, unless it was taken away.
SELECT athlete_id, CAST(date_trunc('week', week_start + 3) AS TIMESTAMP) AS week_monday, note, written_by, written_at
FROM week_notes
WHERE athlete_id IN (SELECT unnest($athletes))
QUALIFY row_number() OVER (
    PARTITION BY athlete_id, date_trunc('week', week_start + 3) ORDER BY place DESC
) = 1 AND note <> ''
ORDER BY athlete_id, week_monday
