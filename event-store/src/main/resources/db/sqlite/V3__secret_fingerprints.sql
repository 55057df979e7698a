CREATE TABLE secret_fingerprint ( -- tells whose secrets these data need, and reveals nothing of them
    name        TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL
) STRICT;
