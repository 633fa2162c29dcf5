-- What people note beside their log. A note that is taken away keeps its row, so that it can be brought back.
CREATE TABLE runs (
    note_id VARCHAR NOT NULL,
    athlete_id VARCHAR NOT NULL,
    local_day DATE NOT NULL,
    started_at TIMESTAMP, -- wall clock; NULL = time not known
    run_kind VARCHAR NOT NULL,
    duration_s DOUBLE,
    distance_m DOUBLE,
    origin VARCHAR NOT NULL, -- 'hand', or the format of an imported file
    entered_at TIMESTAMP NOT NULL, -- UTC
    removed_at TIMESTAMP
);

CREATE TABLE pain_notes (
    note_id VARCHAR NOT NULL,
    athlete_id VARCHAR NOT NULL,
    local_day DATE NOT NULL,
    focus_area VARCHAR NOT NULL,
    note VARCHAR NOT NULL, -- '' = none
    entered_at TIMESTAMP NOT NULL, -- UTC
    removed_at TIMESTAMP
);
