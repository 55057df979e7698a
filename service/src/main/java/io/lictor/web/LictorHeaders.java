package io.lictor.web;

/** The names of our own headers. */
public final class LictorHeaders {

    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    public static final String IDEMPOTENCY_REPLAYED = "Idempotency-Replayed";
    public static final String POSITION = "Lictor-Position";
    public static final String DRY_RUN = "Lictor-Dry-Run";
    public static final String AFTER = "Lictor-After";
    public static final String CORRELATION_ID = "X-Correlation-Id";

    private LictorHeaders() {}
}
