package io.lictor.documents.embedded;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** Walks through aggregations. */
final class Pipelines {

    private final Notes notes;
    private final Filters filters;

    Pipelines(Notes notes, Filters filters) {
        this.notes = notes;
        this.filters = filters;
    }

    void pipeline(BsonArray pipeline) {
        pipeline.forEach(stage -> stage.asDocument().forEach(this::stage));
    }

    private void stage(String stage, BsonValue value) {
        if (!notes.met("stage", stage, Subset.STAGES)) {
            return;
        }
        switch (stage) {
            case "$match" -> filters.filter(value.asDocument());
            case "$sort" -> filters.order(value.asDocument());
            case "$project" -> value.asDocument().values().forEach(this::expression);
            case "$group" -> group(value.asDocument());
            default -> {}
        }
    }

    private void group(BsonDocument group) {
        group.forEach((field, value) -> {
            if (field.equals("_id")) {
                expression(value);
            } else {
                value.asDocument().forEach(this::accumulator);
            }
        });
    }

    private void accumulator(String accumulator, BsonValue value) {
        if (notes.met("accumulator", accumulator, Subset.ACCUMULATORS)) {
            expression(value);
        }
    }

    private void expression(BsonValue value) {
        if (value.isString() && value.asString().getValue().startsWith("$$")) {
            notes.refuse("expression", value.asString().getValue());
        } else if (value.isArray()) {
            value.asArray().forEach(this::expression);
        } else if (value.isDocument()) {
            value.asDocument().forEach(this::expression);
        }
    }

    private void expression(String field, BsonValue value) {
        var listed = !field.startsWith("$") || notes.met("expression", field, Subset.EXPRESSIONS);
        if (field.matches("\\$(eq|ne|[gl]te?)")
                && value.isArray()
                && value.asArray().contains(BsonNull.VALUE)) {
            // To a real server a missing field is not null here; to the embedded one it is. $ifNull is alike on both.
            notes.refuse("expression", field + " with null");
        }
        if (listed && !field.equals("$literal")) {
            expression(value);
        }
    }
}
