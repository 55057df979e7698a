package io.lictor.projection;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import io.lictor.readmodel.ById;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Documents that keep the number of the last event folded in, and are replaced only where that number is still the one
 * that was read. So a batch that comes again changes nothing, and two projectors can't undo each other's work.
 */
final class Guarded {

    private static final String ID = "_id";
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> collection;
    private final String guard;

    Guarded(MongoCollection<Document> collection, String guard) {
        this.collection = collection;
        this.guard = guard;
    }

    /** The documents of these ids that are there. */
    Map<String, Document> read(Collection<String> ids) {
        Map<String, Document> found = new HashMap<>();
        ById.find(collection, List.copyOf(ids), document -> found.put(document.getString(ID), document));
        return found;
    }

    /** Writes all changes; {@link OvertakenException} where somebody else has changed one of the documents meanwhile. */
    void write(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        List<WriteModel<Document>> writes = new ArrayList<>(changes.size());
        for (Change change : changes) {
            writes.add(
                    change.before() == 0
                            ? new InsertOneModel<>(change.after())
                            : new ReplaceOneModel<>(
                                    new Document(ID, change.after().getString(ID)).append(guard, change.before()),
                                    change.after()));
        }
        if (done(writes) < changes.size()) {
            throw new OvertakenException(collection.getNamespace().getCollectionName());
        }
    }

    private int done(List<WriteModel<Document>> writes) {
        try {
            var result = collection.bulkWrite(writes, UNORDERED);
            return result.getInsertedCount() + result.getMatchedCount();
        } catch (MongoBulkWriteException e) {
            // Somebody else was the first to write such a document; the rest is written all the same.
            if (e.getWriteErrors().stream()
                    .allMatch(error -> ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY)) {
                throw new OvertakenException(collection.getNamespace().getCollectionName());
            }
            throw e;
        }
    }

    /** What a document shall be; {@code before} is its guard as it was read, 0 where there was none. */
    record Change(long before, Document after) {}

    /** Another projector was faster; the batch has to be folded again from what it wrote. */
    static final class OvertakenException extends RuntimeException {

        OvertakenException(String collection) {
            super("Another projector has written to " + collection + " meanwhile");
        }
    }
}
