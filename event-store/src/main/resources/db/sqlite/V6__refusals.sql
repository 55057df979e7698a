CREATE TABLE refusal ( -- what was refused lately; never a free text, for nobody would erase it here
    id             TEXT PRIMARY KEY, -- ordered by time
    refused_at     INTEGER NOT NULL, -- milliseconds since 1970
    command        TEXT NOT NULL,
    actor          TEXT NOT NULL,
    token_id       TEXT,
    correlation_id TEXT NOT NULL,
    license_id     TEXT,
    customer       TEXT,
    product        TEXT,
    code           TEXT NOT NULL,
    detail         TEXT NOT NULL,
    facts          TEXT NOT NULL
) STRICT;

CREATE INDEX refusal_of_license ON refusal (license_id, id);

CREATE INDEX refusal_of_customer ON refusal (customer, id);
