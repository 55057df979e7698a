package io.lictor.documents.embedded;

import de.bwaldvogel.mongo.bson.Document;
import io.lictor.documents.embedded.Columns.Column;
import io.lictor.documents.embedded.Columns.Elements;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A query's filter without the server's matcher, for which a document has to be unpacked as a whole: for each position it
 * tells yes or no by {@link Columns} and single fields, or that the server's own matcher has to decide.
 */
final class PositionFilter {

    /** Answers, in the order in which {@code $and} takes the least, and {@code $or} the greatest. */
    static final int NO = -1;

    static final int MAYBE = 0;
    static final int YES = 1;

    private static final String ID = "_id";

    @FunctionalInterface
    private interface Test {
        int of(int position);
    }

    private static final Test UNKNOWN = _ -> MAYBE;

    private final Slots slots;
    private final Columns columns;
    private final Test whole;

    /** Filter of a query; fields of which there are no columns are read from the documents, one by one. */
    PositionFilter(Document query, Slots slots, Columns columns) {
        this.slots = slots;
        this.columns = columns;
        this.whole = all(query);
    }

    /** Returns {@link #YES}, {@link #NO} or {@link #MAYBE}. */
    int test(int position) {
        long before = columns.changes();
        int answer = whole.of(position);
        // Its values may have been of two documents, one before a change and one after it.
        return (before & 1) == 0 && before == columns.changes() ? answer : MAYBE;
    }

    /** Returns the fields of a query of which columns can tell something. */
    static Set<String> fields(Document query) {
        Set<String> fields = new TreeSet<>();
        collectFields(query, fields);
        return fields;
    }

    private static void collectFields(Document query, Set<String> fields) {
        query.forEach((field, condition) -> {
            if (condition instanceof Collection<?> queries && field.startsWith("$")) {
                queries.forEach(each -> {
                    if (each instanceof Document part) {
                        collectFields(part, fields);
                    }
                });
            } else if (!field.startsWith("$") && !field.equals(ID) && field.indexOf('.') < 0) {
                fields.add(field);
            }
        });
    }

    private Test all(Document query) {
        List<Test> tests = new ArrayList<>();
        query.forEach((field, condition) -> tests.add(part(field, condition)));
        return and(tests);
    }

    private Test part(String field, @Nullable Object condition) {
        return switch (field) {
            case "$and" -> and(each(condition));
            case "$or" -> or(each(condition));
            case "$nor" -> not(or(each(condition)));
            case ID -> onId(condition);
            default -> field.startsWith("$") ? UNKNOWN : onField(field, condition);
        };
    }

    private List<Test> each(@Nullable Object queries) {
        List<Test> tests = new ArrayList<>();
        if (queries instanceof Collection<?> all) {
            all.forEach(query -> tests.add(query instanceof Document document ? all(document) : UNKNOWN));
        } else {
            tests.add(UNKNOWN);
        }
        return tests;
    }

    private static Test and(List<Test> tests) {
        Test[] all = tests.toArray(Test[]::new);
        return all.length == 1
                ? all[0]
                : position -> {
                    int least = YES;
                    for (Test test : all) {
                        least = Math.min(least, test.of(position));
                        if (least == NO) {
                            return NO;
                        }
                    }
                    return least;
                };
    }

    private static Test or(List<Test> tests) {
        Test[] all = tests.toArray(Test[]::new);
        return position -> {
            int greatest = NO;
            for (Test test : all) {
                greatest = Math.max(greatest, test.of(position));
                if (greatest == YES) {
                    return YES;
                }
            }
            return greatest;
        };
    }

    private static Test not(Test test) {
        return position -> -test.of(position);
    }

    private Test onId(@Nullable Object condition) {
        if (condition instanceof Document bounds && Values.isRange(bounds)) {
            List<Test> tests = new ArrayList<>();
            for (Map.Entry<String, Object> bound : bounds.entrySet()) {
                tests.add(bound.getValue() instanceof String text ? onId(bound.getKey(), text) : UNKNOWN);
            }
            return slots.hasOtherIds() ? UNKNOWN : and(tests);
        }
        return UNKNOWN; // found by the index of ids
    }

    private Test onId(String operator, String text) {
        DocumentPacker.Id id = DocumentPacker.Id.of(text);
        return position ->
                slots.isThere(position) && ValueTest.isWithin(operator, slots.compareId(position, id)) ? YES : NO;
    }

    private Test onField(String field, @Nullable Object condition) {
        String head = Values.head(field);
        String tail = Values.tail(field);
        if (condition instanceof Document operators && operators.keySet().equals(Set.of("$elemMatch"))) {
            return tail.isEmpty() && operators.get("$elemMatch") instanceof Document element
                    ? onElement(head, element)
                    : UNKNOWN;
        }
        ValueTest test = ValueTest.by(condition);
        Column column = tail.isEmpty() ? columns.made(field) : null;
        return position -> {
            Object known = column == null ? Columns.UNKNOWN : column.get(position);
            if (known instanceof Elements elements) {
                return test.of(elements.values());
            }
            return test.of(known == Columns.UNKNOWN ? Values.contentOf(slots.value(position, head), tail) : known);
        };
    }

    /** Returns whether one value in a list is within all bounds, which a document in it never is. */
    private Test onElement(String field, Document conditions) {
        if (!Values.isRange(conditions)) {
            return UNKNOWN;
        }
        ValueTest test = ValueTest.by(conditions);
        Column column = columns.made(field);
        return position -> {
            Object known = column == null ? Columns.UNKNOWN : column.get(position);
            Object content = known == Columns.UNKNOWN ? Values.contentOf(slots.value(position, field), "") : known;
            return switch (content) {
                case Elements elements -> any(elements.values(), test);
                case List<?> values -> any(values, test);
                case null, default -> NO;
            };
        };
    }

    private static int any(List<?> values, ValueTest test) {
        int greatest = NO;
        for (Object value : values) {
            greatest = Math.max(greatest, test.of(value));
        }
        return greatest;
    }
}
