package io.lictor.documents.embedded;

import io.lictor.documents.ReadModelDatabase;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Of a MongoDB. */
@EnabledIfEnvironmentVariable(
        named = TestDatabase.SERVER,
        matches = ".+",
        disabledReason = "no MongoDB: LICTOR_TEST_MONGODB_URI is not set")
class ServerDocumentsTest extends DocumentsContract {

    @Override
    TestDatabase start() {
        return TestDatabase.server();
    }

    @Override
    ReadModelDatabase reached(TestDatabase database) {
        return database.readModel();
    }
}
