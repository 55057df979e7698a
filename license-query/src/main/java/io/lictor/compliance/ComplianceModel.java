package io.lictor.compliance;

import com.mongodb.client.MongoCollection;
import io.lictor.readmodel.Documents;
import io.lictor.readmodel.Place;
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

    /** From now on that generation answers. */
    public void serve(int generation) {
        serving = generation;
    }

    /** What one answer comes from as a whole. */
    Snapshot snapshot() {
        return new Snapshot(new Place(readModel.serving().database(), ComplianceBlueprint.PREFIX, serving));
    }

    <T> T ask(Supplier<T> question) {
        return readModel.ask(question);
    }

    record Snapshot(Place place) {

        Documents licenses() {
            return place.documents(ComplianceBlueprint.LICENSES);
        }

        MongoCollection<Document> customers() {
            return place.collection(ComplianceBlueprint.CUSTOMERS);
        }

        MongoCollection<Document> versions() {
            return place.collection(ComplianceBlueprint.VERSIONS);
        }
    }
}
