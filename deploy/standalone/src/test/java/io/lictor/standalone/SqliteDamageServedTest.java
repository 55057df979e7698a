package io.lictor.standalone;

import java.nio.file.Path;
import java.sql.DriverManager;

class SqliteDamageServedTest extends DamageServedContract {

    @Override
    OwnLictor start(Path directory, String... options) {
        return OwnLictor.start(directory, options);
    }

    @Override
    Intruder.Database database(Path directory) {
        return () -> DriverManager.getConnection(
                "jdbc:sqlite:" + directory.resolve("data").resolve("lictor.db"));
    }

    @Override
    void drop() {
        // it lies in the directory of the test
    }
}
