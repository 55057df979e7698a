package io.lictor.standalone;

import java.nio.file.Path;
import java.sql.DriverManager;

class SqliteTamperingTest extends TamperingContract {

    @Override
    OwnLictor start(Path directory) {
        return OwnLictor.start(directory, "--lictor.audit.checkpoint-interval=0", "--lictor.integrity.scrub=false");
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
