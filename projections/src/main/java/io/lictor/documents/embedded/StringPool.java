package io.lictor.documents.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts that the documents of a collection have in common, each kept once: the names of their fields, and short values,
 * of which most are codes. A request brings a text of its own for each field of each of its documents, which comes to more
 * than all the rest.
 */
final class StringPool {

    /** Longest text that is shared, as long as a code; ids are longer, and no two documents have the same. */
    private static final int LONGEST_VALUE = 24;

    private static final int MOST_VALUES = 10_000;

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();

    /** Gives a document the texts that others have. */
    void share(Document document) {
        var fields = new Document(document);
        document.clear();
        fields.forEach((name, value) -> put(document, name, value));
    }

    /** Gives a document a field, with the texts that others have. */
    void put(Document document, String name, @Nullable Object value) {
        document.put(names.computeIfAbsent(name, first -> first), shared(value));
    }

    /** Puts a value whose strings are pooled already. */
    void putShared(Document document, String name, @Nullable Object value) {
        document.put(names.computeIfAbsent(name, first -> first), value);
    }

    private @Nullable Object shared(@Nullable Object value) {
        return switch (value) {
            case String text when text.length() <= LONGEST_VALUE -> value(text);
            case Document document -> {
                share(document);
                yield document;
            }
            case Collection<?> elements -> shared(elements);
            case null, default -> value;
        };
    }

    private List<@Nullable Object> shared(Collection<?> elements) {
        List<@Nullable Object> shared = new ArrayList<>(elements.size());
        elements.forEach(element -> shared.add(shared(element)));
        return shared;
    }

    private String value(String text) {
        if (values.size() >= MOST_VALUES) {
            values.clear(); // there are too many to be worth it; those in the documents stay
        }
        return values.computeIfAbsent(text, first -> first);
    }
}
