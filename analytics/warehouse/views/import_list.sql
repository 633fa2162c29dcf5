-- One row per import of the athlete, undone ones too, newest first (IMPORTS, with the report as JSON).
SELECT import_id, app, file_name AS file, imported_at, undone_at, report
FROM imports
WHERE athlete_id = $athlete
ORDER BY imported_at DESC, import_id
