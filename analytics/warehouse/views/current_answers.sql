-- One row per flag that has an answer (FLAG_ANSWERS): the last answer counts, one that was taken back is none.
-- A week is named by the Monday of its middle, so an answer stays with its week when weeks begin on another day.
WITH said AS (
    SELECT *, CAST(date_trunc('week', week_start + 3) AS DATE) AS week_monday,
        CASE WHEN focus_area = '' THEN exercise_id ELSE '' END AS only_exercise_id
    FROM flag_answers
    WHERE athlete_id IN (SELECT unnest($athletes))
),
latest AS (
    SELECT * FROM said WHERE week_start IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY athlete_id, week_monday, rule_id, focus_area, exercise_id, session_started_at ORDER BY place DESC
    ) = 1
),
spoken_again AS (
    SELECT athlete_id, rule_id, focus_area, only_exercise_id, max(place) AS place
    FROM said WHERE week_start IS NULL
    GROUP BY athlete_id, rule_id, focus_area, only_exercise_id
)
SELECT l.athlete_id, CAST(l.week_monday AS TIMESTAMP) AS week_monday, l.rule_id, l.focus_area, l.exercise_id,
    l.session_started_at, l.level, l.answer, l.answered_by, l.answered_at, l.answered_name,
    l.answer = 'noticed' AND l.place > coalesce(s.place, -1) AS counts_for_quiet
FROM latest AS l
LEFT JOIN spoken_again AS s
    ON s.athlete_id = l.athlete_id AND s.rule_id = l.rule_id AND s.focus_area = l.focus_area
    AND s.only_exercise_id = l.only_exercise_id
WHERE l.answer <> ''
ORDER BY l.athlete_id, l.place
