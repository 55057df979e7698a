package io.lictor.documents.embedded;

import org.bson.BsonArray;
import org.bson.BsonDocument;
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

    /** Only numbers: all else is reckoned by ourselves. */
    private void expression(BsonValue value) {
        if (!value.isNumber()) {
            notes.refuse("expression", value.toString());
        }
    }
}
