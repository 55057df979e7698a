package io.lictor.web;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** State of TLS, and of the certificate of {@code lictor.tls}, if there is one. */
public final class TlsStatus implements AutoCloseable {

    private final boolean spoken;
    private final boolean plainTextAccepted;
    private final @Nullable TlsRenewal renewal;

    TlsStatus(boolean spoken, boolean plainTextAccepted, @Nullable TlsRenewal renewal) {
        this.spoken = spoken;
        this.plainTextAccepted = plainTextAccepted;
        this.renewal = renewal;
    }

    /** Returns whether calls come by TLS. */
    public boolean isSpoken() {
        return spoken;
    }

    /** Returns whether the operator means callers from elsewhere to come without TLS. */
    public boolean isPlainTextAccepted() {
        return plainTextAccepted;
    }

    /** The end of the one that is served. */
    public Optional<Instant> end() {
        return Optional.ofNullable(renewal).map(TlsRenewal::end);
    }

    double daysLeft() {
        return renewal == null ? Double.NaN : renewal.daysLeft();
    }

    boolean isFailing() {
        return renewal != null && renewal.isFailing();
    }

    @Override
    public void close() {
        if (renewal != null) {
            renewal.close();
        }
    }
}
