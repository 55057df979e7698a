package io.lictor.handling;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lictor.store.EventLog;
import java.util.function.Function;

/**
 * What streams were folded to, each until somebody appends to it. Never behind, but only where nobody else appends to the
 * store: what this process appends is forgotten before its command is answered.
 */
final class StreamMemory<T> {

    private final Cache<String, T> folded;

    StreamMemory(EventLog log, int most) {
        folded = Caffeine.newBuilder().maximumSize(most).build();
        // compute waits for who is just reading that stream, which invalidate and computeIfPresent don't: what was read
        // before the append must not be remembered behind it
        log.onChanged(streams -> streams.forEach(stream -> folded.asMap().compute(stream, (_, _) -> null)));
    }

    T get(String streamId, Function<String, T> fold) {
        return folded.get(streamId, fold);
    }
}
