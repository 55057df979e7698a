CREATE TABLE event_text ( -- labels and reasons, which can be erased while their events stay
    event_position INTEGER PRIMARY KEY,
    license_id     TEXT NOT NULL,
    sealed         BLOB NOT NULL -- under the key of the licence and a secret that is not in here
) STRICT;

CREATE TABLE text_key ( -- without it nobody can read the texts of a licence, wherever there are copies of them
    license_id TEXT PRIMARY KEY,
    secret     BLOB NOT NULL
) STRICT;
