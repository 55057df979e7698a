package io.lictor.readmodel.embedded;

import io.lictor.readmodel.ReadModelDatabase;

/** Without the protocol. */
class DirectDocumentsTest extends DocumentsContract {

    @Override
    TestDatabase start() {
        return TestDatabase.embedded();
    }

    @Override
    ReadModelDatabase reached(TestDatabase database) {
        return database.readModel();
    }
}
