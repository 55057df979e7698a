-- Counts the positions in the answer from there.
ALTER TABLE answer ADD COLUMN first_position INTEGER;
