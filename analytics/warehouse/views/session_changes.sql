-- One row per session of the file being imported (`hashed`), with what storing it does to the athlete's current log.
-- A version that an export with a later last session outdoes changes nothing.
SELECT h.*,
    CASE
        WHEN c.session_key IS NULL THEN 'new'
        WHEN c.content_hash = h.content_hash OR i.last_session_at > $last_session_at THEN 'unchanged'
        ELSE 'replaced'
    END AS change,
    coalesce(k.rows_in_import_id, '') AS rows_in_import_id
FROM hashed AS h
LEFT JOIN current_sessions AS c ON c.session_key = h.session_key AND c.app = $app
LEFT JOIN imports AS i ON i.import_id = c.import_id
LEFT JOIN kept_versions AS k ON k.session_key = h.session_key AND k.content_hash = h.content_hash AND k.app = $app
ORDER BY h.session_started_at, h.session_key
