package io.lictor.service;

import io.lictor.store.OutcomeUnknown;
import io.lictor.web.ProblemException;
import io.lictor.web.ProblemTranslation;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** What a caller is told where the event store can't be asked. */
final class StoreProblems implements ProblemTranslation {

    private static final Duration RETRY = Duration.ofSeconds(1);

    @Override
    public Optional<ProblemException> translate(Throwable failure) {
        return switch (failure) {
            case OutcomeUnknown e ->
                unavailable(
                        "The connection to the event store was lost just then: it is not certain whether this was done. Send"
                                + " it again with the same Idempotency-Key; without one, look first.",
                        e);
            case EventStoreException e ->
                unavailable("The event store can't be reached at the moment; nothing was changed. Try again.", e);
            default -> Optional.empty();
        };
    }

    private static Optional<ProblemException> unavailable(String detail, EventStoreException failure) {
        return Optional.of(ProblemException.unavailable("EVENT_STORE_UNAVAILABLE", detail, RETRY)
                .causedBy(failure));
    }
}
