package io.lictor.readmodel;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;

/** Many documents by their ids. */
public final class ById {

    /** The embedded server holds each document it found against the whole list: many short ones cost less. */
    private static final int AT_ONCE = 100;

    private ById() {}

    /** Hands over those that are there. */
    public static void find(MongoCollection<Document> collection, List<String> ids, Consumer<Document> each) {
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            collection.find(Filters.in("_id", some)).batchSize(AT_ONCE + 1).forEach(each);
        }
    }
}
