package io.lictor.projection;

import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * An event that can't be folded in, and with it the stream that stands still there.
 *
 * @param position of that event in the store; a dead letter goes by it
 * @param lastSequence of the stream's last event that waits behind it
 * @param skipped numbers of earlier events of this stream that were discarded
 */
public record DeadLetter(
        String streamId,
        long position,
        long sequence,
        String type,
        String revision,
        String cause,
        String message,
        Instant since,
        Instant lastAttemptAt,
        int attempts,
        long lastSequence,
        Set<Long> skipped) {

    static final String ID = "_id";
    static final String BLOCKED = "blocked";
    static final String POSITION = "position";
    static final String SEQUENCE = "sequence";
    static final String TYPE = "type";
    static final String REVISION = "revision";
    static final String CAUSE = "cause";
    static final String MESSAGE = "message";
    static final String SINCE = "since";
    static final String LAST_ATTEMPT_AT = "lastAttemptAt";
    static final String ATTEMPTS = "attempts";
    static final String LAST_SEQUENCE = "lastSequence";
    static final String SKIPPED = "skipped";

    /** Returns the number of events that wait behind it. */
    public long waiting() {
        return lastSequence - sequence;
    }

    static DeadLetter read(Document document) {
        return new DeadLetter(
                document.getString(ID),
                document.getLong(POSITION),
                document.getLong(SEQUENCE),
                document.getString(TYPE),
                document.getString(REVISION),
                document.getString(CAUSE),
                document.getString(MESSAGE),
                document.getDate(SINCE).toInstant(),
                document.getDate(LAST_ATTEMPT_AT).toInstant(),
                document.getInteger(ATTEMPTS),
                document.getLong(LAST_SEQUENCE),
                skipped(document));
    }

    static Set<Long> skipped(Document document) {
        List<Long> skipped = document.getList(SKIPPED, Long.class);
        return skipped == null ? Set.of() : new HashSet<>(skipped);
    }

    static Date date(Instant instant) {
        return Date.from(instant);
    }
}
