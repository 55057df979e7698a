package io.lictor.projection;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.lictor.documents.GenerationCollections;
import org.bson.Document;

/** Progress of a generation by segment, stored beside the read model for instances that don't have the segment. */
final class Progress {

    private static final String GENERATION = "generation";
    private static final String SEGMENT = "segment";
    private static final String POSITION = "position";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> progress;
    private final int generation;
    private final int segments;

    Progress(GenerationCollections collections, int segments) {
        this.progress = collections.shared("progress");
        this.generation = collections.number();
        this.segments = segments;
    }

    int segments() {
        return segments;
    }

    /** The position of each segment, 0 for one that has not begun. */
    long[] read() {
        long[] positions = new long[segments];
        progress.find(eq(GENERATION, generation)).forEach(document -> {
            int segment = document.getInteger(SEGMENT);
            if (segment < segments) {
                positions[segment] = document.getLong(POSITION);
            }
        });
        return positions;
    }

    void write(int segment, long position) {
        progress.updateOne(
                eq(generation + "/" + segment),
                Updates.combine(
                        Updates.set(GENERATION, generation),
                        Updates.set(SEGMENT, segment),
                        Updates.max(POSITION, position)),
                UPSERT);
    }

    void drop() {
        progress.deleteMany(eq(GENERATION, generation));
    }
}
