-- AUTOINCREMENT: a position is never given twice, even if the last event were lost. No index on event_id: it is
-- random, nobody looks it up, and it would cost every append a page somewhere in the file.
CREATE TABLE event (
    position        INTEGER PRIMARY KEY AUTOINCREMENT,
    stream_id       TEXT NOT NULL,
    stream_type     TEXT NOT NULL,
    sequence_number INTEGER NOT NULL, -- from 0
    event_id        TEXT NOT NULL,
    recorded_at     TEXT NOT NULL,
    type            TEXT NOT NULL,
    revision        TEXT,
    payload         TEXT NOT NULL,
    metadata        TEXT NOT NULL,
    UNIQUE (stream_id, sequence_number)
) STRICT;
