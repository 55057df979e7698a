package io.lictor.documents.embedded;

import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Walks through updates: a replacement, or operators. */
final class Updates {

    private final Notes notes;
    private final Filters filters;

    Updates(Notes notes, Filters filters) {
        this.notes = notes;
        this.filters = filters;
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
                case "$push", "$addToSet" -> pushed(value);
                case "$pull" -> pulled(value);
                default -> {}
            }
        });
    }

    private void pushed(BsonValue value) {
        if (Filters.hasOperators(value)) {
            value.asDocument().keySet().forEach(modifier -> notes.met("push", modifier, Subset.PUSHES));
        }
    }

    private void pulled(BsonValue value) {
        if (value.isDocument()) {
            filters.element(value.asDocument());
        } else {
            filters.condition(value);
        }
    }
}
