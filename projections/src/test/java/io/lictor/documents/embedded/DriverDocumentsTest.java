package io.lictor.documents.embedded;

import io.lictor.documents.ReadModelDatabase;

/** Of the embedded server, as another process would reach it. */
class DriverDocumentsTest extends DocumentsContract {

    @Override
    TestDatabase start() {
        return TestDatabase.embedded();
    }

    @Override
    ReadModelDatabase reached(TestDatabase database) {
        return ReadModelDatabase.of(database.database());
    }
}
