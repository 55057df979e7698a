package io.lictor.documents.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.lictor.documents.Documents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Documents of the embedded server without MongoDB's protocol between, in turn with all that comes that way. What is given
 * and taken are copies.
 */
final class EmbeddedDocuments implements Documents {

    /** Others wait for their turn meanwhile. */
    private static final int AT_ONCE = 100;

    private final SerializedBackend server;
    private final String database;
    private final String name;

    EmbeddedDocuments(SerializedBackend server, String database, String name) {
        this.server = server;
        this.database = database;
        this.name = name;
    }

    @Override
    public org.bson.@Nullable Document find(String id, String... fields) {
        Document found = present(collection -> collection.withId(id));
        return found == null
                ? null
                : fields.length == 0 ? BsonConversion.out(found) : BsonConversion.out(found, fields);
    }

    @Override
    public void find(List<String> ids, Consumer<org.bson.Document> each) {
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            List<Document> found = present(collection -> some.stream()
                    .map(collection::withId)
                    .filter(Objects::nonNull)
                    .toList());
            if (found != null) {
                found.stream().map(BsonConversion::out).forEach(each);
            }
        }
    }

    @Override
    public long count(Bson filter) {
        Document query = BsonConversion.query(filter);
        IndexedCollection present = server.inTurn(this::collection);
        return present == null ? 0 : present.count(query, 0, 0);
    }

    @Override
    public boolean write(String guard, List<Change> changes) {
        if (changes.isEmpty()) {
            return true;
        }
        List<@Nullable Document> after = new ArrayList<>(changes.size());
        for (Change change : changes) {
            after.add(change.after() == null ? null : BsonConversion.in(change.after()));
        }
        return made(collection -> {
            int done = 0;
            for (int i = 0; i < changes.size(); i++) {
                Change change = changes.get(i);
                if (collection.write(change.id(), after.get(i), guard, change.before())) {
                    done++;
                }
            }
            return done == changes.size();
        });
    }

    @Override
    public void addToSets(Map<String, ? extends Map<String, ? extends Collection<String>>> additions) {
        if (!additions.isEmpty()) {
            made(collection -> {
                additions.forEach(collection::addToSets);
                return true;
            });
        }
    }

    @Override
    public void removeFromSets(Map<String, ? extends Map<String, ? extends Collection<String>>> removals) {
        present(collection -> {
            removals.forEach(collection::removeFromSets);
            return true;
        });
    }

    private <T> @Nullable T present(Function<IndexedCollection, @Nullable T> use) {
        return server.inTurn(backend -> {
            IndexedCollection collection = collection(backend);
            return collection == null ? null : use.apply(collection);
        });
    }

    private boolean made(Function<IndexedCollection, Boolean> use) {
        return server.inTurn(backend -> {
            IndexedCollection collection = collection(backend);
            return use.apply(
                    collection == null
                            ? (IndexedCollection)
                                    backend.resolveDatabase(database).createCollectionOrThrowIfExists(name)
                            : collection);
        });
    }

    private @Nullable IndexedCollection collection(MongoBackend backend) {
        return (IndexedCollection) backend.resolveDatabase(database).resolveCollection(name, false);
    }
}
