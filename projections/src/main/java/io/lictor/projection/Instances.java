package io.lictor.projection;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/** The instances that share the work on a projection, each with its sign of life. */
final class Instances {

    private static final String SEEN_AT = "seenAt";
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> instances;
    private final String own;
    private final Duration patience;

    /** {@code patience} is how long an instance counts as living after its last sign of life. */
    Instances(MongoCollection<Document> instances, String own, Duration patience) {
        this.instances = instances;
        this.own = own;
        this.patience = patience;
    }

    /** Tells that this one lives, and how many do. */
    int meet(Instant now) {
        instances.updateOne(eq(own), Updates.set(SEEN_AT, Date.from(now)), UPSERT);
        instances.deleteMany(lt(SEEN_AT, Date.from(now.minus(FORGOTTEN))));
        return (int) Math.max(1, instances.countDocuments(gt(SEEN_AT, Date.from(now.minus(patience)))));
    }

    void leave() {
        instances.deleteOne(eq(own));
    }
}
