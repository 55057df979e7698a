-- The position of the first event of an answer's command: the positions in the answer count from there. Null: they are whole.
ALTER TABLE answer ADD COLUMN first_position BIGINT;
