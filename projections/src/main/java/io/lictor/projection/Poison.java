package io.lictor.projection;

import io.lictor.store.StoredEvent;

/** An event that can't be folded in, and the last one of its stream that has come since and has to wait behind it. */
record Poison(StoredEvent event, RuntimeException cause, long lastSequence) {}
