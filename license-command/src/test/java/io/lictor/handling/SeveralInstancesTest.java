package io.lictor.handling;

import io.lictor.endpoint.WriteSideFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** On SQLite, which knows one process only: both sides are in this one. */
class SeveralInstancesTest extends SeveralInstancesContract {

    @TempDir
    Path temporary;

    private WriteSideFixture writeSide;

    @BeforeEach
    void open() {
        writeSide = WriteSideFixture.open(temporary.resolve("data"));
        begin(writeSide, writeSide.instance(), writeSide.instance());
    }

    @AfterEach
    void close() {
        writeSide.close();
    }
}
