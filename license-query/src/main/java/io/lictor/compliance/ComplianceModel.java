package io.lictor.compliance;

import com.mongodb.client.MongoCollection;
import io.lictor.documents.Documents;
import io.lictor.documents.GenerationCollections;
import io.lictor.readmodel.ReadModel;
import java.util.function.Supplier;
import org.bson.Document;

/** The projection as it is read: the collections of its generation that serves. */
public final class ComplianceModel {

    private static final int FIRST = 1;

    private final ReadModel readModel;
    private volatile int serving = FIRST;

    public ComplianceModel(ReadModel readModel) {
        this.readModel = readModel;
    }

    /** Switches to that generation. */
    public void serve(int generation) {
        serving = generation;
    }

    /** Returns the collections of one generation, for an answer that must come from a single one. */
    Snapshot snapshot() {
        return new Snapshot(
                new GenerationCollections(readModel.serving().database(), ComplianceDefinition.PREFIX, serving));
    }

    <T> T ask(Supplier<T> question) {
        return readModel.ask(question);
    }

    record Snapshot(GenerationCollections collections) {

        Documents licenses() {
            return collections.documents(ComplianceDefinition.LICENSES);
        }

        MongoCollection<Document> customers() {
            return collections.collection(ComplianceDefinition.CUSTOMERS);
        }

        MongoCollection<Document> versions() {
            return collections.collection(ComplianceDefinition.VERSIONS);
        }
    }
}
