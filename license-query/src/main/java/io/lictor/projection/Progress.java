package io.lictor.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;

/** How far the events are folded in, kept in the read model itself: instances that don't project read it there. */
final class Progress {

    private static final String ID = "licenses";
    private static final String POSITION = "position";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> progress;

    Progress(MongoCollection<Document> progress) {
        this.progress = progress;
    }

    long read() {
        Document document = progress.find(Filters.eq(ID)).first();
        return document == null ? 0 : document.getLong(POSITION);
    }

    void write(long position) {
        progress.updateOne(Filters.eq(ID), Updates.max(POSITION, position), UPSERT);
    }
}
