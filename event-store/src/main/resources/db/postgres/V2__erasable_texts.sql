-- Labels and reasons, which can be erased while their events stay.
CREATE TABLE event_text (
    event_position BIGINT PRIMARY KEY,
    license_id     TEXT COLLATE "C" NOT NULL,
    sealed         BYTEA NOT NULL -- under the key of the licence and a secret that is not in here
);

CREATE TABLE text_key ( -- without it nobody can read the texts of a licence, wherever there are copies of them
    license_id TEXT COLLATE "C" PRIMARY KEY,
    secret     BYTEA NOT NULL
);
