-- A review that was recorded by mistake can be taken back; its row stays.
ALTER TABLE reviews
    ADD COLUMN taken_back_at TIMESTAMP -- UTC; NULL = it holds
;
