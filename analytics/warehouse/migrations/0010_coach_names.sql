-- Which coach it was, where a coach answered or wrote: the name that stood in Settings at that time.
ALTER TABLE flag_answers
    ADD COLUMN answered_name VARCHAR DEFAULT '' -- '' = the runner, or a coach without a name
;

ALTER TABLE week_notes
    ADD COLUMN written_name VARCHAR DEFAULT '' -- '' = the runner, or a coach without a name
;
