-- What people say about flags and weeks. Rows are only added: the one with the highest place counts.
CREATE TABLE flag_answers (
    athlete_id VARCHAR NOT NULL,
    place BIGINT NOT NULL, -- order within the athlete
    week_start DATE, -- first day of the flag's week; NULL: about the rule from now on, not about one week
    rule_id VARCHAR NOT NULL,
    focus_area VARCHAR NOT NULL, -- '' = none
    exercise_id VARCHAR NOT NULL, -- '' = none
    session_started_at TIMESTAMP, -- NULL = the whole week
    level VARCHAR NOT NULL, -- of the flag at that time
    answer VARCHAR NOT NULL, -- '' = taken back; 'speak_again' ends the quiet of a rule
    answered_by VARCHAR NOT NULL,
    answered_at TIMESTAMP NOT NULL -- UTC
);

CREATE TABLE week_notes (
    athlete_id VARCHAR NOT NULL,
    place BIGINT NOT NULL, -- order within the athlete
    week_start DATE NOT NULL,
    note VARCHAR NOT NULL, -- '' = taken away
    written_by VARCHAR NOT NULL,
    written_at TIMESTAMP NOT NULL -- UTC
);
