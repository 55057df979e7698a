package io.lictor.documents.embedded;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
        named = TestDatabase.SERVER,
        matches = ".+",
        disabledReason = "no MongoDB: LICTOR_TEST_MONGODB_URI is not set")
class ServerSubsetTest extends SubsetContract {

    @Override
    TestDatabase open() {
        return TestDatabase.server();
    }
}
