package io.lictor.storage;

import io.lictor.store.OutcomeUnknown;
import io.lictor.store.StoreDamaged;
import io.lictor.store.StoreException;
import io.lictor.store.StreamDamaged;
import io.lictor.web.ProblemException;
import io.lictor.web.ProblemTranslation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Problems for callers while the event store fails. */
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
            case StreamDamaged e ->
                damaged(
                        "HISTORY_DAMAGED",
                        "What is stored of this is not what was written: it was changed behind the service, or the disk has"
                                + " damaged it. So nothing is told of it, and nothing was changed. Trying again won't help: tell"
                                + " the operator, whose log says what is damaged.",
                        e);
            case StoreDamaged e ->
                damaged(
                        "STORE_DAMAGED",
                        "The store is damaged, so nothing is written to it until the operator has restored a backup or decided to"
                                + " go on; nothing was changed. Trying again won't help before.",
                        e);
            case StoreException e ->
                unavailable("The event store can't be reached at the moment; nothing was changed. Try again.", e);
            default -> Optional.empty();
        };
    }

    private static Optional<ProblemException> damaged(String code, String detail, StoreException failure) {
        return Optional.of(new ProblemException(503, code, detail, Map.of()).causedBy(failure));
    }

    private static Optional<ProblemException> unavailable(String detail, StoreException failure) {
        return Optional.of(ProblemException.unavailable("EVENT_STORE_UNAVAILABLE", detail, RETRY)
                .causedBy(failure));
    }
}
