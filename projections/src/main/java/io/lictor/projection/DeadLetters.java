package io.lictor.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.lictor.documents.GenerationCollections;
import io.lictor.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Store of dead letters: the streams of a generation that stand still, each at an event that can't be folded in; and the
 * events left out for
 * good. The events themselves stay where they are, in the event store: what waits needs no copy.
 */
final class DeadLetters {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final Bson ARE_BLOCKED = eq(DeadLetter.BLOCKED, true);

    private static final String BUSY_UNTIL = "busyUntil";
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final MongoCollection<Document> letters;

    DeadLetters(GenerationCollections collections) {
        this.letters = collections.deadLetters();
    }

    /** Dead letters as a writer must know them. */
    record Known(Set<String> blocked, DiscardedEvents skips) {

        static final Known NOTHING = new Known(Set.of(), DiscardedEvents.NONE);
    }

    Known known() {
        Set<String> blocked = new HashSet<>();
        Map<String, Set<Long>> skips = new HashMap<>();
        letters.find().forEach(document -> {
            String stream = document.getString(DeadLetter.ID);
            if (document.getBoolean(DeadLetter.BLOCKED)) {
                blocked.add(stream);
            }
            if (!DeadLetter.skipped(document).isEmpty()) {
                skips.put(stream, DeadLetter.skipped(document));
            }
        });
        return new Known(blocked, new DiscardedEvents(skips));
    }

    /** The stream stands still from this event on. */
    void block(Poison poison, Instant now) {
        StoredEvent event = poison.event();
        Fault fault = Fault.of(poison.cause());
        boolean again = letters.find(and(eq(event.streamId()), ARE_BLOCKED, eq(DeadLetter.SEQUENCE, event.sequence())))
                        .first()
                != null;
        List<Bson> update = new ArrayList<>(List.of(
                Updates.set(DeadLetter.BLOCKED, true),
                Updates.set(DeadLetter.POSITION, event.position()),
                Updates.set(DeadLetter.SEQUENCE, event.sequence()),
                Updates.set(DeadLetter.TYPE, event.type()),
                Updates.set(DeadLetter.REVISION, String.valueOf(event.revision())),
                Updates.set(DeadLetter.CAUSE, fault.cause()),
                Updates.set(DeadLetter.MESSAGE, fault.message()),
                Updates.set(DeadLetter.LAST_ATTEMPT_AT, DeadLetter.date(now)),
                Updates.set(BUSY_UNTIL, DeadLetter.date(now)),
                Updates.max(DeadLetter.LAST_SEQUENCE, poison.lastSequence())));
        if (again) {
            update.add(Updates.inc(DeadLetter.ATTEMPTS, 1));
        } else {
            update.add(Updates.set(DeadLetter.ATTEMPTS, 1));
            update.add(Updates.set(DeadLetter.SINCE, DeadLetter.date(now)));
        }
        letters.updateOne(eq(event.streamId()), Updates.combine(update), UPSERT);
    }

    /** Lets events up to this one wait; false if their stream goes on again, so that they must be folded in. */
    boolean hold(String streamId, long lastSequence) {
        return letters.updateOne(and(eq(streamId), ARE_BLOCKED), Updates.max(DeadLetter.LAST_SEQUENCE, lastSequence))
                        .getMatchedCount()
                > 0;
    }

    List<DeadLetter> all() {
        return letters.find(ARE_BLOCKED)
                .sort(Sorts.ascending(DeadLetter.POSITION))
                .map(DeadLetter::read)
                .into(new ArrayList<>());
    }

    Optional<DeadLetter> at(long position) {
        return Optional.ofNullable(letters.find(and(ARE_BLOCKED, eq(DeadLetter.POSITION, position)))
                        .first())
                .map(DeadLetter::read);
    }

    Optional<DeadLetter> of(String streamId) {
        return Optional.ofNullable(letters.find(and(eq(streamId), ARE_BLOCKED)).first())
                .map(DeadLetter::read);
    }

    long count() {
        return letters.countDocuments(ARE_BLOCKED);
    }

    /**
     * Takes it on, so that nobody else folds its stream at the same time: what one counts as late the other would count as
     * on time. Empty if somebody has it in hand, or it is gone.
     */
    Optional<DeadLetter> take(long position, Instant now) {
        return Optional.ofNullable(letters.findOneAndUpdate(
                        and(ARE_BLOCKED, eq(DeadLetter.POSITION, position), lte(BUSY_UNTIL, DeadLetter.date(now))),
                        Updates.set(BUSY_UNTIL, DeadLetter.date(now.plus(LONGEST)))))
                .map(DeadLetter::read);
    }

    /** Leaves the event out from now on; false if its stream stands elsewhere meanwhile. */
    boolean skip(DeadLetter letter) {
        return letters.updateOne(
                                and(eq(letter.streamId()), ARE_BLOCKED, eq(DeadLetter.SEQUENCE, letter.sequence())),
                                Updates.addToSet(DeadLetter.SKIPPED, letter.sequence()))
                        .getMatchedCount()
                > 0;
    }

    /** The stream goes on; false if another event has come to wait, which then has to be folded in first. */
    boolean release(DeadLetter letter) {
        Bson unchanged = and(
                eq(letter.streamId()),
                ARE_BLOCKED,
                eq(DeadLetter.SEQUENCE, letter.sequence()),
                eq(DeadLetter.LAST_SEQUENCE, letter.lastSequence()));
        return letter.skipped().isEmpty()
                ? letters.deleteOne(unchanged).getDeletedCount() > 0
                : letters.updateOne(unchanged, Updates.set(DeadLetter.BLOCKED, false))
                                .getMatchedCount()
                        > 0;
    }
}
