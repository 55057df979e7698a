package io.lictor.documents;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Documents of a MongoDB, through its driver. */
final class ServerDocuments implements Documents {

    private static final String ID = "_id";

    /** The embedded server holds each document it found against the whole list: many short ones cost less. */
    private static final int AT_ONCE = 100;

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final UpdateOptions UPDATE = new UpdateOptions();
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> collection;

    ServerDocuments(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    @Override
    public @Nullable Document find(String id, String... fields) {
        var found = collection.find(Filters.eq(id));
        return (fields.length == 0 ? found : found.projection(Projections.include(fields))).first();
    }

    @Override
    public void find(List<String> ids, Consumer<Document> each) {
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            collection.find(Filters.in(ID, some)).batchSize(AT_ONCE + 1).forEach(each);
        }
    }

    @Override
    public long count(Bson filter) {
        return collection.countDocuments(filter);
    }

    @Override
    public boolean write(String guard, List<Change> changes) {
        List<WriteModel<Document>> writes = new ArrayList<>(changes.size());
        for (Change change : changes) {
            writes.add(write(guard, change));
        }
        return writes.isEmpty() || done(writes) == changes.size();
    }

    private static WriteModel<Document> write(String guard, Change change) {
        Document after = change.after();
        if (after != null && change.before() == 0) {
            return new InsertOneModel<>(after);
        }
        Document before = new Document(ID, change.id()).append(guard, change.before());
        return after == null ? new DeleteOneModel<>(before) : new ReplaceOneModel<>(before, after);
    }

    private int done(List<WriteModel<Document>> writes) {
        try {
            var result = collection.bulkWrite(writes, UNORDERED);
            return result.getInsertedCount() + result.getMatchedCount() + result.getDeletedCount();
        } catch (MongoBulkWriteException e) {
            // Somebody else was the first to write such a document; the rest is written all the same.
            if (e.getWriteErrors().stream()
                    .allMatch(error -> ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY)) {
                return e.getWriteResult().getInsertedCount()
                        + e.getWriteResult().getMatchedCount()
                        + e.getWriteResult().getDeletedCount();
            }
            throw e;
        }
    }

    @Override
    public void addToSets(Map<String, ? extends Map<String, ? extends Collection<String>>> additions) {
        update(updates(additions, Updates::addToSet, UPSERT));
    }

    @Override
    public void removeFromSets(Map<String, ? extends Map<String, ? extends Collection<String>>> removals) {
        update(updates(removals, Updates::pull, UPDATE));
    }

    /** One update for each text: not every server that speaks the protocol can add or remove several. */
    private static List<UpdateOneModel<Document>> updates(
            Map<String, ? extends Map<String, ? extends Collection<String>>> changes,
            BiFunction<String, String, Bson> change,
            UpdateOptions options) {
        List<UpdateOneModel<Document>> updates = new ArrayList<>(changes.size());
        changes.forEach((id, fields) -> fields.forEach((field, texts) -> texts.forEach(
                text -> updates.add(new UpdateOneModel<>(Filters.eq(id), change.apply(field, text), options)))));
        return updates;
    }

    private void update(List<UpdateOneModel<Document>> updates) {
        if (!updates.isEmpty()) {
            collection.bulkWrite(updates, UNORDERED);
        }
    }
}
