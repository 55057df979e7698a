package io.lictor.store.append;

import io.lictor.store.SqlWork;
import io.lictor.store.append.BatchWriter.Meaning;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * State of the database's writes: none are possible on a full disk, say. While they fail, a probe is written every
 * second; callers that are kept away wouldn't notice that they work again.
 */
final class Writing {

    private static final Logger log = LoggerFactory.getLogger(Writing.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /**
     * Size of a probe in bytes: as large as what a command writes, since a smaller one may still have room. It is swept like
     * any old answer.
     */
    private static final int PROBE = 16_384;

    private static final String PUT =
            "INSERT INTO answer (key_hash, request_hash, kept_at, sealed) VALUES ('probe', 'probe', 0, ?)"
                    + " ON CONFLICT (key_hash) DO UPDATE SET sealed = excluded.sealed";
    private static final String TAKE = "DELETE FROM answer WHERE key_hash = 'probe'";

    private final Consumer<SqlWork> writer;
    private final Function<SQLException, Meaning> meaning;
    private volatile @Nullable String failure;
    private volatile boolean closed;

    /** Through {@code writer} it tries again. */
    Writing(Consumer<SqlWork> writer, Function<SQLException, Meaning> meaning) {
        this.writer = writer;
        this.meaning = meaning;
    }

    /** Why nothing can be written, where that is so. */
    Optional<String> failing() {
        return Optional.ofNullable(failure);
    }

    /** Learns what became of what was to be written. */
    void judge(List<WriteRequest> batch) {
        Optional<SQLException> refused = batch.stream()
                .map(WriteRequest::failure)
                .filter(Objects::nonNull)
                .flatMap(cause -> ofDatabase(cause).stream())
                .findFirst();
        if (refused.isPresent()) {
            fails(String.valueOf(refused.get().getMessage()));
        } else if (failure != null && batch.stream().anyMatch(request -> !request.hasFailed())) {
            failure = null;
            log.info("The event store takes writes again");
        }
    }

    private void fails(String why) {
        boolean isNew = failure == null;
        failure = why;
        if (isNew && !closed) {
            log.warn("The event store takes no writes: {}. Reads go on; it is tried again every second", why);
            Thread.ofVirtual().name("lictor-writes-again").start(this::tryUntilItWorks);
        }
    }

    private void tryUntilItWorks() {
        while (failure != null && !closed) {
            try {
                Thread.sleep(AGAIN);
                probe();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // not yet
            }
        }
    }

    private void probe() {
        byte[] some = new byte[PROBE];
        ThreadLocalRandom.current().nextBytes(some); // else it might be pressed together
        writer.accept(connection -> {
            try (PreparedStatement put = connection.prepareStatement(PUT)) {
                put.setBytes(1, some);
                put.executeUpdate();
            }
        });
        writer.accept(connection -> {
            try (PreparedStatement take = connection.prepareStatement(TAKE)) {
                take.executeUpdate();
            }
        });
    }

    /** Returns the failure if it concerns the database as a whole, not this one request. */
    private Optional<SQLException> ofDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                switch (meaning.apply(refused)) {
                    case DATABASE_FAILS -> {
                        return Optional.of(refused);
                    }
                    case REQUEST_FAILS -> {
                        return Optional.empty();
                    }
                    case LOOK_AT_CAUSE -> {}
                }
            }
        }
        return Optional.empty();
    }

    void close() {
        closed = true;
    }
}
