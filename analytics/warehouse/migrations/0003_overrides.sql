-- What a person decided about logged rows. The raw rows stay as they are; the views read through these tables.
CREATE TABLE set_overrides (
    override_id VARCHAR NOT NULL,
    athlete_id VARCHAR NOT NULL,
    -- which set: what it holds in its session, and the how-manieth of those that hold the same; no line, lines move
    app VARCHAR NOT NULL,
    session_key VARCHAR NOT NULL,
    exercise_name VARCHAR NOT NULL,
    set_kind VARCHAR NOT NULL,
    side VARCHAR NOT NULL,
    reps DOUBLE,
    load_kg DOUBLE,
    load_unit VARCHAR NOT NULL,
    hold_s DOUBLE,
    distance_m DOUBLE,
    nth BIGINT NOT NULL,
    column_name VARCHAR NOT NULL, -- load_kg, reps, hold_s, distance_m; '' = the whole set is left out
    new_value DOUBLE,
    changed_by VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL, -- UTC
    undone_at TIMESTAMP
);

CREATE TABLE session_overrides (
    override_id VARCHAR NOT NULL,
    athlete_id VARCHAR NOT NULL,
    app VARCHAR NOT NULL,
    session_key VARCHAR NOT NULL, -- left out of the log
    changed_by VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    undone_at TIMESTAMP
);

CREATE TABLE load_overrides (
    override_id VARCHAR NOT NULL,
    athlete_id VARCHAR NOT NULL,
    app VARCHAR NOT NULL,
    first_day DATE NOT NULL, -- every load of the app between these days is multiplied
    last_day DATE NOT NULL,
    factor DOUBLE NOT NULL,
    changed_by VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    undone_at TIMESTAMP
);

CREATE TABLE finding_answers (
    override_id VARCHAR NOT NULL,
    athlete_id VARCHAR NOT NULL,
    finding_id VARCHAR NOT NULL,
    question VARCHAR NOT NULL, -- as it was asked
    changed_by VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    undone_at TIMESTAMP
);
