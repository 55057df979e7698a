package io.lictor.audit;

import io.lictor.history.EventSelection;
import io.lictor.history.EventSubjects;
import io.lictor.store.LoggedEvent;
import io.lictor.store.StoredEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which events an auditor wants, by the same rules as the feed's. */
public final class ExportFilter {

    private final EventSubjects subjects;

    public ExportFilter(EventSubjects subjects) {
        this.subjects = subjects;
    }

    /** Returns events about this product and this customer; null for any. */
    Predicate<LoggedEvent> of(@Nullable String product, @Nullable String customer) {
        if (product == null && customer == null) {
            return _ -> true;
        }
        EventSelection selection = EventSelection.about(product, customer);
        return row -> selection.takes(subjects.of(stored(row)));
    }

    private static StoredEvent stored(LoggedEvent row) {
        return new StoredEvent(
                row.position(),
                row.streamId(),
                row.sequence(),
                row.type(),
                row.revision(),
                time(row.recordedAt()),
                row.payload(),
                Map.of());
    }

    /** Reads a stored time. It may have been damaged, and is not asked for here, so that is no failure. */
    private static Instant time(String recordedAt) {
        try {
            return Instant.parse(recordedAt);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
