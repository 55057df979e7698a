package io.lictor.documents.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies what can change: documents and collections. All other values of the server are immutable and are shared. */
final class DeepCopy {

    private DeepCopy() {}

    // The server's own cloneDeeply fills three maps for each document; this is on the path of every reply.
    static Document of(Document document) {
        var copy = new Document();
        for (Map.Entry<String, Object> field : document.entrySet()) {
            copy.put(field.getKey(), of(field.getValue()));
        }
        return copy;
    }

    private static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case Document document -> of(document);
            case Collection<?> values -> of(values);
            case null, default -> value;
        };
    }

    private static List<@Nullable Object> of(Collection<?> values) {
        var copy = new ArrayList<@Nullable Object>(values.size());
        for (var value : values) {
            copy.add(of(value));
        }
        return copy;
    }
}
