-- One row per session of the file being imported (`incoming`: RAW_SETS) with the fingerprint of what it holds.
-- Lines move from one export to the next, so they are left out; numbers are hashed in millionths, free of rounding.
SELECT session_key, count(*) AS set_count, min(session_started_at) AS session_started_at,
    min(session_title) AS session_title, max(session_duration_s) AS session_duration_s,
    md5(string_agg(concat_ws(chr(31),
        epoch_us(session_started_at), coalesce(epoch_us(session_ended_at), -1),
        coalesce(CAST(round(session_duration_s * 1000000) AS BIGINT), -1),
        session_title, session_note, exercise_name, exercise_note, set_kind, side,
        coalesce(CAST(round(reps * 1000000) AS BIGINT), -1),
        coalesce(CAST(round(load_kg * 1000000) AS BIGINT), -1), load_unit,
        coalesce(CAST(round(hold_s * 1000000) AS BIGINT), -1),
        coalesce(CAST(round(distance_m * 1000000) AS BIGINT), -1),
        coalesce(CAST(round(rpe * 1000000) AS BIGINT), -1), superset,
        -- left out of the text where there is none, so that what was read in before it was known stays the same
        CAST(round(target_reps * 1000000) AS BIGINT)
    ), chr(30) ORDER BY line)) AS content_hash
FROM incoming
GROUP BY session_key
ORDER BY session_started_at, session_key
