-- One row per thing that was said, noted, set or added about the athlete after $since (HAPPENED), newest first.
SELECT * FROM (
    SELECT answered_at AS happened_at, 'answer' AS kind, CAST(week_start AS TIMESTAMP) AS local_day, rule_id AS about,
        focus_area, exercise_id, '' AS text_before, answer AS text_now, NULL AS left_value, NULL AS right_value,
        CASE answered_by WHEN 'coach' THEN coalesce(nullif(answered_name, ''), 'the coach') ELSE '' END AS said_by
    FROM flag_answers
    WHERE athlete_id = $athlete AND answer <> 'speak_again'
    QUALIFY row_number() OVER (
        PARTITION BY week_start, rule_id, focus_area, exercise_id, session_started_at ORDER BY place DESC
    ) = 1
    UNION ALL
    SELECT written_at, 'note', CAST(week_start AS TIMESTAMP), '', '', '', '', note, NULL, NULL,
        CASE written_by WHEN 'coach' THEN coalesce(nullif(written_name, ''), 'the coach') ELSE '' END
    FROM week_notes
    WHERE athlete_id = $athlete
    QUALIFY row_number() OVER (PARTITION BY date_trunc('week', week_start + 3) ORDER BY place DESC) = 1 AND note <> ''
    UNION ALL
    SELECT entered_at, 'pain', CAST(local_day AS TIMESTAMP), '', focus_area, '', '', note, NULL, NULL, ''
    FROM pain_notes
    WHERE athlete_id = $athlete AND removed_at IS NULL
    UNION ALL
    SELECT entered_at, 'test', CAST(local_day AS TIMESTAMP), test_id, '', '', '', '', left_value, right_value, ''
    FROM self_tests
    WHERE athlete_id = $athlete AND removed_at IS NULL
    UNION ALL
    SELECT changed_at, 'setting', NULL, setting, '', '', old_value, new_value, NULL, NULL, changed_by
    FROM change_log
    WHERE athlete_id = $athlete OR athlete_id = '' AND (
        group_name = '' OR group_name IN (
            SELECT label FROM client_labels WHERE kind = 'group' AND client_labels.athlete_id = $athlete
        )
    )
    UNION ALL
    SELECT coalesce(undone_at, imported_at), CASE WHEN undone_at IS NULL THEN 'import' ELSE 'undone' END, NULL,
        file_name, '', '', '', '', NULL, NULL, ''
    FROM imports
    WHERE athlete_id = $athlete
    UNION ALL
    SELECT changed_at, 'override', NULL, what, '', '', '', '', NULL, NULL, ''
    FROM override_list
    WHERE kind <> 'kept'
    UNION ALL
    SELECT answered_at, 'name', NULL, exercise_name, '', '', '', '', NULL, NULL, ''
    FROM name_answers
    WHERE athlete_id = $athlete
)
WHERE happened_at > $since
ORDER BY happened_at DESC, kind, about
