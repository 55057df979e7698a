package io.lictor.readmodel.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of the fields of a collection, each kept once. A request brings a text of its own for each field of each of its
 * documents, which comes to more than most of the values. An update leaves the names that are there.
 */
final class FieldNames {

    private final Map<String, String> names = new HashMap<>();

    /** Gives a document the names that others have. */
    void share(Document document) {
        var fields = new Document(document);
        document.clear();
        fields.forEach((name, value) -> {
            document.put(names.computeIfAbsent(name, first -> first), value);
            shareWithin(value);
        });
    }

    private void shareWithin(@Nullable Object value) {
        switch (value) {
            case Document document -> share(document);
            case Collection<?> values -> values.forEach(this::shareWithin);
            case null, default -> {}
        }
    }
}
