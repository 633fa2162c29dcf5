-- One row per session of the athletes' current log: the import whose version of it wins, and where its rows lie.
-- The newest export wins a session whole: the one whose last session is latest, then the one imported last.
-- Undone imports have no say; a session that a newer export lacks stays.
WITH ranked_imports AS (
    SELECT import_id, app,
        row_number() OVER (PARTITION BY athlete_id ORDER BY last_session_at, imported_at, import_id) AS export_rank
    FROM imports
    WHERE undone_at IS NULL AND athlete_id IN (SELECT unnest($athletes))
)
SELECT s.athlete_id, i.app, s.session_key,
    arg_max(s.import_id, i.export_rank) AS import_id,
    arg_max(s.content_hash, i.export_rank) AS content_hash,
    arg_max(s.rows_in_import_id, i.export_rank) AS rows_in_import_id,
    arg_max(s.session_started_at, i.export_rank) AS session_started_at,
    arg_max(s.session_title, i.export_rank) AS session_title,
    arg_max(s.session_duration_s, i.export_rank) AS session_duration_s
FROM import_sessions AS s
JOIN ranked_imports AS i ON i.import_id = s.import_id
GROUP BY s.athlete_id, i.app, s.session_key
