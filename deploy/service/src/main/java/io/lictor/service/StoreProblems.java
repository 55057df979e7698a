package io.lictor.service;

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
        return failure instanceof EventStoreException
                ? Optional.of(ProblemException.unavailable(
                                "EVENT_STORE_UNAVAILABLE",
                                "The event store can't be reached at the moment; nothing was changed. Try again.",
                                RETRY)
                        .causedBy(failure))
                : Optional.empty();
    }
}
