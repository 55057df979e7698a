-- The machine a refusal was about, and how many checks by software a row counts; 0 for a command.
ALTER TABLE refusal ADD COLUMN fingerprint TEXT COLLATE "C";

ALTER TABLE refusal ADD COLUMN checks BIGINT NOT NULL DEFAULT 0;

UPDATE refusal SET fingerprint = facts::json ->> 'fingerprint';

CREATE INDEX refusal_of_machine ON refusal (fingerprint, id);
