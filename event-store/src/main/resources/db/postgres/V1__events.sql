-- Positions are given by the writer, under its lock: dense, and visible in their order.
-- Text is compared by its bytes ("C"): faster, and the same whatever the operating system thinks of sorting.
CREATE TABLE event (
    position        BIGINT PRIMARY KEY,
    stream_id       TEXT COLLATE "C" NOT NULL,
    stream_type     TEXT NOT NULL,
    sequence_number BIGINT NOT NULL, -- from 0
    event_id        TEXT NOT NULL,
    recorded_at     TEXT COLLATE "C" NOT NULL,
    type            TEXT NOT NULL,
    revision        TEXT,
    payload         TEXT NOT NULL, -- JSON, kept byte for byte
    metadata        TEXT NOT NULL,
    CONSTRAINT event_place UNIQUE (stream_id, sequence_number)
);

CREATE TABLE due (
    license_id TEXT COLLATE "C" NOT NULL,
    task       TEXT COLLATE "C" NOT NULL,
    due_at     BIGINT NOT NULL, -- milliseconds since 1970
    PRIMARY KEY (license_id, task)
);
CREATE INDEX due_by_instant ON due (due_at);

CREATE TABLE answer (
    key_hash     TEXT COLLATE "C" PRIMARY KEY, -- of the caller's Idempotency-Key
    request_hash TEXT NOT NULL,
    kept_at      BIGINT NOT NULL, -- milliseconds since 1970
    sealed       BYTEA NOT NULL -- status, headers and body, encrypted: there may be a licence key in it
);
CREATE INDEX answer_by_age ON answer (kept_at);

CREATE TABLE secret_fingerprint ( -- tells whether an instance has the secrets of the others, and reveals nothing of them
    name        TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL
);
