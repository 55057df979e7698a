package io.lictor.documents.embedded;

import static io.lictor.documents.embedded.PositionFilter.MAYBE;
import static io.lictor.documents.embedded.PositionFilter.NO;
import static io.lictor.documents.embedded.PositionFilter.YES;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Condition on what a field has: null for nothing, a value in its normal form, or a list of the values of its elements. */
@FunctionalInterface
interface ValueTest {

    /** Returns {@link PositionFilter#YES}, {@link PositionFilter#NO} or {@link PositionFilter#MAYBE}. */
    int of(@Nullable Object content);

    /** Returns the test of a query's condition. */
    static ValueTest by(@Nullable Object condition) {
        if (!(condition instanceof Document operators) || !hasOperators(operators)) {
            return equal(condition);
        }
        List<ValueTest> tests = new ArrayList<>();
        operators.forEach((operator, value) -> tests.add(by(operator, value)));
        return content ->
                tests.stream().mapToInt(test -> test.of(content)).min().orElse(YES);
    }

    /** Returns whether a condition is made of operators, rather than a document to be equal to. */
    static boolean hasOperators(Document condition) {
        return !condition.isEmpty() && condition.keySet().stream().allMatch(name -> name.startsWith("$"));
    }

    private static ValueTest by(String operator, @Nullable Object value) {
        return switch (operator) {
            case "$eq" -> equal(value);
            case "$ne" -> not(equal(value));
            case "$in" -> in(value);
            case "$nin" -> not(in(value));
            case "$gt", "$gte", "$lt", "$lte" -> within(operator, value);
            default -> unknown();
        };
    }

    private static ValueTest unknown() {
        return _ -> MAYBE;
    }

    private static ValueTest not(ValueTest test) {
        return content -> -test.of(content);
    }

    private static ValueTest in(@Nullable Object values) {
        if (!(values instanceof Collection<?> all)) {
            return unknown();
        }
        List<ValueTest> tests = new ArrayList<>();
        all.forEach(value -> tests.add(equal(value)));
        return content ->
                tests.stream().mapToInt(test -> test.of(content)).max().orElse(NO);
    }

    /** Null is equal to null, and to no field. */
    private static ValueTest equal(@Nullable Object value) {
        if (value == null) {
            return content -> content == null ? YES : content instanceof List<?> ? MAYBE : NO;
        }
        if (!Values.isValue(value)) {
            return unknown();
        }
        Object wanted = Values.normal(value);
        return any(wanted::equals);
    }

    private static ValueTest within(String operator, @Nullable Object value) {
        if (!Values.isValue(value)) {
            return unknown();
        }
        Object bound = Values.normal(Objects.requireNonNull(value));
        int kind = Values.rank(bound);
        return any(there -> Values.rank(there) == kind && isWithin(operator, Values.compare(there, bound)));
    }

    private static ValueTest any(Predicate<Object> test) {
        return content -> {
            if (content instanceof List<?> values) {
                return values.stream().anyMatch(test) ? YES : NO;
            }
            return content != null && test.test(content) ? YES : NO;
        };
    }

    /** Returns whether a value is within a bound to which it compares like this. */
    static boolean isWithin(String operator, int compared) {
        return switch (operator) {
            case "$gt" -> compared > 0;
            case "$gte" -> compared >= 0;
            case "$lt" -> compared < 0;
            default -> compared <= 0;
        };
    }
}
