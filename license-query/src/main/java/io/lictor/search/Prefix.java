package io.lictor.search;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import org.bson.Document;
import org.bson.conversions.Bson;

/** Begin of a text, as a range that an index answers. */
record Prefix(String text) {

    /** Stands behind every character that a name of ours can have. */
    private static final String LAST = "\uffff";

    /** Returns the documents whose field begins with the text. */
    Bson of(String field) {
        return and(gte(field, text), lt(field, text + LAST));
    }

    /** Returns the documents of whose field, a list, one element begins with the text. */
    Bson ofElement(String field) {
        return new Document(field, new Document("$elemMatch", new Document("$gte", text).append("$lt", text + LAST)));
    }

    boolean begins(String whole) {
        return whole.startsWith(text);
    }
}
