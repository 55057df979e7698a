CREATE TABLE IF NOT EXISTS due ( -- an earlier release made it when it needed it
    license_id TEXT NOT NULL,
    task       TEXT NOT NULL,
    due_at     INTEGER NOT NULL, -- milliseconds since 1970
    PRIMARY KEY (license_id, task)
);

CREATE INDEX IF NOT EXISTS due_by_instant ON due (due_at);

CREATE TABLE answer (
    key_hash     TEXT PRIMARY KEY, -- of the caller's Idempotency-Key
    request_hash TEXT NOT NULL,
    kept_at      INTEGER NOT NULL, -- milliseconds since 1970
    sealed       BLOB NOT NULL -- status, headers and body, encrypted: there may be a licence key in it
) STRICT;

CREATE INDEX answer_by_age ON answer (kept_at);
