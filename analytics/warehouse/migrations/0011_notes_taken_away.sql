-- A private note that is taken away keeps its row, so that it can be brought back.
ALTER TABLE client_notes
    ADD COLUMN removed_at TIMESTAMP -- UTC; NULL = it stands
;
