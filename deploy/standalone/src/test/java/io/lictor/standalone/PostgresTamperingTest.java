package io.lictor.standalone;

import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import java.nio.file.Path;

class PostgresTamperingTest extends TamperingContract {

    private final TestDatabase events = TestPostgres.database();

    @Override
    void drop() {
        events.close();
    }

    @Override
    OwnLictor start(Path directory) {
        return OwnLictor.start(
                directory,
                "--lictor.audit.checkpoint-interval=0",
                "--lictor.integrity.scrub=false",
                "--spring.datasource.url=" + events.url(),
                "--spring.datasource.username=" + (events.user() == null ? "" : events.user()),
                "--spring.datasource.password=" + (events.password() == null ? "" : events.password()));
    }

    @Override
    Intruder.Database database(Path directory) {
        return events::connect;
    }
}
