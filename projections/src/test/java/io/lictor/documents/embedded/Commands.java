package io.lictor.documents.embedded;

import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Walks through a command from the driver. */
final class Commands {

    private final Notes notes;
    private final Filters filters;
    private final Updates updates;
    private final Pipelines pipelines;

    Commands(Consumer<String> used, Consumer<String> refused) {
        notes = new Notes(used, refused);
        filters = new Filters(notes);
        updates = new Updates(notes);
        pipelines = new Pipelines(notes, filters);
    }

    void check(String name, BsonDocument command) {
        if (Subset.HANDSHAKES.contains(name) || !notes.met("command", name, Subset.COMMANDS.keySet())) {
            return;
        }
        command.forEach((field, value) -> {
            if (!field.equals(name) && !Subset.ENVELOPE.contains(field)) {
                fields(name, field, Subset.COMMANDS.get(name));
                part(name, field, value, command);
            }
        });
    }

    private void part(String name, String field, BsonValue value, BsonDocument command) {
        switch (field) {
            case "filter", "query" -> filters.filter(value.asDocument());
            case "sort" -> filters.order(value.asDocument());
            case "projection", "fields" -> filters.projection(value.asDocument());
            case "update" -> updates.update(value);
            case "updates" -> value.asArray().forEach(each -> update(each.asDocument()));
            case "deletes" -> value.asArray().forEach(each -> delete(each.asDocument()));
            case "pipeline" -> pipelines.pipeline(value.asArray());
            case "indexes" -> value.asArray().forEach(each -> index(each.asDocument()));
            case "ordered" -> ordered(name, value, command);
            default -> {}
        }
    }

    private void update(BsonDocument update) {
        update.keySet().forEach(field -> fields("update", field, Subset.UPDATE_FIELDS));
        filters.filter(update.getDocument("q"));
        updates.update(update.get("u"));
    }

    private void delete(BsonDocument delete) {
        delete.keySet().forEach(field -> fields("delete", field, Subset.DELETE_FIELDS));
        filters.filter(delete.getDocument("q"));
    }

    private void index(BsonDocument index) {
        index.keySet().forEach(field -> fields("createIndexes", field, Subset.INDEX_FIELDS));
        filters.order(index.getDocument("key"));
    }

    // A real server stops an ordered update at the first error; the embedded one goes on.
    private void ordered(String name, BsonValue ordered, BsonDocument command) {
        var several = command.getArray("updates", new BsonArray()).size() > 1;
        if (name.equals("update") && ordered.equals(BsonBoolean.TRUE) && several) {
            notes.refuse(name, "ordered, with several updates");
        }
    }

    private void fields(String command, String field, Set<String> allowed) {
        if (!allowed.contains(field)) {
            notes.refuse(command, field);
        }
    }
}
