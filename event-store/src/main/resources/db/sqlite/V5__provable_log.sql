ALTER TABLE event ADD COLUMN leaf BLOB;

ALTER TABLE event ADD COLUMN seal BLOB;

CREATE TABLE audit_tile ( -- the hashes of the Merkle tree of all events, 256 in a full tile
    level  INTEGER NOT NULL, -- 0 are leaves, each of level n + 1 is the root of a tile of level n
    tile   INTEGER NOT NULL,
    hashes BLOB NOT NULL,
    PRIMARY KEY (level, tile)
) STRICT;

CREATE TABLE checkpoint ( -- what was signed and told
    size INTEGER PRIMARY KEY,
    note TEXT NOT NULL
) STRICT;
