-- What exercise names are for everybody in this database: a coach answers once for all clients.
CREATE TABLE shared_name_answers (
    exercise_name VARCHAR NOT NULL, -- or the id of a catalogue exercise whose areas the answer sets
    answer VARCHAR NOT NULL, -- JSON
    answered_at TIMESTAMP NOT NULL
);
