-- What a coach keeps beside the logs. Reviews, notes and the change log only ever grow.
CREATE TABLE facts (
    name VARCHAR NOT NULL,
    value VARCHAR NOT NULL
);

CREATE TABLE client_labels (
    athlete_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL, -- 'group' (one a client) or 'tag'
    label VARCHAR NOT NULL
);

CREATE TABLE group_settings (
    group_name VARCHAR NOT NULL, -- '' = everybody
    setting VARCHAR NOT NULL,
    value VARCHAR NOT NULL -- JSON
);

CREATE TABLE change_log (
    athlete_id VARCHAR NOT NULL, -- '' = a group or everybody
    group_name VARCHAR NOT NULL, -- '' = one athlete, or everybody
    setting VARCHAR NOT NULL,
    old_value VARCHAR NOT NULL, -- JSON, '' = not set
    new_value VARCHAR NOT NULL,
    changed_by VARCHAR NOT NULL, -- a name typed in Settings, '' = not given
    changed_at TIMESTAMP NOT NULL -- UTC
);

CREATE TABLE discussed_items (
    athlete_id VARCHAR NOT NULL,
    item VARCHAR NOT NULL, -- see roster.roster_items()
    is_discussed BOOLEAN NOT NULL, -- false: taken back
    marked_by VARCHAR NOT NULL,
    marked_at TIMESTAMP NOT NULL -- UTC
);

CREATE TABLE reviews (
    athlete_id VARCHAR NOT NULL,
    reviewed_by VARCHAR NOT NULL,
    reviewed_at TIMESTAMP NOT NULL -- UTC
);

CREATE TABLE client_notes (
    note_id VARCHAR NOT NULL,
    athlete_id VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    written_by VARCHAR NOT NULL,
    written_at TIMESTAMP NOT NULL -- UTC
);

CREATE TABLE import_batches (
    batch_id VARCHAR NOT NULL,
    athlete_id VARCHAR NOT NULL,
    import_id VARCHAR NOT NULL,
    begun_at TIMESTAMP NOT NULL -- UTC
);
