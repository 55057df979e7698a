package io.lictor.tokens;

import io.lictor.endpoint.WriteSideFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteTokensTest extends TokenStoreContract {

    @TempDir
    Path temporary;

    @Override
    WriteSideFixture open() {
        return WriteSideFixture.open(temporary.resolve("data"));
    }
}
