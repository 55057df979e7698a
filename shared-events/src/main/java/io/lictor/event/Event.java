package io.lictor.event;

import java.time.Instant;

/** Something that happened, at {@code at}. Stored for ever under its name in {@link EventCatalogue}. */
public sealed interface Event permits LicenseEvent, ProductEvent, KeyEvent, TokenEvent {

    /** When it was recorded (UTC, to the millisecond). */
    Instant at();

    /** The stream it belongs to: one licence, one product, one key, or all tokens. */
    String streamId();
}
