package io.lictor.documents.embedded;

import io.lictor.documents.ReadModelDatabase;

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
