-- Tests that people did on themselves. A result that is taken away keeps its row, so that it can be brought back.
CREATE TABLE self_tests (
    result_id VARCHAR NOT NULL,
    athlete_id VARCHAR NOT NULL,
    test_id VARCHAR NOT NULL,
    local_day DATE NOT NULL,
    left_value DOUBLE, -- in the unit of the test; NULL = that side was not tested
    right_value DOUBLE,
    entered_at TIMESTAMP NOT NULL, -- UTC
    removed_at TIMESTAMP
);
