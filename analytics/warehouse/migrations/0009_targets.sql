-- How many repetitions a set was meant to have; NULL in everything that was read in before.
ALTER TABLE raw_sets ADD COLUMN target_reps DOUBLE;
