package io.lictor.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static io.lictor.projection.GenerationState.AT;
import static io.lictor.projection.GenerationState.BUILDING;
import static io.lictor.projection.GenerationState.FORMAT;
import static io.lictor.projection.GenerationState.GENERATION;
import static io.lictor.projection.GenerationState.LAST;
import static io.lictor.projection.GenerationState.RETIRED;
import static io.lictor.projection.GenerationState.SEGMENTS;
import static io.lictor.projection.GenerationState.SERVING;
import static io.lictor.projection.GenerationState.STARTED_AT;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The one document that says which generation of a projection serves. All instances go by it, and change it only as they
 * read it.
 */
final class GenerationStore {

    private static final int FIRST = 1;

    private final MongoCollection<Document> generations;
    private final String projection;
    private final int format;
    private final Bson theOne;

    /** {@code format} is the one of the documents that this release writes. */
    GenerationStore(MongoDatabase database, String projection, int format) {
        this.generations = database.getCollection("generations");
        this.projection = projection;
        this.format = format;
        this.theOne = eq(projection);
    }

    /** Returns the state; if there is none, the first generation is begun with this many segments. */
    GenerationState read(int segments) {
        Document document = generations.find(theOne).first();
        while (document == null) {
            insertFirst(segments);
            document = generations.find(theOne).first();
        }
        return GenerationState.read(document);
    }

    private void insertFirst(int segments) {
        try {
            generations.insertOne(new Document("_id", projection)
                    .append(SERVING, FIRST)
                    .append(SEGMENTS, segments)
                    .append(FORMAT, format)
                    .append(LAST, FIRST)
                    .append(RETIRED, List.of()));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // another instance has started at the same moment
        }
    }

    /** Has a new generation built, unless one is being built already. */
    void beginBuilding(int segments, Instant now) {
        GenerationState state = read(segments);
        while (state.building() == null) {
            int next = state.last() + 1;
            Document building = new Document(GENERATION, next)
                    .append(SEGMENTS, segments)
                    .append(FORMAT, format)
                    .append(STARTED_AT, Date.from(now));
            generations.updateOne(
                    and(theOne, eq(LAST, state.last()), exists(BUILDING, false)),
                    Updates.combine(Updates.set(LAST, next), Updates.set(BUILDING, building)));
            state = read(segments);
        }
    }

    /** Lets the generation that was built serve; false if somebody else has done so. */
    boolean serve(GenerationState.Building built, int instead, Instant now) {
        return generations
                        .updateOne(
                                and(theOne, eq(BUILDING + "." + GENERATION, built.generation())),
                                Updates.combine(
                                        Updates.set(SERVING, built.generation()),
                                        Updates.set(SEGMENTS, built.segments()),
                                        Updates.set(FORMAT, built.format()),
                                        Updates.unset(BUILDING),
                                        Updates.push(RETIRED, retired(instead, now))))
                        .getModifiedCount()
                > 0;
    }

    void forget(GenerationState.Retired retired) {
        // As it stands: not every server that speaks the protocol pulls by some of the fields.
        generations.updateOne(theOne, Updates.pull(RETIRED, retired(retired.generation(), retired.at())));
    }

    private static Document retired(int generation, Instant at) {
        return new Document(GENERATION, generation).append(AT, Date.from(at));
    }
}
