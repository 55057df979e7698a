package io.lictor.clock;

import java.time.Instant;
import java.util.Optional;

/** The time for what can't be taken back: nothing while the clock is doubted. */
@FunctionalInterface
public interface TrustedClock {

    Optional<Instant> instant();
}
