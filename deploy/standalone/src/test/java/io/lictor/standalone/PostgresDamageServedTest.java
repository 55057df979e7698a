package io.lictor.standalone;

import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import java.nio.file.Path;
import java.util.stream.Stream;

class PostgresDamageServedTest extends DamageServedContract {

    private final TestDatabase events = TestPostgres.database();

    @Override
    OwnLictor start(Path directory, String... options) {
        return OwnLictor.start(
                directory,
                Stream.concat(
                                Stream.of(
                                        "--spring.datasource.url=" + events.url(),
                                        "--spring.datasource.username=" + (events.user() == null ? "" : events.user()),
                                        "--spring.datasource.password="
                                                + (events.password() == null ? "" : events.password())),
                                Stream.of(options))
                        .toArray(String[]::new));
    }

    @Override
    Intruder.Database database(Path directory) {
        return events::connect;
    }

    @Override
    void drop() {
        events.close();
    }
}
