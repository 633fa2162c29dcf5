-- What the screen remembers from one visit to the next: the athlete shown last, how many weeks are drawn.
CREATE TABLE remembered (
    name VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL
);
