package io.lictor.readmodel.embedded;

class EmbeddedSubsetTest extends SubsetContract {

    @Override
    TestDatabase open() {
        return TestDatabase.embedded();
    }
}
