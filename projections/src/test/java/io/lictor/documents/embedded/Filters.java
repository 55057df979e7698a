package io.lictor.documents.embedded;

import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Walks through filters, sort orders and plain projections. */
final class Filters {

    private final Notes notes;

    Filters(Notes notes) {
        this.notes = notes;
    }

    void filter(BsonDocument filter) {
        filter.forEach((field, value) -> {
            if (!field.startsWith("$")) {
                condition(value);
            } else if (notes.met("filter", field, Subset.JUNCTIONS)) {
                value.asArray().forEach(each -> filter(each.asDocument()));
            }
        });
    }

    /** Checks a field's condition: a value to equal, or operators. */
    void condition(BsonValue condition) {
        if (condition.isRegularExpression()) {
            notes.refuse("condition", "regular expression");
        } else if (hasOperators(condition)) {
            condition.asDocument().forEach(this::operator);
        }
    }

    private void operator(String operator, BsonValue operand) {
        if (!notes.met("condition", operator, Subset.CONDITIONS)) {
            return;
        }
        switch (operator) {
            case "$not" -> condition(operand);
            case "$elemMatch" -> element(operand.asDocument());
            case "$in", "$nin" -> operand.asArray().forEach(this::condition);
            default -> {}
        }
    }

    /** A condition on an element of an array, be it a document or a plain value. */
    void element(BsonDocument element) {
        if (hasOperators(element) && !Subset.JUNCTIONS.contains(element.getFirstKey())) {
            condition(element);
        } else {
            filter(element);
        }
    }

    /** Fields, up or down. ProblemCodes $natural, $meta, and the kinds of index that are not plain. */
    void order(BsonDocument order) {
        order.forEach((field, direction) -> {
            if (field.startsWith("$") || !direction.isNumber()) {
                notes.refuse("order", field + " " + direction);
            }
        });
    }

    void projection(BsonDocument projection) {
        projection.forEach((field, value) -> {
            if (field.contains("$") || !(value.isNumber() || value.isBoolean())) {
                notes.refuse("projection", field + " " + value);
            }
        });
    }

    static boolean hasOperators(BsonValue value) {
        return value.isDocument()
                && !value.asDocument().isEmpty()
                && value.asDocument().getFirstKey().startsWith("$");
    }
}
