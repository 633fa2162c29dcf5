-- The first tables. No keys, no indexes, no checks: ids come from Python, and a DuckLake catalogue takes this SQL too.
CREATE TABLE meta (schema_version INTEGER NOT NULL);

CREATE TABLE athletes (
    athlete_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    data_version BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE settings (
    athlete_id VARCHAR NOT NULL,
    setting VARCHAR NOT NULL,
    value VARCHAR NOT NULL, -- JSON
    changed_at TIMESTAMP NOT NULL
);

CREATE TABLE body_masses (
    athlete_id VARCHAR NOT NULL,
    valid_from DATE NOT NULL,
    body_mass_kg DOUBLE NOT NULL
);

CREATE TABLE name_answers (
    athlete_id VARCHAR NOT NULL,
    exercise_name VARCHAR NOT NULL,
    answer VARCHAR NOT NULL, -- JSON
    answered_at TIMESTAMP NOT NULL
);

CREATE TABLE imports (
    import_id VARCHAR NOT NULL,
    athlete_id VARCHAR NOT NULL,
    app VARCHAR NOT NULL,
    file_name VARCHAR NOT NULL,
    content_sha256 VARCHAR NOT NULL,
    options VARCHAR NOT NULL, -- JSON
    report VARCHAR NOT NULL, -- JSON, without the issues
    marks_warm_ups BOOLEAN NOT NULL,
    last_session_at TIMESTAMP NOT NULL,
    imported_at TIMESTAMP NOT NULL, -- UTC
    undone_at TIMESTAMP
);

CREATE TABLE import_files (
    import_id VARCHAR NOT NULL,
    athlete_id VARCHAR NOT NULL,
    content BLOB NOT NULL
);

CREATE TABLE import_issues (
    import_id VARCHAR NOT NULL,
    athlete_id VARCHAR NOT NULL,
    place BIGINT NOT NULL, -- order within the report
    line BIGINT,
    column_name VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    severity VARCHAR NOT NULL
);

CREATE TABLE import_sessions (
    import_id VARCHAR NOT NULL,
    athlete_id VARCHAR NOT NULL,
    session_key VARCHAR NOT NULL,
    session_started_at TIMESTAMP NOT NULL,
    session_title VARCHAR NOT NULL,
    session_duration_s DOUBLE,
    content_hash VARCHAR NOT NULL,
    set_count BIGINT NOT NULL,
    rows_in_import_id VARCHAR NOT NULL -- the import that keeps the raw rows of this very content
);

CREATE TABLE raw_sets (
    import_id VARCHAR NOT NULL,
    athlete_id VARCHAR NOT NULL,
    line BIGINT NOT NULL,
    session_key VARCHAR NOT NULL,
    session_started_at TIMESTAMP NOT NULL,
    session_ended_at TIMESTAMP,
    session_duration_s DOUBLE,
    session_title VARCHAR NOT NULL,
    session_note VARCHAR NOT NULL,
    exercise_name VARCHAR NOT NULL,
    exercise_note VARCHAR NOT NULL,
    set_kind VARCHAR NOT NULL,
    side VARCHAR NOT NULL,
    reps DOUBLE,
    load_kg DOUBLE,
    load_unit VARCHAR NOT NULL,
    hold_s DOUBLE,
    distance_m DOUBLE,
    rpe DOUBLE,
    superset VARCHAR NOT NULL
);

CREATE TABLE weekly (
    athlete_id VARCHAR NOT NULL,
    week_start TIMESTAMP NOT NULL,
    focus_area VARCHAR NOT NULL,
    training_days BIGINT NOT NULL,
    set_count DOUBLE NOT NULL,
    direct_set_count DOUBLE NOT NULL,
    rep_count DOUBLE NOT NULL,
    volume_load_kg DOUBLE,
    load_basis VARCHAR NOT NULL,
    hold_s DOUBLE NOT NULL,
    contact_count DOUBLE NOT NULL,
    is_complete BOOLEAN NOT NULL,
    is_first BOOLEAN NOT NULL
);

CREATE TABLE weekly_fingerprints (
    athlete_id VARCHAR NOT NULL,
    fingerprint VARCHAR NOT NULL -- of everything but the sets that the athlete's weekly rows were computed from
);
