-- One row per version of a session that an import keeps raw rows of; undone imports aside.
SELECT i.app, s.session_key, s.content_hash, min(s.rows_in_import_id) AS rows_in_import_id
FROM import_sessions AS s
JOIN imports AS i ON i.import_id = s.import_id
WHERE s.athlete_id IN (SELECT unnest($athletes)) AND i.undone_at IS NULL
GROUP BY i.app, s.session_key, s.content_hash
