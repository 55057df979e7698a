package io.lictor.documents.embedded;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values by which documents are found and sorted: texts, numbers, instants and flags, and their order. */
final class Values {

    private static final Set<String> BOUNDS = Set.of("$gt", "$gte", "$lt", "$lte");
    private static final int NONE = Integer.MAX_VALUE;

    private Values() {}

    /** Returns whether it can be compared. Null can't: it is also the value of documents without the field. */
    static boolean isValue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Document _, Collection<?> _, BsonRegularExpression _ -> false;
            default -> rank(value) < NONE;
        };
    }

    /** Returns the form in which equal values are equal objects: 1, 1L and 1.0 are the same to a query. */
    static Object normal(Object value) {
        return switch (value) {
            case Long number when (long) (double) number != number -> number;
            case Number number -> number.doubleValue() + 0.0; // there is no negative zero
            default -> value;
        };
    }

    /** Compares values in their normal form. */
    static int compare(Object one, Object other) {
        if (one == other) {
            return 0;
        }
        int byRank = Integer.compare(rank(one), rank(other));
        if (byRank != 0) {
            return byRank;
        }
        return switch (one) {
            case String text -> text.compareTo((String) other);
            case Instant instant -> instant.compareTo((Instant) other);
            case Boolean flag -> flag.compareTo((Boolean) other);
            case Long number when other instanceof Long another -> Long.compare(number, another);
            case Number number -> Double.compare(number.doubleValue(), ((Number) other).doubleValue());
            default -> throw new IllegalStateException("Has no order: " + one);
        };
    }

    /** Returns the place of a kind of values among the others. Values of different kinds are in no range of each other. */
    static int rank(Object value) {
        return switch (value) {
            case Number _ -> 1;
            case String _ -> 2;
            case Boolean _ -> 3;
            case Instant _ -> 4;
            default -> NONE;
        };
    }

    /** Returns whether it is a condition of bounds only, all of one kind. */
    static boolean isRange(@Nullable Object condition) {
        return condition instanceof Document bounds
                && !bounds.isEmpty()
                && BOUNDS.containsAll(bounds.keySet())
                && bounds.values().stream().allMatch(Values::isValue)
                && bounds.values().stream()
                                .map(value -> rank(Objects.requireNonNull(value)))
                                .distinct()
                                .count()
                        == 1;
    }

    /** Returns the values at a path, of all elements where there are lists. */
    static Stream<Object> at(@Nullable Object value, String path) {
        return switch (value) {
            case null -> Stream.empty();
            case Collection<?> elements -> elements.stream().flatMap(element -> at(element, path));
            case Document document -> path.isEmpty() ? Stream.of(value) : at(document.get(head(path)), tail(path));
            default -> path.isEmpty() ? Stream.of(value) : Stream.empty();
        };
    }

    /**
     * Returns what stands at a path: null for nothing, a value in its normal form, or a list of values, without nulls and
     * documents, where there is one on the way.
     */
    static @Nullable Object contentOf(@Nullable Object value, String path) {
        if (value == null) {
            return null;
        }
        return path.isEmpty() && isValue(value)
                ? normal(value)
                : at(value, path).filter(Values::isValue).map(Values::normal).toList();
    }

    /** Returns the first field of a path. */
    static String head(String path) {
        int end = path.indexOf('.');
        return end < 0 ? path : path.substring(0, end);
    }

    /** Returns what is behind the first field of a path. */
    static String tail(String path) {
        int end = path.indexOf('.');
        return end < 0 ? "" : path.substring(end + 1);
    }
}
