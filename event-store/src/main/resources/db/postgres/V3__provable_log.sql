-- What makes the log provable. Both are null in rows of earlier releases, which had none.
ALTER TABLE event
    ADD COLUMN leaf BYTEA, -- the hash of the event as a leaf of the Merkle tree
    ADD COLUMN seal BYTEA; -- ties leaf and position to a secret that is not in here: who has no more than the database can't add events

CREATE TABLE audit_tile ( -- the hashes of the tree, 256 in a full tile; level 0 are leaves, each of level n + 1 is the root of a tile of level n
    level  INTEGER NOT NULL,
    tile   BIGINT NOT NULL,
    hashes BYTEA NOT NULL,
    PRIMARY KEY (level, tile)
);
ALTER TABLE audit_tile ALTER COLUMN hashes SET STORAGE EXTERNAL; -- hashes can't be compressed

CREATE TABLE checkpoint ( -- what was signed and told
    size BIGINT PRIMARY KEY,
    note TEXT NOT NULL
);
