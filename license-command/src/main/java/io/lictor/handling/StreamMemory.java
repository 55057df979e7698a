package io.lictor.handling;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lictor.store.EventLog;
import java.util.function.Function;

/**
 * What streams were folded to, each until this process appends to it, or meets what somebody else has appended: that is
 * forgotten before its command is answered. So it is never behind where nobody else appends to the store; elsewhere it may be.
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

    /** Where others append: somebody has read on. */
    void put(String streamId, T later) {
        folded.put(streamId, later);
    }
}
