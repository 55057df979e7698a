package io.lictor.documents.embedded;

import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Walks through updates: a replacement, or operators. */
final class Updates {

    private final Notes notes;

    Updates(Notes notes) {
        this.notes = notes;
    }

    void update(BsonValue update) {
        if (update.isArray()) {
            notes.refuse("update", "pipeline");
        } else if (Filters.hasOperators(update)) {
            update.asDocument().forEach((operator, changes) -> {
                if (notes.met("update", operator, Subset.UPDATES)) {
                    changes(operator, changes.asDocument());
                }
            });
        }
    }

    private void changes(String operator, BsonDocument changes) {
        changes.forEach((path, value) -> {
            if (path.contains("$")) {
                notes.refuse("update", "positional " + path);
            }
            switch (operator) {
                case "$push", "$addToSet", "$pull" -> alone(operator, value);
                default -> {}
            }
        });
    }

    /** Not every server that speaks the protocol adds or removes several, or by some fields of a document. */
    private void alone(String operator, BsonValue value) {
        if (Filters.hasOperators(value)) {
            notes.refuse("update", operator + " with " + value.asDocument().getFirstKey());
        }
    }
}
