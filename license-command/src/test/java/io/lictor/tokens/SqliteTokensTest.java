package io.lictor.tokens;

import io.lictor.desk.House;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteTokensTest extends TokenStoreContract {

    @TempDir
    Path temporary;

    @Override
    House open() {
        return House.open(temporary.resolve("data"));
    }
}
