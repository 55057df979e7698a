package io.lictor.handling;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lictor.store.EventLog;
import java.util.function.Function;

/**
 * Cache of folded streams. An entry is dropped when this process appends to its stream or meets another process's
 * event, before that command is answered. Never behind if no other process appends; otherwise it may be.
 */
final class StreamMemory<T> {

    private final Cache<String, T> folded;

    StreamMemory(EventLog log, int most) {
        folded = Caffeine.newBuilder()
                .executor(Runnable::run) // its housekeeping is done sooner than handed to another thread
                .maximumSize(most)
                .build();
        // compute waits for who is just reading that stream, which invalidate and computeIfPresent don't: what was read
        // before the append must not be remembered behind it
        log.onChanged(streams -> streams.forEach(stream -> folded.asMap().compute(stream, (_, _) -> null)));
    }

    T get(String streamId, Function<String, T> fold) {
        return folded.get(streamId, fold);
    }

    /** Stores a later state, read on because another process appended. */
    void put(String streamId, T later) {
        folded.put(streamId, later);
    }
}
