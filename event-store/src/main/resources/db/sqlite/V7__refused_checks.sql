ALTER TABLE refusal ADD COLUMN fingerprint TEXT;

ALTER TABLE refusal ADD COLUMN checks INTEGER NOT NULL DEFAULT 0;

UPDATE refusal SET fingerprint = json_extract(facts, '$.fingerprint');

CREATE INDEX refusal_of_machine ON refusal (fingerprint, id);
