package io.lictor.documents.embedded;

class EmbeddedSubsetTest extends SubsetContract {

    @Override
    TestDatabase open() {
        return TestDatabase.embedded();
    }
}
