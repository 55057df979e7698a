package io.lictor.documents;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The documents of a collection of the read model, by their ids: what is done for every event and every check. */
public interface Documents {

    /** The document of this id with these fields, or with all of them where none is named; null where there is none. */
    @Nullable
    Document find(String id, String... fields);

    /** Hands over those that are there, in no order. */
    void find(List<String> ids, Consumer<Document> each);

    /** Returns the number of documents that a filter fits. */
    long count(Bson filter);

    /**
     * Writes each document whose field {@code guard} is still what it was when it was read. False where one of them isn't,
     * or where somebody else has made it meanwhile; the others are written all the same.
     */
    boolean write(String guard, List<Change> changes);

    /**
     * Adds texts to fields that have each of them but once, by document and field. What isn't there is made.
     */
    void addToSets(Map<String, ? extends Map<String, ? extends Collection<String>>> additions);

    /** The contrary; what isn't there is left alone. */
    void removeFromSets(Map<String, ? extends Map<String, ? extends Collection<String>>> removals);

    /**
     * Change of a document to a new content, or its removal; {@code before} is its guard as it was read, 0 if there
     * was none.
     */
    record Change(String id, long before, @Nullable Document after) {

        public Change(long before, Document after) {
            this(after.getString("_id"), before, after);
        }

        public static Change removal(String id, long before) {
            return new Change(id, before, null);
        }
    }
}
